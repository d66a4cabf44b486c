package dev.mcusim.isa.meaning;

/** The multiplies of the DSP extension, on halves, pairs of halves and upper words (manual A7.7). Q is set where the manual says so. */
public final class DspMultiplication {

    /** No accumulator. */
    private static final int NONE = -1;

    private DspMultiplication() {}

    /**
     * SMUL and SMLA of halves.
     *
     * @param n 1 for the top half of {@code n}
     * @param m 1 for the top half of {@code m}
     */
    public static Meaning halves(int n, int m, boolean accumulates) {
        int shiftN = 16 - 16 * n;
        int shiftM = 16 - 16 * m;
        return word -> {
            int d = word.field("d");
            int rn = word.field("n");
            int rm = word.field("m");
            if (!accumulates) {
                return cpu -> cpu.r[d] = (cpu.r[rn] << shiftN >> 16) * (cpu.r[rm] << shiftM >> 16);
            }
            int a = word.field("a");
            return cpu -> {
                int product = (cpu.r[rn] << shiftN >> 16) * (cpu.r[rm] << shiftM >> 16);
                cpu.r[d] = plain(cpu, (long) product + cpu.r[a]);
            };
        };
    }

    /** SMLAL of halves. */
    public static Meaning halvesLong(int n, int m) {
        int shiftN = 16 - 16 * n;
        int shiftM = 16 - 16 * m;
        return word -> {
            int l = word.field("l");
            int h = word.field("h");
            int rn = word.field("n");
            int rm = word.field("m");
            return cpu -> Multiplication.put(
                    cpu,
                    l,
                    h,
                    Multiplication.pair(cpu, l, h) + (cpu.r[rn] << shiftN >> 16) * (cpu.r[rm] << shiftM >> 16));
        };
    }

    /** SMULW and SMLAW: a word by a half, the upper 32 of 48 bits. */
    public static Meaning wordByHalf(int m, boolean accumulates) {
        int shift = 16 - 16 * m;
        return word -> {
            int d = word.field("d");
            int rn = word.field("n");
            int rm = word.field("m");
            int a = accumulates ? word.field("a") : NONE;
            return cpu -> {
                long product = (long) cpu.r[rn] * (cpu.r[rm] << shift >> 16) >> 16;
                cpu.r[d] = a < 0 ? (int) product : plain(cpu, product + cpu.r[a]);
            };
        };
    }

    /**
     * SMUAD and SMLAD.
     *
     * @param exchange 1 where the halves of {@code m} are exchanged first
     */
    public static Meaning dualAdd(int exchange, boolean accumulates) {
        int rotation = 16 * exchange;
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            int a = accumulates ? word.field("a") : NONE;
            return cpu -> {
                int x = cpu.r[n];
                int y = Integer.rotateRight(cpu.r[m], rotation);
                long sum = (long) ((short) x * (short) y) + (x >> 16) * (y >> 16);
                cpu.r[d] = plain(cpu, a < 0 ? sum : sum + cpu.r[a]);
            };
        };
    }

    /** SMUSD and SMLSD. */
    public static Meaning dualSubtract(int exchange, boolean accumulates) {
        int rotation = 16 * exchange;
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            int a = accumulates ? word.field("a") : NONE;
            return cpu -> {
                int x = cpu.r[n];
                int y = Integer.rotateRight(cpu.r[m], rotation);
                long difference = (long) ((short) x * (short) y) - (x >> 16) * (y >> 16);
                cpu.r[d] = a < 0 ? (int) difference : plain(cpu, difference + cpu.r[a]);
            };
        };
    }

    /** SMLALD, and SMLSLD which subtracts the product of the top halves. */
    public static Meaning dualLong(int exchange, boolean subtracts) {
        int rotation = 16 * exchange;
        return word -> {
            int l = word.field("l");
            int h = word.field("h");
            int n = word.field("n");
            int m = word.field("m");
            return cpu -> {
                int x = cpu.r[n];
                int y = Integer.rotateRight(cpu.r[m], rotation);
                long top = (x >> 16) * (y >> 16);
                long sum = (long) ((short) x * (short) y) + (subtracts ? -top : top);
                Multiplication.put(cpu, l, h, Multiplication.pair(cpu, l, h) + sum);
            };
        };
    }

    /** SMMUL and SMMLA: the upper word of the product, rounded where {@code round} is 1. */
    public static Meaning upperWord(int round, boolean accumulates) {
        long half = round == 0 ? 0 : 0x8000_0000L;
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            if (!accumulates) {
                return cpu -> cpu.r[d] = (int) ((long) cpu.r[n] * cpu.r[m] + half >> 32);
            }
            int a = word.field("a");
            return cpu -> cpu.r[d] = (int) (((long) cpu.r[a] << 32) + (long) cpu.r[n] * cpu.r[m] + half >> 32);
        };
    }

    /** SMMLS. */
    public static Meaning upperWordSubtracted(int round) {
        long half = round == 0 ? 0 : 0x8000_0000L;
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            int a = word.field("a");
            return cpu -> cpu.r[d] = (int) (((long) cpu.r[a] << 32) - (long) cpu.r[n] * cpu.r[m] + half >> 32);
        };
    }

    /** USAD8 and USADA8. */
    public static Meaning absoluteDifferences(boolean accumulates) {
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            int a = accumulates ? word.field("a") : NONE;
            return cpu -> {
                int sum = a < 0 ? 0 : cpu.r[a];
                for (int shift = 0; shift < 32; shift += 8) {
                    sum += Math.abs((cpu.r[n] >>> shift & 0xff) - (cpu.r[m] >>> shift & 0xff));
                }
                cpu.r[d] = sum;
            };
        };
    }

    /** The lower word of a sum; Q when it is not all of it. */
    private static int plain(Cpu cpu, long sum) {
        if (sum != (int) sum) {
            cpu.q = 1;
        }
        return (int) sum;
    }
}
