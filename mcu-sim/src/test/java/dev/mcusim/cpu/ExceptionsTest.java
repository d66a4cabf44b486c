package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.enable;
import static dev.mcusim.cpu.WithHandlers.fault;
import static dev.mcusim.cpu.WithHandlers.machine;
import static dev.mcusim.cpu.WithHandlers.runToBreakpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exceptions on the Java core: entry, return, priorities, time. The titles are the main programs; handlers are named beside. */
class ExceptionsTest {

    private static final int LINE_5 = ExceptionNumber.FIRST_INTERRUPT + 5;
    private static final int LINE_6 = ExceptionNumber.FIRST_INTERRUPT + 6;

    private static final Code COUNT = new Code("adds r4, #1; bx lr", 0x3401, 0x4770);
    private static final Code NOTE_1 = new Code("lsls r4, r4, #4; adds r4, #1; bx lr", 0x0124, 0x3401, 0x4770);
    private static final Code NOTE_2 = new Code("lsls r4, r4, #4; adds r4, #2; bx lr", 0x0124, 0x3402, 0x4770);
    private static final Code NOTE_3 = new Code("lsls r4, r4, #4; adds r4, #3; bx lr", 0x0124, 0x3403, 0x4770);

    @Test
    @DisplayName(
            "SysTick every 997 cycles into a hot loop: interpreter and translator are interrupted at the same places")
    void interruptsIntoTranslatedCode() {
        Code main = new Code(
                "1: add r5, r5, r2, lsl #1; tst r2, #4; it ne; addne r5, #3; subs r2, #1; bne 1b, 60000 times",
                0x480a,
                0xf240,
                0x31e4,
                0x6041,
                0x2100,
                0x6081,
                0x2400,
                0x2500,
                0x2107,
                0x6001,
                0xf64e,
                0x2260,
                0xeb05,
                0x0542,
                0xf012,
                0x0f04,
                0xbf18,
                0x3503,
                0x3a01,
                0xd1f7,
                0x4801,
                0xbe00,
                0xe010,
                0xe000,
                0x1004,
                0xe000);
        try (Machine translated = machine(main, Map.of(ExceptionNumber.SYSTICK, COUNT), CoreKind.JIT);
                Machine interpreted = machine(main, Map.of(ExceptionNumber.SYSTICK, COUNT), CoreKind.INTERPRETER)) {
            assertThat(translated.run(-1, CoreDriver.PLENTY)).isEqualTo(interpreted.run(-1, CoreDriver.PLENTY));
            assertThat(translated.register(Register.R4))
                    .isGreaterThan(300)
                    .isEqualTo(interpreted.register(Register.R4));
            assertThat(translated.register(Register.R5)).isEqualTo(interpreted.register(Register.R5));
            assertThat(translated.counters()).isEqualTo(interpreted.counters());
        }
    }

