package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.BudgetSpent;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sets of breakpoints. The title of a test is the assembly it runs. */
class BreakpointsTest {

    private static final Code LOOP = new Code(
            "movs r0, #0; 1: adds r0, #1; adds r1, #1; nop; cmp r0, #200; bne 1b; bkpt 0",
            0x2000,
            0x3001,
            0x3101,
            0xbf00,
            0x28c8,
            0xd1fa,
            0xbe00);
    private static final long ADDS_R1 = TestBoard.CODE + 4;
    private static final long CMP = TestBoard.CODE + 8;

    @EveryJavaCore
    @DisplayName("movs r0, #0; 1: adds r0, #1; adds r1, #1; nop; cmp r0, #200; bne 1b; bkpt 0")
    void eachBreakpointOfALoopEndsTheRun(CoreDriver core) {
        try (Machine machine = core.m4(LOOP)) {
            DebugUnit debug = machine.debugUnit().orElseThrow();
            debug.setBreakpoints(Set.of(ADDS_R1, CMP));
            for (int round = 1; round <= 3; round++) {
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(ADDS_R1));
                assertThat(machine.register(Register.R0)).isEqualTo(round);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(ADDS_R1));
                step(machine, debug, Set.of(ADDS_R1, CMP));
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(CMP));
                step(machine, debug, Set.of(ADDS_R1, CMP));
            }
            debug.setBreakpoints(Set.of());
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(StopReason.Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(200);
            assertThat(machine.counters().instructions()).isEqualTo(1 + 200 * 5);
        }
    }

    private static void step(Machine machine, DebugUnit debug, Set<Long> breakpoints) {
        debug.setBreakpoints(Set.of());
        assertThat(machine.run(-1, 1)).isEqualTo(new BudgetSpent(1));
        debug.setBreakpoints(breakpoints);
    }

    @Test
    @DisplayName("a breakpoint in code that has been translated")
    void hotCodeStops() {
        try (Machine machine = TestBoard.m4(CoreKind.JIT, LOOP)) {
            for (int round = 0; round < 30; round++) {
                machine.setRegister(Register.PC, (int) TestBoard.CODE);
                machine.run(-1, CoreDriver.PLENTY);
            }
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            machine.run(-1, 502);
            machine.debugUnit().orElseThrow().setBreakpoints(Set.of(CMP));
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(CMP));
            assertThat(machine.register(Register.R0)).isEqualTo(101);
        }
    }

    @EveryJavaCore
    @DisplayName("cmp r0, r0; ite eq; moveq r1, #1; movne r1, #2; bkpt 0: within an IT block")
    void withinAnItBlock(CoreDriver core) {
        Code code = new Code(
                "cmp r0, r0; ite eq; moveq r1, #1; movne r1, #2; bkpt 0", 0x4280, 0xbf0c, 0x2101, 0x2102, 0xbe00);
        try (Machine machine = core.m4(code)) {
            DebugUnit debug = machine.debugUnit().orElseThrow();
            long skipped = TestBoard.CODE + 6;
            debug.setBreakpoints(Set.of(skipped));
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(skipped));
            debug.setBreakpoints(Set.of());
            machine.run(-1, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R1)).isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName("movw r1, #0x2102; bkpt 0: not in the middle of an instruction")
    void notWithinAnInstruction(CoreDriver core) {
        try (Machine machine = core.m4(new Code("movw r1, #0x2102; bkpt 0", 0xf242, 0x1102, 0xbe00))) {
            machine.debugUnit().orElseThrow().setBreakpoints(Set.of(TestBoard.CODE + 2));
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(StopReason.Breakpoint.class);
        }
    }
}
