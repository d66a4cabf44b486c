package dev.mcusim.asm;

import dev.mcusim.isa.Condition;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.IfThen;
import dev.mcusim.isa.Instruction;
import java.util.ArrayDeque;
import java.util.Deque;

/** The IT block that is being filled: which conditions its remaining instructions must have. */
final class ItBlock {
    private final Deque<Condition> remaining = new ArrayDeque<>();
    private Condition announced = Condition.AL;

    boolean isOpen() {
        return !remaining.isEmpty();
    }

    void open(Condition first, String suffix) {
        remaining.addAll(IfThen.conditions(first, IfThen.mask(first, suffix)));
    }

    void announce(Condition condition) {
        announced = condition;
    }

    /** Whether a condition waits for its instruction. */
    boolean isAnnounced() {
        return announced != Condition.AL;
    }

    /** Takes note of an instruction; throws when it does not belong where it stands. */
    void next(Instruction instruction) {
        Condition stated = announced;
        announced = Condition.AL;
        Condition required = isOpen() ? remaining.removeFirst() : Condition.AL;
        if (stated != required && !isBreakpoint(instruction)) {
            remaining.clear();
            throw new EncodingException(
                    instruction + " in an IT block", "condition " + stated, "condition " + required);
        }
        if (isOpen() && instruction.isBranch()) {
            remaining.clear();
            throw new EncodingException(instruction.toString(), "not last in the IT block", "last in the IT block");
        }
    }

    void requireClosed(String what) {
        if (isOpen()) {
            throw new EncodingException(what, "an open IT block", "after the last instruction of the block");
        }
    }

    private static boolean isBreakpoint(Instruction instruction) {
        return instruction.mnemonic().equals("BKPT");
    }
}
