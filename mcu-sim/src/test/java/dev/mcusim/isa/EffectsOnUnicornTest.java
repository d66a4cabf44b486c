package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.CoreUnavailableException;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Executes samples of every row twice, from states that differ in one thing the instruction says it does not read: all it
 * says it writes must come out the same, and nothing else may change.
 */
class EffectsOnUnicornTest {
    private static final Set<TimingClass> NOT_RUN = EnumSet.of(
            TimingClass.BRANCH,
            TimingClass.COMPARE_BRANCH,
            TimingClass.TABLE_BRANCH,
            TimingClass.IF_THEN,
            TimingClass.EXCLUSIVE,
            TimingClass.HINT,
            TimingClass.WAIT,
            TimingClass.SYSTEM_REGISTER,
            TimingClass.EXCEPTION);

    /** str r3, [r2]; dsb; isb; msr APSR_nzcvqg, r0; vmsr fpscr, r1. */
    private static final int[] PREAMBLE = {0x6013, 0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f, 0xf380, 0x8c00, 0xeee1, 0x1a10};

    private static final long UNDER_TEST = TestBoard.CODE + 2L * PREAMBLE.length;
    private static final int CPACR = 0xe000_ed88;
    private static final int MEMORY = 0x2000_4000;
    private static final int AROUND = 0x1400;

    /** Registers, flags and memory before or after an instruction. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record State(int[] core, int[] single, int apsr, byte[] memory) {}

    @Test
    void nothingUndeclaredIsReadOrWritten() {
        long seed = Long.getLong("mcusim.seed", new Random().nextLong());
        System.out.println("EffectsOnUnicornTest: seed " + seed + ", give it back with -Dmcusim.seed=" + seed);
        Random random = new Random(seed);
        int[] code = Arrays.copyOf(PREAMBLE, PREAMBLE.length + 8);
        try (Machine machine =
                TestBoard.machine("nucleo-h743zi2", CoreKind.UNICORN, new Code("", code), MachineOptions.DEFAULT)) {
            for (Encoding row : InstructionSet.encodings()) {
                for (Instruction instruction : Samples.of(row, random, 4)) {
                    if (isRun(instruction)) {
                        check(machine, instruction, random);
                    }
                }
            }
        } catch (CoreUnavailableException e) {
            abort(e.getMessage());
        }
    }

    private static boolean isRun(Instruction instruction) {
        Resources used = instruction.reads().union(instruction.writes());
        return !instruction.isBranch() && !used.contains(Register.PC) && !NOT_RUN.contains(instruction.timingClass());
    }

    private static void check(Machine machine, Instruction instruction, Random random) {
        State before = state(instruction, random);
        State disturbed = disturb(before, instruction, random);
        State after = run(machine, instruction, before);
        State afterDisturbance = run(machine, instruction, disturbed);
        if (after == null || afterDisturbance == null) {
            assertThat(after).as("%s stops in one state only", instruction).isEqualTo(afterDisturbance);
            return;
        }
        String what = instruction + " " + instruction.encoding();
        assertUnchanged(what, instruction.writes(), before, after);
        assertUnchanged(what, instruction.writes(), disturbed, afterDisturbance);
        assertSame(what, instruction.writes(), after, afterDisturbance);
    }

    private static State state(Instruction instruction, Random random) {
        int[] core = random.ints(15).toArray();
        core[13] = MEMORY;
        for (Operand operand : instruction.operands()) {
            if (operand instanceof Address address) {
                if (address instanceof IndexedAddress indexed) {
                    core[indexed.index().number()] = 4 * random.nextInt(64);
                }
                core[address.base().number()] = MEMORY;
            } else if (operand instanceof WritebackRegister base) {
                core[base.register().number()] = MEMORY;
            }
        }
        if (instruction.reads().union(instruction.writes()).contains(Resources.MEMORY)
                && instruction.encoding().hasField('n')
                && instruction.encoding().field("n").width() <= 4) {
            core[instruction.field("n")] = MEMORY;
        }
        byte[] memory = new byte[2 * AROUND];
        random.nextBytes(memory);
        return new State(core, random.ints(32).toArray(), random.nextInt() & 0xf80f0000, memory);
    }

    /** The same state but for one register or the flags, which the instruction says it does not read. */
    private static State disturb(State state, Instruction instruction, Random random) {
        Resources reads = instruction.reads();
        int[] core = state.core.clone();
        int[] single = state.single.clone();
        int apsr = state.apsr;
        for (int attempt = 0; attempt < 20; attempt++) {
            int register = random.nextInt(13);
            if (!reads.contains(Register.of(register))) {
                core[register] = random.nextInt();
                break;
            }
        }
        int fp = random.nextInt(32);
        if (!reads.contains(SRegister.of(fp))) {
            single[fp] = random.nextInt();
        }
        List<Resources> flags = List.of(Resources.N, Resources.Z, Resources.C, Resources.V);
        for (int i = 0; i < 4; i++) {
            if (!reads.contains(flags.get(i)) && random.nextBoolean()) {
                apsr ^= 1 << (31 - i);
            }
        }
        if (!reads.contains(Resources.GE)) {
            apsr ^= random.nextInt() & 0x000f0000;
        }
        return new State(core, single, apsr, state.memory);
    }

