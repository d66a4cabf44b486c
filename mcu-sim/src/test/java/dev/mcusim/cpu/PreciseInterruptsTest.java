package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.machine;
import static dev.mcusim.cpu.WithHandlers.runToBreakpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exceptions come where they belong within straight runs of code, which the core executes as a whole otherwise. */
class PreciseInterruptsTest {

    private static final int ADDS_R4_1 = 0x3401;
    private static final int ADDITIONS = 80;
    /** Entry, two instructions, and return. */
    private static final int HANDLER_CYCLES = 12 + 2 + 10;

    private static final Code NOTE_R4 = new Code("adds r6, #1; mov r5, r4; bx lr", 0x3601, 0x4625, 0x4770);

    /** Code, a run of {@code adds r4, #1}, and a breakpoint. */
    private static Code withAdditions(int... before) {
        int[] code = Arrays.copyOf(before, before.length + ADDITIONS + 1);
        Arrays.fill(code, before.length, before.length + ADDITIONS, ADDS_R4_1);
        code[code.length - 1] = 0xbe00;
        return new Code("", code);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERPRETER", "JIT"})
    @DisplayName("str r1, [r0] (ICSR.PENDSVSET); adds r4, #1, 80 times")
    void anExceptionThatAStoreBringsAboutComesBehindTheStore(CoreKind kind) {
        Code main = withAdditions(
                0xf64e, 0x5004, // movw r0, #0xed04
                0xf2ce, 0x0000, // movt r0, #0xe000
                0xf04f, 0x5180, // mov.w r1, #0x10000000
                0x6001); // str r1, [r0]
        try (Machine machine = machine(main, Map.of(ExceptionNumber.PENDSV, NOTE_R4), kind)) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R6)).isEqualTo(1);
            assertThat(machine.register(Register.R5)).isZero();
            assertThat(machine.register(Register.R4)).isEqualTo(ADDITIONS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERPRETER", "JIT"})
    @DisplayName("SysTick 40 cycles after it was enabled; adds r4, #1, 80 times")
    void aTimerInterruptsAtItsCycle(CoreKind kind) {
        Code main = withAdditions(
                0xf24e, 0x0010, // movw r0, #0xe010
                0xf2ce, 0x0000, // movt r0, #0xe000
                0x2128, // movs r1, #40
                0x6041, // str r1, [r0, #4]
                0x2107, // movs r1, #7
                0x6001); // str r1, [r0]
        Code once = new Code("movs r3, #0; str r3, [r0]; mov r5, r4; bx lr", 0x2300, 0x6003, 0x4625, 0x4770);
        try (Machine machine = machine(main, Map.of(ExceptionNumber.SYSTICK, once), kind)) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R5)).isBetween(38, 42);
            assertThat(machine.register(Register.R4)).isEqualTo(ADDITIONS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERPRETER", "JIT"})
    @DisplayName("SysTick every 201 cycles; adds r4, #1, 80 times, all that 200 times")
    void whatIsInterruptedIsCountedExactlyAndTakesNoLonger(CoreKind kind) {
        int[] code = withAdditions(
                        0xf24e, 0x0010, // movw r0, #0xe010
                        0xf2ce, 0x0000, // movt r0, #0xe000
                        0x21c8, // movs r1, #200
                        0x6041, // str r1, [r0, #4]
                        0x2207, // movs r2, #7
                        0x6002) // str r2, [r0]
                .halfwords();
        int[] again = Arrays.copyOf(code, code.length + 2);
        again[code.length - 1] = 0x3901; // subs r1, #1
        again[code.length] = 0xd100 | -(ADDITIONS + 3) & 0xff; // bne
        again[code.length + 1] = 0xbe00;
        Code counting = new Code("adds r6, #1; bx lr", 0x3601, 0x4770);
        try (Machine machine = machine(new Code("", again), Map.of(ExceptionNumber.SYSTICK, counting), kind)) {
            runToBreakpoint(machine);
            int ticks = machine.register(Register.R6);
            long loop = 200L * (ADDITIONS + 1 + 2) - 1;
            long cycles = machine.counters().cycles();
            assertThat(machine.register(Register.R4)).isEqualTo(200 * ADDITIONS);
            assertThat((double) ticks).isCloseTo(cycles / 201.0, within(2.0));
            assertThat(ExactCountTest.profiled(machine))
                    .isEqualTo(machine.counters().instructions())
                    .isEqualTo(6 + 200L * (ADDITIONS + 2) + 2L * ticks);
            assertThat(cycles - ticks * HANDLER_CYCLES).isBetween(loop, loop + 40);
        }
    }
}
