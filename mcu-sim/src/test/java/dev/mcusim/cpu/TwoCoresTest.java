package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs do the same, and are counted the same, on the core in Java and on Unicorn. */
class TwoCoresTest {

    private static final int MOST = 5000;
    private static final int RAM = 0x2000_0100;
    private static final int SMLAD = 0xfb20;
    private static final int Q = 1 << 27;
    private static final int NEAR_THE_END = 0x2001_ffa0;

    @Property(tries = 300)
    void structuredPrograms(@ForAll long seed) {
        compare(RandomProgram.of(seed), RAM, seed);
    }

    @Property(tries = 200)
    void structuredProgramsAtTheEndOfMemory(@ForAll long seed) {
        compare(RandomProgram.of(seed), NEAR_THE_END, seed);
    }

    @Property(tries = 600)
    void everyRow(@ForAll long seed) {
        compare(RandomRows.of(seed), RAM, seed);
    }

    private static void compare(Code code, int data, long seed) {
        try (Machine java = machine(CoreKind.JIT, code, data, seed);
                Machine unicorn = machine(CoreKind.UNICORN, code, data, seed)) {
            Random random = new Random(seed);
            long done = 0;
            StopReason end;
            do {
                int budget = 1 + random.nextInt(MOST - (int) done);
                end = unicorn.run(-1, budget);
                assertThat(java.run(-1, budget)).as("stop of %s", code).isEqualTo(end);
                assertThat(state(java, code)).as("state after %s", code).isEqualTo(state(unicorn, code));
                assertThat(java.counters()).as("counts of %s", code).isEqualTo(unicorn.counters());
                done += budget;
            } while (end instanceof StopReason.BudgetSpent && done < MOST);
            assertThat(java.readMemory(0x2000_0000L, 0x2_0000)).isEqualTo(unicorn.readMemory(0x2000_0000L, 0x2_0000));
            assertThat(java.profile()).isEqualTo(unicorn.profile());
        }
    }

    private static Machine machine(CoreKind kind, Code code, int data, long seed) {
        Machine machine = TestBoard.machine("nucleo-h743zi2", kind, code, MachineOptions.DEFAULT);
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            machine.setRegister(Register.of(i), RandomRows.value(random));
        }
        for (SRegister register : SRegister.values()) {
            machine.setRegister(register, random.nextInt());
        }
        machine.setRegister(Register.R6, data);
        return machine;
    }

    /** Everything but Q where Unicorn gets it wrong: SMLAD and SMUAD set it when both products are 0x40000000. */
    private static String state(Machine machine, Code code) {
        boolean wrongQ = Arrays.stream(code.halfwords()).anyMatch(halfword -> (halfword & 0xfff0) == SMLAD);
        StringBuilder text = new StringBuilder("xpsr %08x".formatted(machine.xpsr() & (wrongQ ? ~Q : -1)));
        for (Register register : Register.values()) {
            text.append(" %s %08x".formatted(register, machine.register(register)));
        }
        for (SRegister register : SRegister.values()) {
            text.append(" %s %08x".formatted(register, machine.register(register)));
        }
        return text.toString();
    }
}
