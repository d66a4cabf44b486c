package dev.mcusim.run.uart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.peripheral.SerialOutput;
import org.junit.jupiter.api.Test;

/** A million bytes at 921,600 baud through a port whose output is connected to its input: none lost, none reordered, in 10.85 s. */
class MillionBytesTest {

    private static final int BYTES = 1_000_000;
    private static final double SECONDS = BYTES * 10 / 921_600.0;
    private static final int RE_TE = 0xc;
    private static final int RXNEIE = 1 << 5;
    private static final int TXEIE = 1 << 7;
    private static final int FIFOEN = 1 << 29;

    /** 84 MHz by HSI and PLL, half of that for APB1. */
    private static final LoopbackFirmware F4 = new LoopbackFirmware(
            "nucleo-f446re",
            "USART1",
            37,
            0x4001_1000,
            true,
            91,
            RE_TE | RXNEIE | TXEIE,
            0,
            0x4002_3c00,
            0x702,
            0x4002_3844,
            1 << 4,
            0x4002_3804,
            16 | 336 << 6 | 1 << 16,
            0x4002_3800,
            0x0100_0001,
            0x4002_3808,
            4 << 10 | 2);

    /** HSI of 64 MHz; TXFTIE at half of the FIFO. */
    private static final LoopbackFirmware H7 = new LoopbackFirmware(
            "nucleo-h743zi2",
            "USART3",
            39,
            0x4000_4800,
            false,
            69,
            FIFOEN | RE_TE | RXNEIE,
            2 << 29 | 1 << 23,
            0x5802_44e8,
            1 << 18);

    /** MSI of 48 MHz. */
    private static final LoopbackFirmware L4 = new LoopbackFirmware(
            "nucleo-l4r5zi",
            "USART2",
            38,
            0x4000_4400,
            false,
            52,
            RE_TE | RXNEIE | TXEIE,
            0,
            0x4002_1000,
            0xb9,
            0x4002_1058,
            1 << 17);

    @Test
    void byInterruptsOnAnF4() {
        pass(F4, false);
    }

    @Test
    void byInterruptsOfFifosOnAnH7() {
        pass(H7, false);
    }

    @Test
    void byPollingOnAnL4() {
        pass(L4, true);
    }

    private static void pass(LoopbackFirmware firmware, boolean polls) {
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "loopback");
        try (Machine machine = Machine.create(
                BoardCatalog.shipped().board(firmware.board()),
                ProgramImage.read(firmware.elf(BYTES, polls)),
                CoreKind.JIT,
                MachineOptions.DEFAULT.withConsole(console))) {
            machine.surroundings().orElseThrow().serial().line(firmware.port()).loopBack();
            assertThat(machine.run(-1, Long.MAX_VALUE)).isInstanceOf(StopReason.Breakpoint.class);
            assertThat(machine.register(Register.R6)).as("received").isEqualTo(BYTES);
            assertThat(machine.register(Register.R7)).as("wrong").isZero();
            assertThat(machine.surroundings().orElseThrow().remarks()).isEmpty();
            assertThat(machine.seconds()).isCloseTo(SECONDS, withinPercentage(1));
        }
    }
}
