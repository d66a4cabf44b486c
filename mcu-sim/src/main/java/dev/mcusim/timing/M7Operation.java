package dev.mcusim.timing;

import dev.mcusim.isa.TimingClass;

/** Which way an instruction takes through the execution stages of a Cortex-M7, as far as that decides what it can be issued with. */
enum M7Operation {
    /** ADD, SUB, MOV without a shift: in the early ALU if its operands are there, otherwise in the late one. */
    SIMPLE,
    /** Moves with a shift: in the early shifter if it is free and the operands are there, otherwise in the late one. */
    SHIFT,
    /** Other arithmetic and logic: in the late ALU. */
    LATE,
    /** The same with a constant that is shifted into place, which occupies the early shifter. */
    SHIFTED_CONSTANT,
    /** The same with a shifted register, which must be there a stage earlier. */
    SHIFTED,
    /** REV and kin: in the early shifter. */
    REVERSE,
    /** Bit fields, packing, extending while adding: the early shifter, then the late ALU. */
    FIELD,
    /** Extending, parallel arithmetic, CLZ, SEL: in the late ALU. */
    PARALLEL,
    /** Saturating arithmetic. */
    SATURATE,
    /** All multiplies. */
    MULTIPLY,
    /** LDR. */
    LOAD,
    /** Loads of bytes and halfwords. */
    LOAD_NARROW,
    /** STR, STRB, STRH. */
    STORE,
    /** Loads of two or more words. */
    LOAD_SEVERAL,
    /** Branches. */
    BRANCH,
    /** Single-precision add, multiply and what takes as long. */
    FP,
    /** VFMA, VFMS and kin. */
    FP_FUSED,
    /** VMLA, VMLS and kin. */
    FP_CHAINED,
    /** VLDR of a word. */
    FP_LOAD,
    /** VSTR of a word. */
    FP_STORE,
    /** VMOV from core registers, VMSR. */
    CORE_TO_FP,
    /** VMOV to core registers, VMRS. */
    FP_TO_CORE,
    /** VMOV between FP registers or of a constant. */
    FP_MOVE,
    /** Double-precision arithmetic. */
    DOUBLE,
    /** Double-precision multiply-accumulate. */
    DOUBLE_ACCUMULATE,
    /** Everything else. */
    OTHER;

    /** The way of an instruction. */
    static M7Operation of(TimedInstruction instruction) {
        return switch (instruction.kind()) {
            case ALU -> arithmetic(instruction);
            case ALU_SHIFTED -> instruction.mnemonic().startsWith("MOV") ? SHIFT : SHIFTED;
            case BIT_MANIPULATION -> bits(instruction);
            case SATURATE -> SATURATE;
            case MULTIPLY, MULTIPLY_LONG -> MULTIPLY;
            case LOAD -> LOAD;
            case LOAD_NARROW -> LOAD_NARROW;
            case STORE, STORE_NARROW -> STORE;
            case LOAD_DUAL, LOAD_MULTIPLE -> LOAD_SEVERAL;
            case BRANCH, COMPARE_BRANCH -> BRANCH;
            case FP_ADD, FP_MULTIPLY, FP_DIVIDE, FP_SQUARE_ROOT -> FP;
            case FP_MULTIPLY_ACCUMULATE -> instruction.mnemonic().startsWith("VF") ? FP_FUSED : FP_CHAINED;
            case FP_LOAD, FP_LOAD_DOUBLE, FP_LOAD_MULTIPLE -> FP_LOAD;
            case FP_STORE, FP_STORE_DOUBLE, FP_STORE_MULTIPLE -> FP_STORE;
            case FP_MOVE, FP_MOVE_DUAL, FP_STATUS -> move(instruction);
            case DOUBLE_ADD, DOUBLE_MULTIPLY, DOUBLE_DIVIDE, DOUBLE_SQUARE_ROOT -> DOUBLE;
            case DOUBLE_MULTIPLY_ACCUMULATE -> DOUBLE_ACCUMULATE;
            default -> OTHER;
        };
    }

