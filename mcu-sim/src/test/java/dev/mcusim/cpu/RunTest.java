package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Asleep;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.BudgetSpent;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** Running: to a breakpoint, a budget, an address, or until somebody stops it. The title of a test is the assembly it runs. */
class RunTest {

    @EveryCore
    @DisplayName("movs r0, #1; adds r0, r0, #2; bkpt 7")
    void breakpoint(CoreDriver core) {
        try (Machine machine = core.m4(new Code("movs r0, #1; adds r0, r0, #2; bkpt 7", 0x2001, 0x3002, 0xbe07))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 7));
            assertThat(machine.register(Register.R0)).isEqualTo(3);
            assertThat(machine.counters().instructions()).isEqualTo(2);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 7));
            assertThat(machine.counters().instructions()).isEqualTo(2);
        }
    }

    @EveryCore
    @DisplayName("reset takes sp and pc from the vector table, lr is 0xffffffff")
    void reset(CoreDriver core) {
        try (Machine machine = core.m7(new Code("nop", 0xbf00))) {
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE);
            assertThat(machine.register(Register.LR)).isEqualTo(-1);
            assertThat(machine.counters()).isEqualTo(new Counters(0, 0));
        }
    }

    @EveryCore
    @DisplayName("1: adds r0, #1; b 1b, stopped by a budget at any instruction")
    void budgetIsExact(CoreDriver core) {
        try (Machine machine =
                core.m4(new Code("1: adds r0, #1; adds r1, #1; adds r2, #1; b 1b", 0x3001, 0x3101, 0x3201, 0xe7fb))) {
            int start = machine.register(Register.R0);
            long total = 0;
            for (int budget = 0; budget < 40; budget++) {
                assertThat(machine.run(-1, budget)).isEqualTo(new BudgetSpent(budget));
                total += budget;
                assertThat(machine.counters().instructions()).isEqualTo(total);
                assertThat(machine.register(Register.PC)).isEqualTo((int) (TestBoard.CODE + 2 * (total % 4)));
                assertThat(machine.register(Register.R0) - start).isEqualTo((int) ((total + 3) / 4));
            }
        }
    }

    @EveryCore
    @DisplayName("movs r0, #0; 1: adds r0, #1; cmp r0, #9; bne 1b; bkpt 0, stopped at every address in turn")
    void untilWithinABlock(CoreDriver core) {
        Code code = new Code(
                "movs r0, #0; 1: adds r0, #1; cmp r0, #9; bne 1b; bkpt 0", 0x2000, 0x3001, 0x2809, 0xd1fc, 0xbe00);
        for (int offset = 0; offset <= 8; offset += 2) {
            try (Machine machine = core.m4(code)) {
                machine.run(-1, 6);
                long until = TestBoard.CODE + offset;
                StopReason reason = machine.run(until | 1, CoreDriver.PLENTY);
                assertThat(reason)
                        .isEqualTo(offset == 0 ? new Breakpoint(TestBoard.CODE + 8, 0) : new ReachedAddress(until));
                long count = machine.counters().instructions();
                assertThat(count).isEqualTo(new long[] {28, 7, 8, 6, 28}[offset / 2]);
                assertThat(machine.run(until, CoreDriver.PLENTY)).isEqualTo(reason);
                assertThat(machine.counters().instructions()).isEqualTo(count);
            }
        }
    }

    @EveryCore
    @DisplayName("cmp r0, r0; ittee eq; moveq r1, #1; moveq r2, #2; movne r3, #3; movne r4, #4: skipped ones count")
    void skippedInstructionsCount(CoreDriver core) {
        Code code = new Code(
                "movs r3, #0; movs r4, #0; cmp r0, r0; ittee eq; moveq r1, #1; moveq r2, #2; movne r3, #3; movne r4,"
                        + " #4; bkpt 0",
                0x2300,
                0x2400,
                0x4280,
                0xbf07,
                0x2101,
                0x2202,
                0x2303,
                0x2404,
                0xbe00);
        for (int budget = 0; budget <= 8; budget++) {
            try (Machine machine = core.m4(code)) {
                assertThat(machine.run(-1, budget)).isEqualTo(new BudgetSpent(budget));
                assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE + 2 * budget);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 16, 0));
                assertThat(machine.counters().instructions()).isEqualTo(8);
                assertThat(machine.register(Register.R1)).isEqualTo(1);
                assertThat(machine.register(Register.R2)).isEqualTo(2);
                assertThat(machine.register(Register.R3)).isZero();
                assertThat(machine.register(Register.R4)).isZero();
            }
        }
    }

    @EveryCore
    @DisplayName("sev; wfe; yield; nop; wfi: sleeps at the end")
    void waiting(CoreDriver core) {
        try (Machine machine = core.m4(
                new Code("sev; wfe; yield; nop; wfi; bkpt 0", 0xbf40, 0xbf20, 0xbf10, 0xbf00, 0xbf30, 0xbe00))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Asleep(TestBoard.CODE + 10));
            assertThat(machine.counters().instructions()).isEqualTo(5);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 10, 0));
        }
    }

    @EveryCore
    @DisplayName("1: b 1b, stopped from another thread")
    void stopFromAnotherThread(CoreDriver core) throws InterruptedException {
        try (Machine machine = core.m4(new Code("1: b 1b", 0xe7fe))) {
            Thread other = new Thread(machine::requestStop);
            other.start();
            assertThat(machine.run(-1, Long.MAX_VALUE)).isEqualTo(new StopReason.StopRequested(TestBoard.CODE));
            other.join();
            assertThat(machine.run(-1, 10)).isEqualTo(new BudgetSpent(10));
        }
    }
}
