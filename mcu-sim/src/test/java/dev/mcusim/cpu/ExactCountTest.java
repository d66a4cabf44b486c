package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.BudgetSpent;
import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.FunctionProfile;
import dev.mcusim.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** On every core, running freely, up to a budget or an address, is the same as single stepping; so is faulting. */
class ExactCountTest {

    private static final int MOST_STEPS = 2000;
    private static final int RAM = 0x2000_0100;
    private static final int NEAR_THE_END = 0x2001_ffa0;

    /** State between two instructions. */
    private record State(int pc, RegisterSnapshot registers) {}

    @Property(tries = 60)
    void budgets(@ForAll long seed, @ForAll CoreDriver core) {
        Code code = RandomProgram.of(seed);
        List<State> trace = new ArrayList<>();
        StopReason end = stepThrough(core, code, RAM, trace);
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            int budget = random.nextInt(trace.size());
            try (Machine machine = machine(core, code, RAM)) {
                machine.run(-1, random.nextInt(trace.size()));
                int done = (int) machine.counters().instructions();
                assertThat(state(machine)).isEqualTo(trace.get(done));
                int rest = Math.max(0, budget - done);
                assertThat(machine.run(-1, rest)).isEqualTo(new BudgetSpent(rest));
                assertThat(state(machine)).isEqualTo(trace.get(done + rest));
                assertThat(machine.run(-1, MOST_STEPS)).isEqualTo(end);
                assertThat(machine.counters().instructions()).isEqualTo(trace.size() - 1);
                assertThat(profiled(machine)).isEqualTo(trace.size() - 1);
            }
        }
    }

    @Property(tries = 60)
    void addresses(@ForAll long seed, @ForAll CoreDriver core) {
        Code code = RandomProgram.of(seed);
        List<State> trace = new ArrayList<>();
        stepThrough(core, code, RAM, trace);
        Random random = new Random(seed);
        try (Machine machine = machine(core, code, RAM)) {
            int at = 0;
            while (at < trace.size() - 1) {
                int target = trace.get(at + random.nextInt(trace.size() - at)).pc();
                int expected = at;
                while (trace.get(expected).pc() != target) {
                    expected++;
                }
                assertThat(machine.run(target, MOST_STEPS))
                        .isEqualTo(new ReachedAddress(Integer.toUnsignedLong(target)));
                assertThat(state(machine)).isEqualTo(trace.get(expected));
                assertThat(machine.counters().instructions()).isEqualTo(expected);
                machine.run(-1, 1);
                at = expected + 1;
            }
            assertThat(profiled(machine)).isEqualTo(machine.counters().instructions());
        }
    }

    @Property(tries = 100)
    void faults(@ForAll long seed, @ForAll CoreDriver core) {
        Code code = RandomProgram.of(seed);
        List<State> trace = new ArrayList<>();
        StopReason end = stepThrough(core, code, NEAR_THE_END, trace);
        try (Machine machine = machine(core, code, NEAR_THE_END)) {
            assertThat(machine.run(-1, MOST_STEPS)).isEqualTo(end);
            assertThat(state(machine)).isEqualTo(trace.get(trace.size() - 1));
            assertThat(machine.counters().instructions()).isEqualTo(trace.size() - 1);
            assertThat(profiled(machine)).isEqualTo(trace.size() - 1);
            if (end instanceof GuestFault fault) {
                assertThat(fault.report().pc()).isEqualTo(Integer.toUnsignedLong(machine.register(Register.PC)));
            }
        }
    }

    private static StopReason stepThrough(CoreDriver core, Code code, int data, List<State> trace) {
        try (Machine machine = machine(core, code, data)) {
            StopReason reason;
            do {
                trace.add(state(machine));
                reason = machine.run(-1, 1);
            } while (reason instanceof BudgetSpent && trace.size() < MOST_STEPS);
            assertThat(machine.counters().instructions()).isEqualTo(trace.size() - 1);
            return reason;
        }
    }

    private static Machine machine(CoreDriver core, Code code, int data) {
        Machine machine = core.m4(code);
        for (int i = 0; i < 6; i++) {
            machine.setRegister(Register.of(i), 0x1234_5678 * (i + 1));
        }
        machine.setRegister(Register.R6, data);
        return machine;
    }

    private static State state(Machine machine) {
        int[] values = new int[16];
        for (Register register : Register.values()) {
            values[register.number()] = machine.register(register);
        }
        return new State(machine.register(Register.PC), new RegisterSnapshot(values, machine.xpsr()));
    }

    /** Instructions that the profile knows of. */
    static long profiled(Machine machine) {
        return machine.profile().functions().stream()
                        .mapToLong(FunctionProfile::instructions)
                        .sum()
                + machine.profile().elsewhere().instructions();
    }
}
