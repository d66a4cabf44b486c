package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.MemoryRegion.Alias;
import dev.mcusim.board.MemoryRegion.Dma;
import dev.mcusim.board.MemoryRegion.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedBoardsTest {
    private static final long KIB = 1024;

    static List<Board> boards() {
        return BoardCatalog.shipped().boards();
    }

    @Test
    void thereAreNineteenBoardsWithAChipEach() {
        assertThat(boards()).hasSize(19);
        assertThat(boards().stream().map(board -> board.chip().id()).distinct()).hasSize(19);
        assertThat(BoardCatalog.shipped().ids())
                .contains("nucleo-f746zg", "stm32f746g-disco", "stm32f407g-disc1", "openmv-cam-h7", "nucleo-l4r5zi");
    }

    @Test
    void theIndexListsExactlyTheFilesThatAreThere() throws IOException {
        Path resources = Guide.root().resolve("board-profiles/src/main/resources/dev/mcusim/board");
        SharedTables.Index index = SharedTables.get().index();

        assertThat(names(resources.resolve("boards"))).containsExactlyInAnyOrderElementsOf(index.boards());
        assertThat(names(resources.resolve("chips")))
                .containsExactlyInAnyOrderElementsOf(index.chips().stream()
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(names(resources.resolve("registers")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(index.registerMaps().stream(), Stream.of("reset-values", "hal-polls"))
                                .toList());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void idIsTheLowerCaseName(Board board) {
        assertThat(board.id()).isEqualTo(board.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void memoriesOverlapNowhere(Board board) {
        record Span(String name, long from, long to) {}
        List<Span> spans = new ArrayList<>();
        for (MemoryRegion region : board.regions()) {
            spans.add(new Span(region.name(), region.base(), region.end()));
            for (Alias alias : region.aliases()) {
                spans.add(new Span(region.name() + " alias", alias.base(), alias.base() + region.size()));
            }
        }
        for (int i = 0; i < spans.size(); i++) {
            for (int j = 0; j < i; j++) {
                Span a = spans.get(i);
                Span b = spans.get(j);
                assertThat(a.to() <= b.from() || b.to() <= a.from())
                        .as("%s and %s are apart", a, b)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void coreStartsFromFlash(Board board) {
        MemoryRegion start = board.regionAt(board.chip().boot().vectorAddress()).orElseThrow();

        assertThat(start.kind()).isEqualTo(Kind.FLASH);
        assertThat(start.canonical(board.chip().boot().vectorAddress())).hasValue(0x08000000L);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void defaultClockIsTheFastestWithCompleteDataAndHasACurrent(Board board) {
        long fastest = board.clocks().stream()
                .filter(clock -> clock.pll().isPresent())
                .mapToLong(ClockConfig::hertz)
                .max()
                .orElseThrow();

        assertThat(board.clock().pll()).isPresent();
        assertThat(board.clock().hertz()).isEqualTo(fastest);
        assertThat(board.chip().runCurrent(fastest)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void waitStatesRiseWithTheClock(Board board) {
        for (FlashTiming.Range range : board.chip().flash().timing().ranges()) {
            long top = range.maxHertz().get(range.maxHertz().size() - 1);
            int before = 0;
            for (long hertz = 1_000_000; hertz <= top; hertz += 500_000) {
                int waitStates = range.waitStates(hertz).orElseThrow();
                assertThat(waitStates).isGreaterThanOrEqualTo(before);
                before = waitStates;
            }
            assertThat(before).isEqualTo(range.maxHertz().size() - 1);
            assertThat(range.waitStates(top + 1)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyFigureNamesItsSource(Board board) {
        Chip chip = board.chip();

        assertThat(board.sources()).isNotEmpty();
        assertThat(chip.sources()).isNotEmpty();
        assertThat(chip.processor().sources()).isNotEmpty();
        assertThat(chip.flash().timing().sources()).isNotEmpty();
        assertThat(chip.flash().accelerator().sources()).isNotEmpty();
        assertThat(chip.energyCurrents())
                .allSatisfy(current -> assertThat(current.source().text()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void peripheralsWithoutAModelHaveANameToo(Board board) {
        List<String> interrupts = board.chip().interrupts().keySet().stream()
                .filter(name -> name.matches("(SPI|I2C|CAN|FDCAN|SAI)\\d(_EV|_TX|_IT0)?"))
                .map(name -> name.replaceFirst("_.*", ""))
                .toList();

        assertThat(interrupts).contains("SPI1", "I2C1");
        assertThat(board.chip().peripherals()).containsKeys(interrupts.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void registerMapsOfTheChipExist(Board board) {
        assertThat(BoardCatalog.shipped()
                        .registerMap(board.chip().registerMap())
                        .register("RCC", "CR")
                        .fields())
                .containsKey("HSION");
        assertThat(BoardCatalog.shipped().registerMap(board.chip().usartMap()).register("USART", "BRR"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "nucleo-f746zg,    DTCM,     DTCM,   0x20000000,  64, rwx",
        "nucleo-f746zg,    SRAM1,    SRAM,   0x20010000, 240, rwx",
        "nucleo-f746zg,    FLASH,    FLASH,  0x08000000, 1024, r-x",
        "nucleo-h743zi2,   AXISRAM,  SRAM,   0x24000000, 512, rwx",
        "nucleo-h743zi2,   ITCM,     ITCM,   0x00000000,  64, rwx",
        "stm32f407g-disc1, CCM,      CCM,    0x10000000,  64, rw-",
        "nucleo-f429zi,    CCM,      CCM,    0x10000000,  64, rw-",
        "stm32f469i-disco, SRAM3,    SRAM,   0x20030000, 128, rwx",
        "nucleo-h7a3zi-q,  AXISRAM3, SRAM,   0x240A0000, 384, rwx",
        "nucleo-l4r5zi,    SRAM3,    SRAM,   0x20040000, 384, rwx",
        "nucleo-f446re,    BKPSRAM,  BACKUP, 0x40024000,   4, rw-",
        "stm32f746g-disco, SDRAM,    EXTERNAL, 0xC0000000, 8192, rw-"
    })
    void regionIsWhereTheManualSaysItIs(String id, String name, Kind kind, String base, long kib, String access) {
        MemoryRegion region = BoardCatalog.shipped().board(id).region(name);

        assertThat(region.kind()).isEqualTo(kind);
        assertThat(region.base()).isEqualTo(Long.decode(base));
        assertThat(region.size()).isEqualTo(kib * KIB);
        assertThat((region.writable() ? "rw" : "r-") + (region.executable() ? "x" : "-"))
                .isEqualTo(access);
    }

    @Test
    void f446HasOneRunOf128KibMadeOfTwoRegions() {
        Chip chip = BoardCatalog.shipped().board("nucleo-f446re").chip();

        assertThat(chip.region("SRAM1").end()).isEqualTo(chip.region("SRAM2").base());
        assertThat(chip.region("SRAM2").end() - chip.region("SRAM1").base()).isEqualTo(128 * KIB);
        assertThat(chip.regions(Kind.CCM)).isEmpty();
    }

    @Test
    void l4r5HasOneRunOf640KibAlthoughSram2AlsoAppearsElsewhere() {
        Chip chip = BoardCatalog.shipped().board("nucleo-l4r5zi").chip();

        assertThat(chip.region("SRAM1").end()).isEqualTo(chip.region("SRAM2").base());
        assertThat(chip.region("SRAM2").end()).isEqualTo(chip.region("SRAM3").base());
        assertThat(chip.region("SRAM3").end()).isEqualTo(0x20000000L + 640 * KIB);
        assertThat(chip.region("SRAM2").canonical(0x10000004L)).hasValue(0x20030004L);
    }

    @Test
    void f7FlashAppearsBehindTheAcceleratorAndF4FlashAtZero() {
        Chip f7 = BoardCatalog.shipped().board("nucleo-f746zg").chip();
        Chip f4 = BoardCatalog.shipped().board("nucleo-f446re").chip();

        assertThat(f7.region("FLASH").aliases()).extracting(Alias::base).containsExactly(0x00200000L);
        assertThat(f7.boot().vectorAddress()).isEqualTo(0x00200000L);
        assertThat(f7.regionAt(0).map(MemoryRegion::name)).hasValue("ITCM");
        assertThat(f4.region("FLASH").aliases()).extracting(Alias::base).containsExactly(0L);
    }

    @Test
    void cachesReadTheIdsThatCmsisLoopsOver() {
        Processor f746 = BoardCatalog.shipped().board("nucleo-f746zg").chip().processor();
        Processor h743 = BoardCatalog.shipped().board("nucleo-h743zi2").chip().processor();
        Processor h723 = BoardCatalog.shipped().board("nucleo-h723zg").chip().processor();

        assertThat(f746.dataCache().orElseThrow().sizeId()).isEqualTo(0xF003E019);
        assertThat(f746.instructionCache().orElseThrow().sizeId()).isEqualTo(0xF007E009);
        assertThat(h743.dataCache().orElseThrow().sizeId()).isEqualTo(0xF00FE019);
        assertThat(h743.instructionCache().orElseThrow().sizeId()).isEqualTo(0xF01FE009);
        assertThat(h723.dataCache().orElseThrow().sizeId()).isEqualTo(0xF01FE019);
        assertThat(h723.instructionCache().orElseThrow().sizeId()).isEqualTo(0xF03FE009);
        assertThat(f746.cpuid()).isEqualTo(0x410FC271);
        assertThat(f746.fpu()).isEqualTo(Fpu.FPV5_SP);
        assertThat(h743.fpu().doublePrecision()).isTrue();
    }

    @Test
    void dualCoreChipDescribesItsSecondCore() {
        Companion companion = BoardCatalog.shipped()
                .board("stm32h747i-disco")
                .chip()
                .companion()
                .orElseThrow();

        assertThat(companion.processor().core()).isEqualTo(Core.CORTEX_M4);
        assertThat(companion.maxHertz()).isEqualTo(240_000_000L);
        assertThat(companion.bootAddress()).isEqualTo(0x08100000L);
        assertThat(companion.accelerator().lines())
                .containsExactly(new FlashAccelerator.Lines(FlashAccelerator.Lines.Holds.UNIFIED, 64, 256));
    }

    @Test
    void unconfirmedPropertiesStayMarkedAndCautious() {
        MemoryRegion backup = BoardCatalog.shipped().board("nucleo-f446re").region("BKPSRAM");

        assertThat(backup.unconfirmed()).containsExactlyInAnyOrder("executable", "dma");
        assertThat(backup.executable()).isFalse();
        assertThat(backup.dma()).isEqualTo(Dma.NONE);
        assertThat(BoardCatalog.shipped()
                        .board("stm32f407g-disc1")
                        .virtualComPort()
                        .orElseThrow()
                        .evidence())
                .isEqualTo(Evidence.UNCONFIRMED);
    }

    @Test
    void virtualComPortOfTheL4IsTheLowPowerUart() {
        SerialPort port =
                BoardCatalog.shipped().board("nucleo-l4r5zi").virtualComPort().orElseThrow();

        assertThat(port.uart()).isEqualTo("LPUART1");
        assertThat(port.base()).isEqualTo(0x40008000L);
        assertThat(port.interrupt()).isEqualTo(70);
        assertThat(port.transmitPin()).isEqualTo("PG7");
        assertThat(port.alternateFunction()).isEqualTo(8);
    }

    @Test
    void registerMapKnowsFieldsResetValuesAndReadyBits() {
        RegisterMap map = BoardCatalog.shipped().registerMap("f746");

        assertThat(map.register("RCC", "PLLCFGR").offset()).isEqualTo(4);
        assertThat(map.register("RCC", "PLLCFGR").fields().get("PLLN")).isEqualTo(new RegisterMap.Field(6, 14));
        assertThat(map.register("RCC", "PLLCFGR").fields().get("PLLN").mask()).isEqualTo(0x7FC0);
        assertThat(map.resetValues()).anySatisfy(reset -> assertThat(reset)
                .isEqualTo(new RegisterMap.ResetValue("RCC_CR", 0x83, Evidence.CONFIRMED, "")));
        assertThat(map.polls()).anyMatch(poll -> poll.contains("TEACK"));
        assertThat(BoardCatalog.shipped()
                        .registerMap("cortex-m7")
                        .register("SYSTEM", "SCB_CPACR")
                        .offset())
                .isEqualTo(0xE000ED88L);
        assertThatThrownBy(() -> map.register("RCC", "NONE")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownBoardIsAnsweredWithTheNearestIds() {
        assertThatThrownBy(() -> BoardCatalog.shipped().board("nucleo-f746"))
                .isInstanceOfSatisfying(ProfileException.class, e -> {
                    assertThat(e.errors())
                            .extracting(ProfileError::code)
                            .containsExactly(ProfileError.Code.UNKNOWN_BOARD);
                    assertThat(e).hasMessageContaining("nucleo-f746zg");
                });
    }

    @Test
    void aPartOfAnIdFindsTheWholeOne() {
        assertThat(Nearest.to("f746zg", BoardCatalog.shipped().ids())).containsExactly("nucleo-f746zg");
        assertThat(Nearest.to("arduino", BoardCatalog.shipped().ids())).isEmpty();
    }

    @Test
    void boardsAreFoundInUpperCaseToo() {
        assertThat(BoardCatalog.shipped().board("NUCLEO-F746ZG").id()).isEqualTo("nucleo-f746zg");
    }

    @Test
    void regionsAreFoundByNameOrNotAtAll() {
        Board board = BoardCatalog.shipped().board("nucleo-f746zg");

        assertThatThrownBy(() -> board.region("CCM"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DTCM");
        assertThatThrownBy(() -> board.clock("warp")).isInstanceOf(IllegalArgumentException.class);
    }
}