    @Test
    @DisplayName("movs r0, #1; movs r1, #2; movs r4, #10; svc #7; adds r4, #1; bkpt #0")
    void supervisorCall() {
        Code main = new Code("", 0x2001, 0x2102, 0x240a, 0xdf07, 0x3401, 0xbe00);
        Code handler = new Code(
                "mrs r5, ipsr; mov r6, lr; ldr r7, [sp, #24]; ldr r8, [sp, #28]; movs r0, #99; bx lr",
                0xf3ef,
                0x8505,
                0x4676,
                0x9f06,
                0xf8dd,
                0x801c,
                0x2063,
                0x4770);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SVCALL, handler))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R0)).as("restored").isEqualTo(1);
            assertThat(machine.register(Register.R4)).isEqualTo(11);
            assertThat(machine.register(Register.R5)).as("IPSR").isEqualTo(11);
            assertThat(machine.register(Register.R6)).as("EXC_RETURN").isEqualTo(0xffff_fff9);
            assertThat(machine.register(Register.R7)).as("return address").isEqualTo((int) TestBoard.CODE + 8);
            assertThat(machine.register(Register.R8) & 0x0100_01ff).as("xPSR").isEqualTo(0x0100_0000);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
            assertThat(machine.xpsr() & 0x1ff).isZero();
        }
    }

    @Test
    @DisplayName("movs r4, #0; sub sp, #4; mov r5, sp; svc #0; mov r6, sp; bkpt #0: the frame is aligned to 8 bytes")
    void aligningTheStack() {
        Code main = new Code("", 0x2400, 0xb081, 0x466d, 0xdf00, 0x466e, 0xbe00);
        Code handler = new Code("mov r7, sp; ldr r8, [sp, #28]; bx lr", 0x466f, 0xf8dd, 0x801c, 0x4770);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SVCALL, handler))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R5)).isEqualTo(TestBoard.STACK - 4);
            assertThat(machine.register(Register.R7)).isEqualTo(TestBoard.STACK - 4 - 4 - 0x20);
            assertThat(machine.register(Register.R8) & 1 << 9).isNotZero();
            assertThat(machine.register(Register.R6)).isEqualTo(TestBoard.STACK - 4);
        }
    }

    @Test
    @DisplayName("SysTick every 1000 cycles; 1: cmp r4, #5; blt 1b; bkpt #0")
    void periodicTimer() {
        Code main = new Code(
                "", 0x4805, 0xf240, 0x31e7, 0x6041, 0x2100, 0x6081, 0x2400, 0x2107, 0x6001, 0x2c05, 0xdbfd, 0xbe00,
                0xe010, 0xe000);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SYSTICK, COUNT))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(5);
            assertThat(machine.counters().cycles()).isBetween(5000L, 5100L);
        }
    }

    @Test
    @DisplayName("str PENDSVSET to ICSR; isb; lsls r4, r4, #8; adds r4, #3; bkpt #0")
    void pendSv() {
        Code main = new Code(
                "", 0x4804, 0x2400, 0xf04f, 0x5180, 0x6001, 0xf3bf, 0x8f6f, 0x0224, 0x3403, 0xbe00, 0xed04, 0xe000);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.PENDSV, NOTE_1))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x103);
        }
    }

    @Test
    @DisplayName(
            "interrupt 5 makes 6 pending: it preempts when its priority is higher, and is chained behind otherwise")
    void preemption() {
        Code main =
                new Code("", 0x4804, 0x2400, 0x2105, 0x6001, 0xf3bf, 0x8f6f, 0x0124, 0x3403, 0xbe00, 0, 0xef00, 0xe000);
        Code five = new Code(
                "push {lr}; lsls r4, r4, #4; adds r4, #1; ldr r0, =STIR; movs r1, #6; str r1, [r0]; isb; lsls r4, r4, #4; "
                        + "adds r4, #2; mrs r6, ipsr; pop {pc}",
                0xb500,
                0x0124,
                0x3401,
                0x4805,
                0x2106,
                0x6001,
                0xf3bf,
                0x8f6f,
                0x0124,
                0x3402,
                0xf3ef,
                0x8605,
                0xbd00,
                0,
                0xef00,
                0xe000);
        Code six = new Code(
                "lsls r4, r4, #4; adds r4, #7; mov r5, lr; mrs r7, ipsr; bx lr",
                0x0124,
                0x3407,
                0x4675,
                0xf3ef,
                0x8705,
                0x4770);
        try (Machine machine = machine(main, Map.of(LINE_5, five, LINE_6, six))) {
            enable(machine, LINE_5, 0x40);
            enable(machine, LINE_6, 0x20);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x1723);
            assertThat(machine.register(Register.R5))
                    .as("EXC_RETURN to a handler")
                    .isEqualTo(0xffff_fff1);
            assertThat(machine.register(Register.R6))
                    .as("IPSR behind the nested one")
                    .isEqualTo(LINE_5);
            assertThat(machine.register(Register.R7)).isEqualTo(LINE_6);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
        }
        try (Machine machine = machine(main, Map.of(LINE_5, five, LINE_6, six))) {
            enable(machine, LINE_5, 0x40);
            enable(machine, LINE_6, 0x40);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x1273);
            assertThat(machine.register(Register.R5)).as("EXC_RETURN, chained").isEqualTo(0xffff_fff9);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
        }
    }

    @Test
    @DisplayName("cpsid i; str 5 to STIR; isb; note 3; cpsie i; note 4: the interrupt waits for cpsie")
    void maskedByPrimask() {
        Code main = new Code(
                "", 0x4806, 0x2400, 0xb672, 0x2105, 0x6001, 0xf3bf, 0x8f6f, 0x0124, 0x3403, 0xb662, 0x0124, 0x3404,
                0xbe00, 0, 0xef00, 0xe000);
        try (Machine machine = machine(main, Map.of(LINE_5, NOTE_1))) {
            enable(machine, LINE_5, 0);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x314);
        }
    }

    @Test
    @DisplayName("msr basepri, 0x40; str 5 to STIR; isb; note 3; msr basepri, 0; note 4: only a lower priority waits")
    void maskedByBasepri() {
        Code main = new Code(
                "", 0x4808, 0x2400, 0x2140, 0xf381, 0x8811, 0x2105, 0x6001, 0xf3bf, 0x8f6f, 0x0124, 0x3403, 0x2100,
                0xf381, 0x8811, 0x0124, 0x3404, 0xbe00, 0, 0xef00, 0xe000);
        try (Machine machine = machine(main, Map.of(LINE_5, NOTE_1))) {
            enable(machine, LINE_5, 0x40);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x314);
        }
        try (Machine machine = machine(main, Map.of(LINE_5, NOTE_1))) {
            enable(machine, LINE_5, 0x30);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x134);
        }
    }

    @Test
    @DisplayName("PendSV, SysTick and interrupt 5 become pending under cpsid i: by priority, then by number")
    void orderOfPendingExceptions() {
        Code main = new Code(
                "", 0x4806, 0xb672, 0x2400, 0xf04f, 0x51a0, 0x6001, 0x4804, 0x2105, 0x6001, 0xb662, 0x0124, 0x3404,
                0xbe00, 0, 0xed04, 0xe000, 0xef00, 0xe000);
        Map<Integer, Code> handlers =
                Map.of(ExceptionNumber.PENDSV, NOTE_1, ExceptionNumber.SYSTICK, NOTE_2, LINE_5, NOTE_3);
        try (Machine machine = machine(main, handlers)) {
            enable(machine, LINE_5, 0);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x1234);
        }
        try (Machine machine = machine(main, handlers)) {
            enable(machine, LINE_5, 0);
            enable(machine, ExceptionNumber.PENDSV, 0xf0);
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x2314);
        }
    }

    @Test
    @DisplayName(
            "msr psp, r0; msr control, 2; isb; svc #0; mov r4, sp; mrs r5, control; bkpt #0: handlers use the main stack")
    void processStack() {
        Code main = new Code(
                "", 0x4806, 0xf380, 0x8809, 0x2002, 0xf380, 0x8814, 0xf3bf, 0x8f6f, 0xdf00, 0x466c, 0xf3ef, 0x8514,
                0xbe00, 0, 0x0804, 0x2000);
        Code handler = new Code(
                "mov r6, lr; mrs r7, psp; mov r8, sp; mrs r9, control; bx lr",
                0x4676,
                0xf3ef,
                0x8709,
                0x46e8,
                0xf3ef,
                0x8914,
                0x4770);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SVCALL, handler))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(0x2000_0804);
            assertThat(machine.register(Register.R5)).isEqualTo(2);
            assertThat(machine.register(Register.R6)).isEqualTo(0xffff_fffd);
            assertThat(machine.register(Register.R7)).isEqualTo(0x2000_0804 - 4 - 0x20);
            assertThat(machine.register(Register.R8)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.R9)).isZero();
        }
    }

    @Test
    @DisplayName("SysTick every 10000 cycles; wfi; wfi; wfi; bkpt #0: time goes on while the core sleeps")
    void sleepUntilTheTimer() {
        Code main = new Code(
                "", 0x4806, 0xf242, 0x710f, 0x6041, 0x2100, 0x6081, 0x2400, 0x2107, 0x6001, 0xbf30, 0xbf30, 0xbf30,
                0xbe00, 0, 0xe010, 0xe000);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SYSTICK, COUNT))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).isEqualTo(3);
            assertThat(machine.counters().cycles()).isBetween(30_000L, 30_100L);
            assertThat(machine.counters().instructions()).isLessThan(30);
        }
    }

    @Test
    @DisplayName("SysTick; cpsid i; wfi; mov r5, r4; cpsie i; bkpt #0: a masked interrupt wakes, and is taken later")
    void aMaskedInterruptWakes() {
        Code main = new Code(
                "", 0x4806, 0xf242, 0x710f, 0x6041, 0x2100, 0x6081, 0x2400, 0x2107, 0x6001, 0xb672, 0xbf30, 0x4625,
                0xb662, 0xbe00, 0xe010, 0xe000);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SYSTICK, COUNT))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R5)).isZero();
            assertThat(machine.register(Register.R4)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("cpsid i; svc #0")
    void maskedSupervisorCall() {
        try (Machine machine = machine(new Code("", 0xb672, 0xdf00, 0xbe00), Map.of(ExceptionNumber.SVCALL, COUNT))) {
            assertThat(fault(machine)).isEqualTo(FaultKind.SUPERVISOR_CALL_MASKED);
        }
    }

    @Test
    @DisplayName("str PENDSVSET to ICSR without a handler")
    void badVector() {
        Code main = new Code(
                "", 0x4804, 0x2400, 0xf04f, 0x5180, 0x6001, 0xf3bf, 0x8f6f, 0x0224, 0x3403, 0xbe00, 0xed04, 0xe000);
        try (Machine machine = machine(main, Map.of())) {
            assertThat(fault(machine)).isEqualTo(FaultKind.BAD_VECTOR);
        }
    }

    @Test
    @DisplayName("mvn lr, #14; bx lr: 0xfffffff1 in a handler that nothing is below, and in Thread mode")
    void badReturn() {
        Code wrong = new Code("", 0xf06f, 0x0e0e, 0x4770);
        Code main = new Code("", 0xdf00, 0xbe00);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SVCALL, wrong))) {
            assertThat(fault(machine)).isEqualTo(FaultKind.BAD_EXCEPTION_RETURN);
        }
        try (Machine machine = machine(wrong, Map.of())) {
            assertThat(fault(machine)).isEqualTo(FaultKind.UNMAPPED_FETCH);
        }
    }

    @Test
    @DisplayName("str SYSRESETREQ to AIRCR; dsb; b .")
    void reset() {
        Code main = new Code("", 0x4802, 0x4903, 0x6001, 0xf3bf, 0x8f4f, 0xe7fe, 0xed0c, 0xe000, 0x0004, 0x05fa);
        try (Machine machine = machine(main, Map.of())) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(StopReason.ResetRequested.class);
        }
    }
}
