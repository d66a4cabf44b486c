package dev.mcusim.isa.fp;

/**
 * An instruction and what this package says it does.
 *
 * @param assembly the instruction
 * @param bits     its encoding, the first halfword on top
 * @param effect   what d0 is afterwards
 */
record FpInstruction(String assembly, int bits, Effect effect) {
    /** The whole of d0 after an instruction, from d0, d1 and d2 before it. */
    @FunctionalInterface
    interface Effect {
        long apply(long d, long n, long m, Fpscr fpscr);
    }

    /** A method that gives a word. */
    @FunctionalInterface
    interface Narrow {
        int apply(long d, long n, long m, Fpscr fpscr);
    }

    /** A method that changes FPSCR only. */
    @FunctionalInterface
    interface Compare {
        void apply(long d, long m, Fpscr fpscr);
    }

    /** An instruction that writes d0. */
    static FpInstruction wide(String assembly, int bits, Effect effect) {
        return new FpInstruction(assembly, bits, effect);
    }

    /** An instruction that writes s0. */
    static FpInstruction narrow(String assembly, int bits, Narrow effect) {
        return new FpInstruction(
                assembly,
                bits,
                (d, n, m, f) -> d & 0xffff_ffff_0000_0000L | Integer.toUnsignedLong(effect.apply(d, n, m, f)));
    }

    /** An instruction that writes flags only. */
    static FpInstruction compare(String assembly, int bits, Compare effect) {
        return new FpInstruction(assembly, bits, (d, n, m, f) -> {
            effect.apply(d, m, f);
            return d;
        });
    }

    /** Register bits with the bottom half replaced. */
    static int bottom(long d, int half) {
        return (int) d & 0xffff_0000 | half;
    }

    /** Register bits with the top half replaced. */
    static int top(long d, int half) {
        return (int) d & 0xffff | half << 16;
    }

    @Override
    public String toString() {
        return assembly;
    }
}
