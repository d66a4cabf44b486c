package dev.mcusim.fuzz.cpu;

import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything a program can see of a core, and how its run ended.
 *
 * @param stop         the fault's text leaves out what is equal by construction
 * @param instructions executed since the program's beginning
 * @param cycles       spent since then; 0 where they are not compared
 * @param core         r0 to r15
 * @param single       s0 to s31
 * @param memory       all memory that stores can change, one region after the other
 */
@SuppressWarnings("ArrayRecordComponent") // compared by differencesFrom only
record State(
        StopReason stop, long instructions, long cycles, int[] core, int[] single, int xpsr, int fpscr, byte[] memory) {

    /** Whether nothing differs. */
    boolean equalTo(State other) {
        return instructions == other.instructions
                && cycles == other.cycles
                && xpsr == other.xpsr
                && fpscr == other.fpscr
                && Arrays.equals(core, other.core)
                && Arrays.equals(single, other.single)
                && Arrays.equals(memory, other.memory)
                && sameStop(other);
    }

    private boolean sameStop(State other) {
        return what(stop).equals(what(other.stop));
    }

    /** A stop in words that both cores must agree on. */
    static String what(StopReason stop) {
        if (stop instanceof StopReason.GuestFault fault) {
            return "%s at %08x%s"
                    .formatted(
                            fault.report().kind(),
                            fault.report().pc(),
                            fault.report().address().isPresent()
                                    ? " of %08x"
                                            .formatted(fault.report().address().getAsLong())
                                    : "");
        }
        return stop.toString();
    }

    /** What differs, one line each: this state's value, then the other's. */
    List<String> differencesFrom(State other) {
        List<String> lines = new ArrayList<>();
        if (!sameStop(other)) {
            lines.add("stop: " + what(stop) + " | " + what(other.stop));
        }
        if (instructions != other.instructions) {
            lines.add("instructions: " + instructions + " | " + other.instructions);
        }
        if (cycles != other.cycles) {
            lines.add("cycles: " + cycles + " | " + other.cycles);
        }
        for (int i = 0; i < 16; i++) {
            compare(lines, Register.of(i).toString(), core[i], other.core[i]);
        }
        compare(lines, "xpsr", xpsr, other.xpsr);
        for (int i = 0; i < 32; i++) {
            compare(lines, SRegister.of(i).toString(), single[i], other.single[i]);
        }
        compare(lines, "fpscr", fpscr, other.fpscr);
        int different = Arrays.mismatch(memory, other.memory);
        if (different >= 0) {
            lines.add("memory, byte 0x%x: %02x | %02x"
                    .formatted(different, memory[different] & 0xff, other.memory[different] & 0xff));
        }
        return lines;
    }

    /** How many bytes of memory differ. */
    int differentBytes(State other) {
        int count = 0;
        for (int i = 0; i < memory.length; i++) {
            count += memory[i] == other.memory[i] ? 0 : 1;
        }
        return count;
    }

    private static void compare(List<String> lines, String name, int one, int other) {
        if (one != other) {
            lines.add("%s: %08x | %08x".formatted(name, one, other));
        }
    }
}
