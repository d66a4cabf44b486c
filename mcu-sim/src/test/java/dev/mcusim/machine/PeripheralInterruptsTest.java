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
}