    /** The state after one instruction, or null if it stopped the machine. */
    private static State run(Machine machine, Instruction instruction, State state) {
        int bits = instruction.bits();
        byte[] bytes = instruction.sizeInBytes() == 2
                ? new byte[] {(byte) bits, (byte) (bits >> 8), 0, (byte) 0xbf}
                : new byte[] {(byte) (bits >> 16), (byte) (bits >> 24), (byte) bits, (byte) (bits >> 8)};
        machine.writeMemory(UNDER_TEST, bytes);
        machine.writeMemory(Integer.toUnsignedLong(MEMORY - AROUND), state.memory);
        machine.setRegister(Register.PC, (int) TestBoard.CODE);
        machine.setRegister(Register.R0, state.apsr);
        machine.setRegister(Register.R1, 0);
        machine.setRegister(Register.R2, CPACR);
        machine.setRegister(Register.R3, 0x00f0_0000);
        StopReason ready = machine.run(UNDER_TEST, 100);
        assertThat(ready).isInstanceOf(StopReason.ReachedAddress.class);
        for (int i = 0; i < 15; i++) {
            machine.setRegister(Register.of(i), state.core[i]);
        }
        for (int i = 0; i < 32; i++) {
            machine.setRegister(SRegister.of(i), state.single[i]);
        }
        if (!(machine.run(-1, 1) instanceof StopReason.BudgetSpent)) {
            return null;
        }
        return new State(
                IntStream.range(0, 15)
                        .map(i -> machine.register(Register.of(i)))
                        .toArray(),
                IntStream.range(0, 32)
                        .map(i -> machine.register(SRegister.of(i)))
                        .toArray(),
                machine.xpsr() & 0xf80f0000,
                machine.readMemory(Integer.toUnsignedLong(MEMORY - AROUND), 2 * AROUND));
    }

    private static void assertUnchanged(String what, Resources writes, State before, State after) {
        for (int i = 0; i < 15; i++) {
            if (!writes.contains(Register.of(i))) {
                assertThat(after.core[i])
                        .as("%s leaves %s", what, Register.of(i))
                        .isEqualTo(before.core[i]);
            }
        }
        for (int i = 0; i < 32; i++) {
            if (!writes.contains(SRegister.of(i))) {
                assertThat(after.single[i]).as("%s leaves s%d", what, i).isEqualTo(before.single[i]);
            }
        }
        int kept = ~flagMask(writes);
        assertThat(after.apsr & kept).as("%s leaves flags", what).isEqualTo(before.apsr & kept);
        if (!writes.contains(Resources.MEMORY)) {
            assertThat(after.memory).as("%s leaves memory", what).isEqualTo(before.memory);
        }
    }

    private static void assertSame(String what, Resources writes, State one, State other) {
        for (int i = 0; i < 15; i++) {
            if (writes.contains(Register.of(i))) {
                assertThat(one.core[i])
                        .as("%s decides %s", what, Register.of(i))
                        .isEqualTo(other.core[i]);
            }
        }
        for (int i = 0; i < 32; i++) {
            if (writes.contains(SRegister.of(i))) {
                assertThat(one.single[i]).as("%s decides s%d", what, i).isEqualTo(other.single[i]);
            }
        }
        int decided = flagMask(writes.minus(Resources.Q));
        assertThat(one.apsr & decided).as("%s decides flags", what).isEqualTo(other.apsr & decided);
        assertThat(one.memory).as("%s decides memory", what).isEqualTo(other.memory);
    }

    private static int flagMask(Resources resources) {
        int mask = 0;
        List<Resources> flags = List.of(Resources.N, Resources.Z, Resources.C, Resources.V, Resources.Q);
        for (int i = 0; i < flags.size(); i++) {
            mask |= resources.contains(flags.get(i)) ? 1 << (31 - i) : 0;
        }
        return mask | (resources.contains(Resources.GE) ? 0x000f0000 : 0);
    }
}
