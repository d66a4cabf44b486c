package dev.mcusim.timing;

import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.TimingClass;

/** Which two instructions a Cortex-M7 issues in one cycle. */
final class M7Pairing {

    private M7Pairing() {}

    /** Whether an instruction never shares its cycle. */
    static boolean isAlone(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case LOAD_DUAL,
                    STORE_DUAL,
                    LOAD_MULTIPLE,
                    STORE_MULTIPLE,
                    FP_LOAD_MULTIPLE,
                    FP_STORE_MULTIPLE,
                    FP_LOAD_DOUBLE,
                    FP_STORE_DOUBLE,
                    DIVIDE,
                    FP_DIVIDE,
                    FP_SQUARE_ROOT,
                    DOUBLE_DIVIDE,
                    DOUBLE_SQUARE_ROOT,
                    BARRIER,
                    SYSTEM_REGISTER,
                    EXCLUSIVE,
                    EXCEPTION,
                    WAIT,
                    TABLE_BRANCH -> true;
            default -> false;
        };
    }

    /**
     * Whether the younger may issue with the older, given that its operands are there in time.
     */
    static boolean allows(TimedInstruction older, TimedInstruction younger) {
        if (isAlone(younger) || olderOnly(younger.kind()) || older.branches()) {
            return false;
        }
        return !(shifts(older) && shifts(younger))
                && !(olderOnly(older.kind()) && younger.kind() == TimingClass.ALU_SHIFTED)
                && !(multiplies(older) && (multiplies(younger) || younger.isSingleStore()))
                && !(older.isSingleStore() && (younger.isSingleStore() || multiplies(younger)))
                && !(older.isSingleLoad() && younger.isSingleLoad() && sameBank(older, younger))
                && !(computesFp(older) && (computesFp(younger) || accumulatesWithMove(older, younger)))
                && !accumulatesWithMove(younger, older);
    }

    /** Bit-field, packing, extending, parallel and saturating instructions issue in the older slot. */
    private static boolean olderOnly(TimingClass kind) {
        return kind == TimingClass.BIT_MANIPULATION || kind == TimingClass.SATURATE;
    }

    private static boolean shifts(TimedInstruction instruction) {
        return instruction.kind() == TimingClass.ALU_SHIFTED;
    }

    private static boolean multiplies(TimedInstruction instruction) {
        return instruction.kind() == TimingClass.MULTIPLY || instruction.kind() == TimingClass.MULTIPLY_LONG;
    }

    private static boolean computesFp(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case FP_ADD,
                    FP_MULTIPLY,
                    FP_MULTIPLY_ACCUMULATE,
                    DOUBLE_ADD,
                    DOUBLE_MULTIPLY,
                    DOUBLE_MULTIPLY_ACCUMULATE -> true;
            default -> false;
        };
    }

    private static boolean accumulatesWithMove(TimedInstruction one, TimedInstruction other) {
        boolean accumulates = one.kind() == TimingClass.FP_MULTIPLY_ACCUMULATE;
        return accumulates
                && switch (other.kind()) {
                    case FP_LOAD, FP_STORE, FP_MOVE, FP_MOVE_DUAL -> true;
                    default -> false;
                };
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
