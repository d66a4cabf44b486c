package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.LockUp;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.timing.MemorySettings;
import org.junit.jupiter.api.Test;

/** What a machine with a console has beyond memory. */
class FirmwareMachineTest {

    private static final long F4_RCC = 0x4002_3800L;
    private static final long F4_FLASH = 0x4002_3c00L;
    private static final long H7_RCC = 0x5802_4400L;
    private static final long H7_FLASH = 0x5200_2000L;
    private static final long CCR = 0xe000_ed14L;

    @Test
    void storesReachSerialPorts() {
        Code code = new Code(
                "movs r1, #72; str r1, [r0, #0x28]; movs r1, #105; strb r1, [r0, #0x28]; bkpt 0",
                0x2148,
                0x6281,
                0x2169,
                0xf880,
                0x1028,
                0xbe00);
        try (Firmware firmware = new Firmware("nucleo-h743zi2", code)) {
            firmware.machine.setRegister(Register.R0, 0x4000_4800);
            firmware.machine.debugPort().write(H7_RCC + 0xe8, new byte[] {0, 0, 1 << 2, 0});
            firmware.machine.debugPort().write(0x4000_480cL, new byte[] {16, 0, 0, 0});
            firmware.machine.debugPort().write(0x4000_4800L, new byte[] {0, 0, 0, 0x20});
            firmware.machine.debugPort().write(0x4000_4800L, new byte[] {9, 0, 0, 0x20});
            assertThat(firmware.run()).isInstanceOf(Breakpoint.class);
            firmware.machine.surroundings().orElseThrow().finishOutput();
            assertThat(firmware.serial).hasToString("USART3:H USART3:i ");
        }
    }

    @Test
    void anAddressWithoutPeripheralFaults() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            LockUp stop = (LockUp) firmware.tryLoad(0x4f00_0000L);
            assertThat(stop.report().kind()).as("there are no handlers").isEqualTo(FaultKind.UNMAPPED_FETCH);
            TakenFault fault = firmware.machine.latestFault().orElseThrow();
            assertThat(fault.report().kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(fault.bfar()).isEqualTo(0x4f00_0000);
            firmware.machine.debugPort().write(F4_RCC + 0x40, new byte[] {0, 0, 0, 1 << 3});
            assertThat(firmware.load(0x4000_6c24L)).as("CEC").isZero();
            assertThat(firmware.machine.touched()).containsExactly(new Touched("CEC", 0x4000_6c00L, 1, 0));
        }
    }

    @Test
    void theFlashInterfaceDecidesHowLongMemoryTakes() {
        try (Firmware firmware = Firmware.on("stm32f407g-disc1")) {
            assertThat(firmware.machine.memorySettings()).isEqualTo(MemorySettings.OFF);
            firmware.store(F4_FLASH, 0x705);
            assertThat(firmware.machine.memorySettings())
                    .isEqualTo(new MemorySettings(false, false, 5, true, true, true, 1));
        }
    }

    @Test
    void cachesAndTheBusClockDecideToo() {
        try (Firmware firmware = Firmware.on("nucleo-h743zi2")) {
            assertThat(firmware.machine.memorySettings())
                    .as("after reset")
                    .isEqualTo(new MemorySettings(false, false, 7, false, false, false, 1));
            firmware.store(H7_FLASH, 0x24);
            firmware.store(H7_RCC + 0x18, 8);
            firmware.store(CCR, 0x0003_0200);
            assertThat(firmware.machine.memorySettings())
                    .isEqualTo(new MemorySettings(true, true, 4, false, false, false, 2));
        }
    }

    @Test
    void timeGoesByTheClocksThatWereSelectedOnTheWay() {
        try (Firmware firmware = Firmware.on("stm32f407g-disc1")) {
            Machine machine = firmware.machine;
            assertThat(machine.hertz()).isEqualTo(16_000_000);
            for (int i = 0; i < 100; i++) {
                firmware.load(F4_RCC);
            }
            firmware.store(F4_RCC + 4, 8 | 336 << 6 | 1 << 22);
            firmware.store(F4_RCC + 8, 2);
            double before = machine.seconds();
            long cycles = machine.counters().cycles();
            assertThat(before).isCloseTo(cycles / 16e6, within(1e-6));
            assertThat(machine.hertz()).isEqualTo(168_000_000);
            for (int i = 0; i < 100; i++) {
                firmware.load(F4_RCC);
            }
            long more = machine.counters().cycles() - cycles;
            assertThat(more).isPositive();
            assertThat(machine.seconds() - before).isCloseTo(more / 168e6, within(1e-9));
        }
    }

    @Test
    void aBranchToItselfEndsTheRunWhenNothingCanInterruptIt() {
        Code code = new Code("cpsid i; nop; b .", 0xb672, 0xbf00, 0xe7fe);
        try (Firmware firmware = new Firmware("nucleo-f446re", code)) {
            assertThat(firmware.run()).isEqualTo(new StopReason.EndlessLoop(TestBoard.CODE + 4));
            assertThat(firmware.machine.counters().instructions())
                    .as("the branch is executed behind the nop, then once by itself")
                    .isEqualTo(4);
        }
        try (Firmware wide = new Firmware("nucleo-f446re", new Code("cpsid i; b.w .", 0xb672, 0xf7ff, 0xbffe))) {
            assertThat(wide.run()).isEqualTo(new StopReason.EndlessLoop(TestBoard.CODE + 2));
        }
    }

    @Test
    void aBranchToItselfGoesOnWhileTheTimerMayInterruptIt() {
        try (Firmware firmware = new Firmware("nucleo-f446re", new Code("nop; b .", 0xbf00, 0xe7fe))) {
            firmware.machine.systemRegisters().write(0xe000_e014L, 4, 0xff_ffff);
            firmware.machine.systemRegisters().write(0xe000_e010L, 4, 7);
            assertThat(firmware.machine.run(-1, 10_000)).isEqualTo(new StopReason.BudgetSpent(10_000));
        }
    }

    @Test
    void sleepingForEverEndsTheRun() {
        try (Firmware firmware = new Firmware("nucleo-f446re", new Code("wfi; bkpt 0", 0xbf30, 0xbe00))) {
            assertThat(firmware.run()).isEqualTo(new StopReason.Asleep(TestBoard.CODE + 2));
        }
    }

    @Test
    void theSizeOfTheFlashIsWhereTheChipHasIt() {
        try (Firmware h7 = Firmware.on("nucleo-h743zi2");
                Firmware f4 = Firmware.on("nucleo-f446re")) {
            assertThat(h7.load(0x1ff1_e880L) & 0xffff).isEqualTo(2048);
            assertThat(f4.load(0x1fff_7a20L) >>> 16).isEqualTo(512);
        }
    }

    @Test
    void whatIsWrittenToTheItmIsPrinted() {
        Code code = new Code(
                "mov.w r1, #0xe0000000; movs r2, #72; strb r2, [r1]; movs r2, #105; strb r2, [r1]; str r2, [r1, #4]; bkpt #0",
                0xf04f,
                0x4160,
                0x2248,
                0x700a,
                0x2269,
                0x700a,
                0x604a,
                0xbe00);
        try (Firmware firmware = new Firmware("nucleo-f446re", code)) {
            assertThat(firmware.run()).isInstanceOf(Breakpoint.class);
            assertThat(firmware.serial).hasToString("ITM:H ITM:i ");
        }
    }
}
