package dev.mcusim.timing;

/**
 * Where, on a Cortex-M7, a value comes from, and how many cycles behind the instruction that makes it an instruction can be issued that
 * takes it in at each port; 0 is the same cycle. The columns:
 *
 * <pre>
 * ADDRESS, EARLY, SHIFTER, LATE, MIXED, ACCUMULATE, STORE, FP, FP_ACCUMULATE, MOVE, FP_STORE
 * </pre>
 *
 * <p>Early results reach the late ALU in the same cycle; late ones the late ALU in the next and the early stage in the one after it; loads of
 * words come in time for the late ALU of the next cycle, but only for instructions that need nothing earlier; loads of bytes and
 * halfwords, products and saturated values one cycle later. Multiply-accumulates add one stage behind the late ALU (jnk0le,
 * quinapalus; FP rows: jnk0le).
 */
enum M7Result {
    EARLY(1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1),
    REVERSED(2, 1, 2, 0, 0, 0, 0, 1, 1, 1, 1),
    /** The base register of a load or store with writeback. */
    BASE(1, 2, 2, 0, 0, 0, 0, 1, 1, 1, 1),
    LATE(2, 2, 2, 1, 1, 0, 0, 1, 1, 1, 1),
    LOADED(3, 3, 3, 1, 2, 1, 0, 1, 1, 2, 1),
    SLOW(3, 3, 3, 2, 2, 1, 0, 1, 1, 2, 1),
    FP(3, 3, 3, 3, 3, 3, 1, 3, 3, 3, 1),
    FP_FUSED(5, 5, 5, 5, 5, 5, 3, 5, 3, 5, 3),
    FP_CHAINED(6, 6, 6, 6, 6, 6, 4, 6, 3, 6, 4),
    FP_LOADED(1, 1, 1, 1, 1, 1, 0, 1, 3, 2, 1),
    FP_MOVED(3, 3, 3, 3, 3, 3, 1, 3, 3, 3, 1),
    FROM_FP(2, 2, 2, 1, 1, 0, 0, 1, 1, 1, 1),
    DOUBLE(3, 3, 3, 3, 3, 3, 1, 3, 3, 3, 1),
    DOUBLE_ACCUMULATED(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);

    private final int[] delays;

    M7Result(int... delays) {
        this.delays = delays;
    }

    /** What an instruction makes, if it goes through the late stages. */
    static M7Result of(M7Operation operation) {
        return switch (operation) {
            case REVERSE -> REVERSED;
            case LOAD, LOAD_SEVERAL -> LOADED;
            case LOAD_NARROW, MULTIPLY, SATURATE -> SLOW;
            case FP -> FP;
            case FP_FUSED -> FP_FUSED;
            case FP_CHAINED -> FP_CHAINED;
            case FP_LOAD -> FP_LOADED;
            case CORE_TO_FP, FP_MOVE -> FP_MOVED;
            case FP_TO_CORE -> FROM_FP;
            case DOUBLE -> DOUBLE;
            case DOUBLE_ACCUMULATE -> DOUBLE_ACCUMULATED;
            default -> LATE;
        };
    }

    /** Cycles until an instruction that takes the value in at a port can be issued. */
    int delay(M7Port port) {
        return delays[port.ordinal()];
    }
}
