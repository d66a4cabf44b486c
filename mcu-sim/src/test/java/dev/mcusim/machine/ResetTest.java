package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.ResetRequested;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Resets that firmware asks for. The titles are the programs. */
class ResetTest {

    private static final long COUNTER = 0x2000_0400L;
    private static final long F4_RCC = 0x4002_3800L;

    private static final Code COUNT_DOWN = new Code(
            "ldr r0, =0x20000400; ldr r1, [r0]; adds r1, #1; str r1, [r0]; cmp r1, #0; beq stop; ldr r2, =AIRCR; ldr r3, =0x05fa0004; "
                    + "str r3, [r2]; dsb; b .; stop: ldr r4, =RCC_CSR; ldr r5, [r4]; bkpt #0",
            0x4807,
            0x6801,
            0x3101,
            0x6001,
            0x2900,
            0xd005,
            0x4a05,
            0x4b06,
            0x6013,
            0xf3bf,
            0x8f4f,
            0xe7fe,
            0x4c04,
            0x6825,
            0xbe00,
            0x0000,
            0x0400,
            0x2000,
            0xed0c,
            0xe000,
            0x0004,
            0x05fa,
            0x3874,
            0x4002);
    private static final Code AGAIN = new Code(
            "ldr r2, =AIRCR; ldr r3, =0x05fa0004; str r3, [r2]; dsb; b .",
            0x4a02,
            0x4b03,
            0x6013,
            0xf3bf,
            0x8f4f,
            0xe7fe,
            0xed0c,
            0xe000,
            0x0004,
            0x05fa);

    private static byte[] word(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNICORN")
    @DisplayName("counts in RAM and resets the chip by SYSRESETREQ; then reads the reset flags")
    void theProgramStartsAgain(CoreKind core) {
        try (Firmware firmware = new Firmware("nucleo-f446re", COUNT_DOWN, core)) {
            Machine machine = firmware.machine;
            machine.writeMemory(COUNTER, word(-3));
            machine.systemRegisters().nvic().setEnabled(20, true);
            machine.systemRegisters().write(0xe000_ed14L, 4, 0x218);
            assertThat(firmware.run()).isInstanceOf(Breakpoint.class);
            assertThat(machine.resets()).containsExactly(ResetCause.SOFTWARE, ResetCause.SOFTWARE);
            assertThat(machine.register(Register.R5) >>> 24)
                    .as("software, power, pin and brown-out")
                    .isEqualTo(0x1e);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
            assertThat(machine.systemRegisters().nvic().isEnabled(20)).isFalse();
            assertThat(machine.systemRegisters().read(0xe000_ed14L, 4))
                    .as("CCR")
                    .isEqualTo(0x200);
            assertThat(machine.counters().instructions()).isGreaterThan(25);
        }
    }

    @Test
    void flagsAreRemovedByRmvf() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            assertThat(firmware.load(F4_RCC + 0x74) >>> 24).isEqualTo(0x0e);
            firmware.store(F4_RCC + 0x74, 1 << 24);
            assertThat(firmware.load(F4_RCC + 0x74) >>> 25).isZero();
        }
    }

    @Test
    @DisplayName("resets for ever")
    void tooManyResetsEndTheRun() {
        try (Firmware firmware = new Firmware("nucleo-h743zi2", AGAIN)) {
            assertThat(firmware.run()).isInstanceOf(ResetRequested.class);
            assertThat(firmware.machine.resets())
                    .isEqualTo(Collections.nCopies(MachineOptions.MOST_RESETS, ResetCause.SOFTWARE));
        }
    }

    @ParameterizedTest
    @CsvSource({"cpsid f, udf #0, 0xb671, 0xde00", "cpsid i, b ., 0xb672, 0xe7fe"})
    @DisplayName("starts IWDG with a reload value of 1, then locks up, or loops where no interrupt comes")
    void aWatchdogResetsACoreThatHangs(String mask, String hang, int first, int second) {
        Code code = new Code(
                "ldr r0, =IWDG; movw r1, #0x5555; str r1, [r0]; movs r1, #1; str r1, [r0, #8]; movw r1, #0xcccc; str r1, [r0]; "
                        + "movw r1, #0xaaaa; str r1, [r0]; " + mask + "; " + hang,
                0x4806,
                0xf245,
                0x5155,
                0x6001,
                0x2101,
                0x6081,
                0xf64c,
                0x41cc,
                0x6001,
                0xf64a,
                0x21aa,
                0x6001,
                first,
                second,
                0x3000,
                0x4000);
        try (Firmware firmware = new Firmware("nucleo-f446re", code)) {
            assertThat(firmware.run()).isInstanceOf(ResetRequested.class);
            assertThat(firmware.machine.resets())
                    .isEqualTo(Collections.nCopies(MachineOptions.MOST_RESETS, ResetCause.INDEPENDENT_WATCHDOG));
        }
    }
}
