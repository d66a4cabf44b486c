package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeripheralsTest {

    private final List<String> sent = new ArrayList<>();
    private int changes;

    static Stream<Board> boards() {
        return BoardCatalog.shipped().boards().stream();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyPeripheralOfAChipAnswersAndNothingElse(Board board) {
        Peripherals peripherals = peripherals(board);
        board.chip().peripherals().forEach((name, base) -> {
            assertThat(peripherals.bus().covers(base)).as(name).isTrue();
            peripherals.bus().read(base, 4);
        });
        assertThat(peripherals.bus().covers(0x2000_0000L)).isFalse();
        assertThat(peripherals.bus().covers(0x5fff_fffcL)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void whatFirmwareWaitsForBecomesReady(Board board) {
        Peripherals peripherals = peripherals(board);
        for (String[] pair : new String[][] {
            {"RCC", "CR", "HSEON", "CR", "HSERDY"},
            {"RCC", "CR", "HSION", "CR", "HSIRDY"},
            {"RCC", "CR", "PLLON", "CR", "PLLRDY"},
            {"RCC", "CR", "PLL3ON", "CR", "PLL3RDY"},
            {"RCC", "CR", "PLLSAI1ON", "CR", "PLLSAI1RDY"},
            {"RCC", "CFGR", "SW", "CFGR", "SWS"},
            {"RCC", "BDCR", "LSEON", "BDCR", "LSERDY"},
            {"RCC", "CSR", "LSION", "CSR", "LSIRDY"},
            {"PWR", "CR", "ODEN", "CSR", "ODRDY"},
            {"PWR", "CR1", "ODSWEN", "CSR1", "ODSWRDY"},
            {"PWR", "CR3", "USB33DEN", "CR3", "USB33RDY"},
            {"SYSCFG", "CCCSR", "EN", "CCCSR", "READY"},
        }) {
            Bits enable = bits(board, pair[0], pair[1], pair[2]);
            Bits ready = bits(board, pair[0], pair[3], pair[4]);
            if (enable != null && ready != null) {
                peripherals.bus().write(enable.address, 4, enable.mask);
                assertThat(peripherals.bus().read(ready.address, 4) & ready.mask)
                        .as(String.join(".", pair))
                        .isEqualTo(ready.mask);
                peripherals.bus().write(enable.address, 4, 0);
                assertThat(peripherals.bus().read(ready.address, 4) & ready.mask)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void theFlashsLatencyReadsBack(Board board) {
        Peripherals peripherals = peripherals(board);
        Bits latency = bits(board, "FLASH", "ACR", "LATENCY");
        peripherals.bus().write(latency.address, 4, 4);
        assertThat(peripherals.bus().read(latency.address, 4)).isEqualTo(4);
        assertThat(peripherals.flash().waitStates()).isEqualTo(4);
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void flashSettingsAfterResetAreThoseOfSilicon() {
        FlashInterface f4 = peripherals(board("stm32f407g-disc1")).flash();
        assertThat(f4.waitStates()).isZero();
        assertThat(f4.prefetches() || f4.cachesInstructions() || f4.cachesData())
                .isFalse();
        assertThat(peripherals(board("nucleo-h743zi2")).flash().waitStates()).isEqualTo(7);
        FlashInterface l4 = peripherals(board("nucleo-l4r5zi")).flash();
        assertThat(l4.cachesInstructions() && l4.cachesData()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void theSerialPortOfTheBoardSendsOnceItIsSetUp(Board board) {
        Peripherals peripherals = peripherals(board);
        long[] now = {0};
        peripherals.wiring().schedule().connect(() -> now[0], () -> {});
        board.virtualComPort().ifPresent(port -> {
            boolean older = board.chip().usartMap().equals("usart-v1");
            peripherals.bus().write(port.base() + (older ? 8 : 0x0c), 4, 0x1000);
            peripherals.bus().write(port.base() + (older ? 0x0c : 0), 4, older ? 0x2008 : 9);
            peripherals.bus().write(port.base() + (older ? 4 : 0x28), 1, 'A');
            now[0] = 100_000;
            peripherals.wiring().schedule().advance();
            now[0] = 200_000;
            peripherals.wiring().schedule().advance();
            assertThat(sent).containsExactly(port.uart() + " 65");
        });
    }

    @Test
    void theSignatureTellsTheSizeOfTheFlash() {
        Peripherals f4 = peripherals(board("stm32f407g-disc1"));
        assertThat(f4.bus().read(0x1fff_7a22L, 2)).isEqualTo(1024);
        assertThat(f4.bus().read(0x1fff_7a14L, 4)).isEqualTo(2);
        Signature h7 = Signature.of(board("nucleo-h743zi2").chip());
        assertThat(h7.address()).isEqualTo(0x1ff1_e800L);
        assertThat(h7.bytes()[0x81]).isEqualTo((byte) (2048 >> 8));
    }

    @Test
    void onlyCortexM4PartsHaveABitBandAlias() {
        Peripherals m4 = peripherals(board("stm32f407g-disc1"));
        long pllon = 0x4200_0000L + 0x2_3800 * 32 + 24 * 4;
        m4.bus().write(pllon, 4, 1);
        assertThat(m4.bus().read(0x4002_3800L, 4) >>> 24).isEqualTo(3);
        assertThat(peripherals(board("nucleo-f746zg")).bus().covers(pllon)).isFalse();
    }

    @Test
    void bitsThatDoNothingAreCountedWhenSet() {
        Peripherals peripherals = peripherals(board("nucleo-f446re"));
        long port = board("nucleo-f446re").chip().peripherals().get("USART2");
        peripherals.bus().write(port + 0x14, 4, 0xc0);
        assertThat(peripherals.touched()).isEmpty();
        peripherals.bus().write(port + 0x14, 4, 0x1c0);
        assertThat(peripherals.touched()).containsExactly(new Touched("USART2.CR3", port + 0x14, 0, 1));
    }

    @Test
    void otherPeripheralsReadBackAndAreCounted() {
        Peripherals peripherals = peripherals(board("nucleo-f446re"));
        peripherals.bus().write(0x4000_6c2cL, 4, 999);
        assertThat(peripherals.bus().read(0x4000_6c2cL, 4)).isEqualTo(999);
        assertThat(peripherals.touched()).containsExactly(new Touched("CEC", 0x4000_6c00L, 1, 1));
    }

    private record Bits(long address, int mask) {}

    private static Bits bits(Board board, String block, String register, String field) {
        RegisterMap map = BoardCatalog.shipped().registerMap(board.chip().registerMap());
        RegisterMap.Register described = map.blocks().get(block).get(register);
        return described == null || !described.fields().containsKey(field)
                ? null
                : new Bits(
                        board.chip().peripherals().get(block) + described.offset(),
                        described.fields().get(field).mask());
    }

    private Peripherals peripherals(Board board) {
        Peripherals made = new Peripherals(board, (port, data) -> sent.add(port + " " + data), () -> changes++);
        AllClocks.enable(board, made);
        changes = 0;
        return made;
    }

    private static Board board(String id) {
        return BoardCatalog.shipped().board(id);
    }
}
