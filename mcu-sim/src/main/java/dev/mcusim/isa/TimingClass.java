package dev.mcusim.isa;

/** What decides how long an instruction takes; the timing models have one rule for each. */
public enum TimingClass {
    /** Arithmetic, logic, move and compare on registers or a constant; shifts by a constant or register. */
    ALU,
    /** The same with a shifted register operand. */
    ALU_SHIFTED,
    /** Bit fields, extension, packing, counting, reversing, parallel arithmetic without saturation, SEL. */
    BIT_MANIPULATION,
    /** Saturating arithmetic and SSAT, USAT. */
    SATURATE,
    /** Every multiply and multiply-accumulate, and USAD8. */
    MULTIPLY,
    /** The same with a 64-bit result. */
    MULTIPLY_LONG,
    /** SDIV, UDIV. */
    DIVIDE,
    /** B, BL, BX, BLX. */
    BRANCH,
    /** CBZ, CBNZ. */
    COMPARE_BRANCH,
    /** TBB, TBH. */
    TABLE_BRANCH,
    /** IT. */
    IF_THEN,
    /** Load of a word. */
    LOAD,
    /** Load of a byte or halfword. */
    LOAD_NARROW,
    /** Store of a word. */
    STORE,
    /** Store of a byte or halfword. */
    STORE_NARROW,
    /** LDRD. */
    LOAD_DUAL,
    /** STRD. */
    STORE_DUAL,
    /** LDM, POP. */
    LOAD_MULTIPLE,
    /** STM, PUSH. */
    STORE_MULTIPLE,
    /** LDREX, STREX, CLREX and kin. */
    EXCLUSIVE,
    /** Preload hints. */
    PRELOAD,
    /** NOP, YIELD, SEV. */
    HINT,
    /** WFI, WFE. */
    WAIT,
    /** DMB, DSB, ISB. */
    BARRIER,
    /** MRS, MSR, CPS. */
    SYSTEM_REGISTER,
    /** SVC, BKPT, UDF. */
    EXCEPTION,
    /** Single-precision add, subtract, compare, convert, absolute, negate, round, minimum, select. */
    FP_ADD,
    /** Single-precision multiply. */
    FP_MULTIPLY,
    /** Single-precision multiply-accumulate, chained or fused. */
    FP_MULTIPLY_ACCUMULATE,
    /** Single-precision divide. */
    FP_DIVIDE,
    /** Single-precision square root. */
    FP_SQUARE_ROOT,
    /** Double-precision counterpart of {@link #FP_ADD}. */
    DOUBLE_ADD,
    /** Double-precision multiply. */
    DOUBLE_MULTIPLY,
    /** Double-precision multiply-accumulate, chained or fused. */
    DOUBLE_MULTIPLY_ACCUMULATE,
    /** Double-precision divide. */
    DOUBLE_DIVIDE,
    /** Double-precision square root. */
    DOUBLE_SQUARE_ROOT,
    /** Moves within FP registers, of a constant, and of one word between core and FP registers. */
    FP_MOVE,
    /** Moves of two words between core and FP registers. */
    FP_MOVE_DUAL,
    /** VMRS, VMSR. */
    FP_STATUS,
    /** VLDR of one word. */
    FP_LOAD,
    /** VSTR of one word. */
    FP_STORE,
    /** VLDR of a doubleword. */
    FP_LOAD_DOUBLE,
    /** VSTR of a doubleword. */
    FP_STORE_DOUBLE,
    /** VLDM, VPOP. */
    FP_LOAD_MULTIPLE,
    /** VSTM, VPUSH. */
    FP_STORE_MULTIPLE
}
