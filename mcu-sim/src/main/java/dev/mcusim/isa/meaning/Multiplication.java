package dev.mcusim.isa.meaning;

/** Multiplies and divides of the base architecture (manual A7.7). */
public final class Multiplication {
    private Multiplication() {}

    /** MUL of {@code d} by {@code n}, low registers. */
    public static Step tied(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        return word.setsFlags()
                ? cpu -> cpu.r[d] = Alu.signAndZero(cpu, cpu.r[d] * cpu.r[n])
                : cpu -> cpu.r[d] *= cpu.r[n];
    }

    /** MUL of {@code n} by {@code m}. */
    public static Step product(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> cpu.r[d] = cpu.r[n] * cpu.r[m];
    }

    /** MLA. */
    public static Step accumulate(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        int a = word.field("a");
        return cpu -> cpu.r[d] = cpu.r[a] + cpu.r[n] * cpu.r[m];
    }

    /** MLS. */
    public static Step subtract(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        int a = word.field("a");
        return cpu -> cpu.r[d] = cpu.r[a] - cpu.r[n] * cpu.r[m];
    }

    /** SMULL. */
    public static Step signedLong(Word word) {
        int l = word.field("l");
        int h = word.field("h");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> put(cpu, l, h, (long) cpu.r[n] * cpu.r[m]);
    }

    /** UMULL. */
    public static Step unsignedLong(Word word) {
        int l = word.field("l");
        int h = word.field("h");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> put(cpu, l, h, Integer.toUnsignedLong(cpu.r[n]) * Integer.toUnsignedLong(cpu.r[m]));
    }

    /** SMLAL. */
    public static Step signedAccumulateLong(Word word) {
        int l = word.field("l");
        int h = word.field("h");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> put(cpu, l, h, pair(cpu, l, h) + (long) cpu.r[n] * cpu.r[m]);
    }

    /** UMLAL. */
    public static Step unsignedAccumulateLong(Word word) {
        int l = word.field("l");
        int h = word.field("h");
        int n = word.field("n");
        int m = word.field("m");
        return cpu ->
                put(cpu, l, h, pair(cpu, l, h) + Integer.toUnsignedLong(cpu.r[n]) * Integer.toUnsignedLong(cpu.r[m]));
    }

    /** UMAAL: the product plus both halves of the destination. */
    public static Step unsignedAccumulateTwice(Word word) {
        int l = word.field("l");
        int h = word.field("h");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> put(
                cpu,
                l,
                h,
                Integer.toUnsignedLong(cpu.r[n]) * Integer.toUnsignedLong(cpu.r[m])
                        + Integer.toUnsignedLong(cpu.r[l])
                        + Integer.toUnsignedLong(cpu.r[h]));
    }

    /** The 64-bit number in two registers. */
    static long pair(Cpu cpu, int low, int high) {
        return Integer.toUnsignedLong(cpu.r[low]) | (long) cpu.r[high] << 32;
    }

    /** Puts a 64-bit number into two registers. */
    static void put(Cpu cpu, int low, int high, long value) {
        cpu.r[low] = (int) value;
        cpu.r[high] = (int) (value >> 32);
    }

    /** SDIV. */
    public static Step divideSigned(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> {
            int divisor = divisor(cpu, n, m, true);
            cpu.r[d] = divisor == 0 ? 0 : cpu.r[n] / divisor;
        };
    }

    /** UDIV. */
    public static Step divideUnsigned(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> {
            int divisor = divisor(cpu, n, m, false);
            cpu.r[d] = divisor == 0 ? 0 : Integer.divideUnsigned(cpu.r[n], divisor);
        };
    }

    private static int divisor(Cpu cpu, int n, int m, boolean signed) {
        int divisor = cpu.r[m];
        if (divisor == 0 && cpu.trapsDivisionByZero) {
            throw cpu.divisionByZero();
        }
        cpu.divides(cpu.r[n], divisor, signed);
        return divisor;
    }
}
