package dev.mcusim.isa.fp;

/** Where Unicorn 2 (on QEMU 5.0) is known to differ from the architecture. */
enum UnicornFault {
    /**
     * VCVT from fixed point rounds to nearest on silicon whatever FPSCR.RMode says (FixedToFP with round_nearest in the manual's VCVT between
     * floating-point and fixed-point); Unicorn obeys RMode. QEMU repaired it later. Doubles hold all 32-bit numbers, so they do not show it.
     */
    FIXED_POINT_OBEYS_RMODE;

    /** The fault that explains a difference, or null. It explains a result of the neighbouring number, with the same flags. */
    static UnicornFault explaining(
            FpInstruction instruction, int fpscr, long expected, int expectedFpscr, long actual, int actualFpscr) {
        boolean fromFixed = instruction.assembly().matches("vcvt\\.f32\\.[su](16|32) s0, s0, #.*");
        boolean neighbour = Math.abs(expected - actual) == 1;
        boolean directed = (fpscr & Fpscr.RMODE) != 0;
        return fromFixed && directed && neighbour && expectedFpscr == actualFpscr ? FIXED_POINT_OBEYS_RMODE : null;
    }
}
