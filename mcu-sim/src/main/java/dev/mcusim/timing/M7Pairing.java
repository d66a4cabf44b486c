package dev.mcusim.timing;

import dev.mcusim.isa.OffsetAddress;

/** Which two instructions a Cortex-M7 issues in one cycle (jnk0le, STM32H743). */
final class M7Pairing {

    private M7Pairing() {}

    /**
     * Whether the younger may issue with the older, given that its operands are there in time.
     */
    static boolean allows(TimedInstruction older, M7Operation first, TimedInstruction younger, M7Operation second) {
        return !M7Operation.isAlone(younger.kind())
                && !second.isOlderOnly()
                && !(first == M7Operation.BRANCH && second == M7Operation.BRANCH)
                && !occupyShifter(first, second)
                && !occupyMultiplierOrStore(first, second)
                && !(first.isLoad() && second.isLoad() && sameBank(older, younger))
                && !occupyFpu(first, second)
                && !(second == M7Operation.OTHER && first == M7Operation.OTHER);
    }

    private static boolean occupyShifter(M7Operation first, M7Operation second) {
        boolean younger = second == M7Operation.SHIFTED || second == M7Operation.SHIFTED_CONSTANT;
        return younger && (first.shiftsEarly() || first == M7Operation.SHIFT);
    }

    private static boolean occupyMultiplierOrStore(M7Operation first, M7Operation second) {
        return usesMultiplierOrStore(first) && usesMultiplierOrStore(second);
    }

    private static boolean usesMultiplierOrStore(M7Operation operation) {
        return operation == M7Operation.MULTIPLY || operation == M7Operation.STORE || operation == M7Operation.FP_STORE;
    }

    private static boolean occupyFpu(M7Operation first, M7Operation second) {
        return (first.isFpArithmetic() && second.isFpArithmetic())
                || (first.isFpAccumulate() && second.isFpTransfer())
                || (second.isFpAccumulate() && first.isFpTransfer())
                || (first == M7Operation.FP_MOVE && second == M7Operation.FP_MOVE);
    }

    /** Words in the same 32-bit bank, as far as it is known: same base register, bit 2 of the offsets equal. */
    private static boolean sameBank(TimedInstruction one, TimedInstruction two) {
        if (one.memory().isEmpty() || two.memory().isEmpty()) {
            return false;
        }
        OffsetAddress first = one.memory().get();
        OffsetAddress second = two.memory().get();
        return first.base() == second.base() && ((first.offset() ^ second.offset()) & 4) == 0;
    }
}
