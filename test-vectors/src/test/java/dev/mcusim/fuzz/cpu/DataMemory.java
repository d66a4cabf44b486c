package dev.mcusim.fuzz.cpu;

import java.util.SplittableRandom;

/** What data memory holds when a program starts: words that are extreme as integers or as floating-point numbers, small, or anything. */
final class DataMemory {

    /** How many different contents there are. */
    static final int KINDS = 32;

    private static final int[] INTEGERS = {
        0,
        1,
        -1,
        2,
        0x7fff_ffff,
        0x8000_0000,
        0x7fff_7fff,
        0x8000_8001,
        0x8000_8000,
        0x80,
        0xff,
        0x7f80_ff01,
        31,
        32,
        33
    };
    private static final float[] SINGLES = {
        0f,
        -0f,
        1f,
        -1f,
        0.5f,
        1.5f,
        -2.5f,
        3f,
        0.1f,
        1e10f,
        -1e10f,
        2147483648f,
        -2147483648f,
        4294967296f,
        65504f,
        65520f,
        32767.5f,
        1e-8f,
        6.1e-5f,
        5.9e-8f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1.1e-38f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };
    private static final int[] NANS = {0x7f80_0001, 0xff80_1234, 0x7fa0_0000, 0x7fc0_0000, 0x7fff_ffff, 0xffc0_4321};
    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        2.5,
        -3.5,
        0.1,
        2147483648.0,
        -2147483649.0,
        4294967295.5,
        1e300,
        -1e300,
        3.4e38,
        3.5e38,
        1e-40,
        1e-46,
        Double.MAX_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e-310,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private static final byte[][] CONTENTS = new byte[KINDS][];

    private DataMemory() {}

    /** The contents of a kind, for the longest data memory. */
    static synchronized byte[] contents(int kind) {
        if (CONTENTS[kind] == null) {
            CONTENTS[kind] = fill(new SplittableRandom(kind));
        }
        return CONTENTS[kind];
    }

    private static byte[] fill(SplittableRandom random) {
        byte[] bytes = new byte[0x5000];
        for (int at = 0; at < bytes.length; at += 8) {
            boolean doubled = random.nextInt(4) == 0;
            long wide = doubled ? wide(random) : Integer.toUnsignedLong(word(random)) | (long) word(random) << 32;
            for (int i = 0; i < 8; i++) {
                bytes[at + i] = (byte) (wide >>> 8 * i);
            }
        }
        return bytes;
    }

    /** A word for a core or single-precision register. */
    static int word(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> INTEGERS[random.nextInt(INTEGERS.length)];
            case 1 -> random.nextInt(-300, 300);
            case 2, 3, 4 -> Float.floatToRawIntBits(SINGLES[random.nextInt(SINGLES.length)]);
            case 5 -> random.nextInt(3) == 0
                    ? NANS[random.nextInt(NANS.length)]
                    : random.nextInt(0x4000) << 17 ^ random.nextInt(8);
            default -> random.nextInt();
        };
    }

    /** The bits of a number in double precision. */
    static long wide(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> 0x7ff0_0000_0000_0000L | random.nextLong() >>> 12 | random.nextLong() << 63;
            default -> Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
        };
    }
}
