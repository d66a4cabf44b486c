package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.Pins;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Firmware that sleeps until peripherals have interrupted it three times. */
class PeripheralInterruptsTest {

    private static final Code MAIN = new Code("1: wfi; cmp r4, #3; bne 1b; bkpt 0", 0xbf30, 0x2c03, 0xd1fc, 0xbe00);
    private static final long HANDLER = TestBoard.CODE + 0x100;
    private static final long NVIC_ISER = 0xe000_e100L;
    private static final long RCC = 0x4002_3800L;
    private static final long TIM2 = 0x4000_0000L;
    private static final long GPIOA = 0x4002_0000L;
    private static final long EXTI = 0x4001_3c00L;
    private static final long RTC = 0x4000_2800L;

    private static void handle(Firmware firmware, int interrupt, Code handler) {
        byte[] vector = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) HANDLER | 1)
                .array();
        firmware.machine.writeMemory(0x0800_0000L + 4 * (ExceptionNumber.FIRST_INTERRUPT + interrupt), vector);
        firmware.machine.writeMemory(HANDLER, handler.bytes());
        firmware.store(NVIC_ISER + interrupt / 32 * 4, 1 << interrupt % 32);
    }

    /** Runs the main program until its handler, which finds a peripheral's address in R5 and a word in R6, has been called three times. */
    private static void sleepThreeTimes(Firmware firmware, long r5, int r6) {
        Machine machine = firmware.machine;
        machine.writeMemory(TestBoard.CODE, MAIN.bytes());
        machine.setRegister(Register.PC, (int) TestBoard.CODE);
        machine.setRegister(Register.R4, 0);
        machine.setRegister(Register.R5, (int) r5);
        machine.setRegister(Register.R6, r6);
        assertThat(firmware.run()).isInstanceOf(Breakpoint.class);
    }

    @Test
    void updatesOfATimerComeInTime() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            handle(firmware, 28, new Code("str r6, [r5, #16]; adds r4, #1; bx lr", 0x612e, 0x3401, 0x4770));
            firmware.store(RCC + 0x40, 1);
            firmware.store(TIM2 + 0x2c, 15_999);
            firmware.store(TIM2 + 0x0c, 1);
            long start = firmware.machine.counters().cycles();
            firmware.store(TIM2, 1);
            sleepThreeTimes(firmware, TIM2, 0);
            assertThat(firmware.machine.counters().cycles() - start).isBetween(48_000L, 48_100L);
        }
    }

    @Test
    void pulsesOfATimerThatAWireLeadsToAnotherPinInterrupt() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            Pins pins = firmware.machine.surroundings().orElseThrow().pins();
            Pin wire = pins.pin("PB0");
            pins.pin("PA5").whenChanged((pin, high, cycle) -> wire.drive(high));
            handle(firmware, 6, new Code("str r6, [r5, #20]; adds r4, #1; bx lr", 0x616e, 0x3401, 0x4770));
            firmware.store(RCC + 0x30, 3);
            firmware.store(RCC + 0x40, 1);
            firmware.store(RCC + 0x44, 1 << 14);
            firmware.store(0x4001_3808L, 1);
            firmware.store(EXTI, 1);
            firmware.store(EXTI + 0x08, 1);
            firmware.store(GPIOA + 0x20, 1 << 20);
            firmware.store(GPIOA, 2 << 10);
            firmware.store(TIM2 + 0x2c, 999);
            firmware.store(TIM2 + 0x34, 500);
            firmware.store(TIM2 + 0x18, 7 << 4);
            firmware.store(TIM2 + 0x20, 1);
            long start = firmware.machine.counters().cycles();
            firmware.store(TIM2, 1);
            sleepThreeTimes(firmware, EXTI, 1);
            assertThat(firmware.machine.counters().cycles() - start).isBetween(2_500L, 2_600L);
        }
    }

    @Test
    void theRealTimeClockWakesUpAgainAndAgain() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            handle(
                    firmware,
                    3,
                    new Code(
                            "str r6, [r5, #12]; str r7, [r8, #20]; adds r4, #1; bx lr",
                            0x60ee,
                            0xf8c8,
                            0x7014,
                            0x3401,
                            0x4770));
            firmware.store(RCC + 0x40, 1 << 28);
            firmware.store(0x4000_7000L, 1 << 8);
            firmware.store(RCC + 0x70, 1 << 15 | 1 << 8 | 1);
            firmware.store(EXTI, 1 << 22);
            firmware.store(EXTI + 0x08, 1 << 22);
            firmware.store(RTC + 0x24, 0xca);
            firmware.store(RTC + 0x24, 0x53);
            firmware.store(RTC + 0x14, 15);
            long start = firmware.machine.counters().cycles();
            firmware.store(RTC + 0x08, 1 << 14 | 1 << 10 | 3);
            firmware.machine.setRegister(Register.R7, 1 << 22);
            firmware.machine.setRegister(Register.R8, (int) EXTI);
            sleepThreeTimes(firmware, RTC, ~0x480);
            assertThat(firmware.machine.counters().cycles() - start)
                    .as("three times sixteen cycles of LSE / 2, at 16 MHz")
                    .isBetween(3L * 15_625 - 1_000, 3L * 15_625 + 100);
        }
    }

    @Test
    void theIndependentWatchdogEndsAnEndlessLoop() {
        Code code = new Code(
                "ldr r0, =RCC_CSR; ldr r1, [r0]; lsls r2, r1, #2; bmi 2f; ldr r0, =IWDG; KR = 0x5555; RLR = 9; KR = 0xaaaa; "
                        + "KR = 0xcccc; 1: b 1b; 2: bkpt 0",
                0x4809,
                0x6801,
                0x008a,
                0xd40c,
                0x4808,
                0xf245,
                0x5155,
                0x6001,
                0x2109,
                0x6081,
                0xf64a,
                0x21aa,
                0x6001,
                0xf64c,
                0x41cc,
                0x6001,
                0xe7fe,
                0xbe00,
                0xbf00,
                0x0000,
                0x3874,
                0x4002,
                0x3000,
                0x4000);
        try (Firmware firmware = new Firmware("nucleo-f446re", code)) {
            assertThat(firmware.run()).isInstanceOf(Breakpoint.class);
            assertThat(firmware.machine.register(Register.R1) >>> 29 & 1)
                    .as("IWDGRSTF")
                    .isEqualTo(1);
            assertThat(firmware.machine.counters().cycles()).isBetween(10 * 4 * 500L, 10 * 4 * 500L + 100);
        }
    }
}