    private static M7Operation arithmetic(TimedInstruction instruction) {
        if (instruction.wide() && isShiftedConstant(instruction)) {
            return SHIFTED_CONSTANT;
        }
        return switch (instruction.mnemonic()) {
            case "ADD", "ADDW", "SUB", "SUBW", "MOV", "MOVS", "MOVW" -> SIMPLE;
            case "LSL", "LSR", "ASR", "ROR" -> SHIFT;
            default -> LATE;
        };
    }

    /** A constant of 8 bits that the encoding shifts, and that is no repeated pattern (manual A5.3.2). */
    private static boolean isShiftedConstant(TimedInstruction instruction) {
        if (instruction.constant().isEmpty()
                || instruction.writes().isEmpty()
                || switch (instruction.mnemonic()) {
                    case "ADDW", "SUBW", "MOVW", "MOVT", "LSL", "LSR", "ASR", "ROR" -> true;
                    default -> false;
                }) {
            return false;
        }
        int value = instruction.constant().get().value();
        int low = value & 0xffff;
        boolean pattern = low == value >>> 16 && ((low & 0xff) == 0 || low >>> 8 == 0 || (low & 0xff) == low >>> 8);
        return value >>> 8 != 0 && !pattern;
    }

    private static M7Operation bits(TimedInstruction instruction) {
        return switch (instruction.mnemonic()) {
            case "REV", "REV16", "REVSH", "RBIT" -> REVERSE;
            case "UBFX",
                    "SBFX",
                    "BFI",
                    "BFC",
                    "PKHBT",
                    "PKHTB",
                    "SXTAB",
                    "SXTAB16",
                    "SXTAH",
                    "UXTAB",
                    "UXTAB16",
                    "UXTAH" -> FIELD;
            default -> PARALLEL;
        };
    }

    private static M7Operation move(TimedInstruction instruction) {
        boolean toCore = (instruction.writes().mask() & 0xffff) != 0 || instruction.writesFlags();
        boolean fromCore = (instruction.reads().mask() & 0xffff) != 0;
        return toCore ? FP_TO_CORE : fromCore ? CORE_TO_FP : FP_MOVE;
    }

    /** Whether it occupies the shifter in front of the ALUs. */
    boolean shiftsEarly() {
        return this == SHIFTED || this == SHIFTED_CONSTANT || this == REVERSE || this == FIELD;
    }

    /** Whether it must be the older of two instructions, and there is but one in a cycle. */
    boolean isOlderOnly() {
        return this == REVERSE || this == FIELD || this == PARALLEL || this == SATURATE;
    }

    /** Whether it is arithmetic of the FPU, of which there is one in a cycle. */
    boolean isFpArithmetic() {
        return this == FP || isFpAccumulate() || this == DOUBLE;
    }

    /** Whether it multiplies and accumulates in the FPU. */
    boolean isFpAccumulate() {
        return this == FP_FUSED || this == FP_CHAINED || this == DOUBLE_ACCUMULATE;
    }

    /** Whether it moves data into or out of FP registers. */
    boolean isFpTransfer() {
        return this == FP_LOAD || this == FP_STORE || this == FP_MOVE || this == CORE_TO_FP || this == FP_TO_CORE;
    }

    /** Whether it is a load of one word or less into a core register. */
    boolean isLoad() {
        return this == LOAD || this == LOAD_NARROW;
    }

    /** Whether the timing class is that of an instruction that occupies both slots. */
    static boolean isAlone(TimingClass kind) {
        return switch (kind) {
            case LOAD_DUAL,
                    STORE_DUAL,
                    LOAD_MULTIPLE,
                    STORE_MULTIPLE,
                    FP_LOAD_MULTIPLE,
                    FP_STORE_MULTIPLE,
                    FP_LOAD_DOUBLE,
                    FP_STORE_DOUBLE,
                    FP_MOVE_DUAL,
                    DIVIDE,
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
}
