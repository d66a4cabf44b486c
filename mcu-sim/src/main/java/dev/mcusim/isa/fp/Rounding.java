package dev.mcusim.isa.fp;

/** How a result between two representable numbers is rounded. The first four are the rounding modes of FPSCR, in the order of RMode. */
public enum Rounding {
    /** RN: to the nearest, a tie to the even one. */
    NEAREST_EVEN,
    /** RP: towards plus infinity. */
    TOWARD_PLUS,
    /** RM: towards minus infinity. */
    TOWARD_MINUS,
    /** RZ: towards zero. */
    TOWARD_ZERO,
    /** To the nearest, a tie away from zero; only in VRINTA and VCVTA. */
    NEAREST_AWAY;

    private static final Rounding[] ALL = values();

    /** The rounding mode of FPSCR with this number, 0 to 3. */
    static Rounding ofRMode(int number) {
        return ALL[number];
    }

    /**
     * Whether a truncated magnitude has to be incremented.
     *
     * @param negative the sign of the number
     * @param odd      whether the truncated magnitude is odd
     * @param rest     what was cut off, in quarters of the last place: 0 nothing, 1 less than half, 2 half, 3 more
     */
    boolean increments(boolean negative, boolean odd, int rest) {
        return switch (this) {
            case NEAREST_EVEN -> rest > 2 || (rest == 2 && odd);
            case TOWARD_PLUS -> rest != 0 && !negative;
            case TOWARD_MINUS -> rest != 0 && negative;
            case TOWARD_ZERO -> false;
            case NEAREST_AWAY -> rest >= 2;
        };
    }

    /** Whether a number beyond the largest one becomes infinity rather than that largest one. */
    boolean overflowsToInfinity(boolean negative) {
        return increments(negative, true, 3);
    }
}
