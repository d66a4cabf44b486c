package dev.mcusim.isa.meaning;

/** Additions and subtractions on two halfwords or four bytes at once, and SEL (manual A7.7). */
public final class Parallel {

    /** What becomes of a sum that does not fit. */
    public enum Kind {
        SIGNED,
        SIGNED_SATURATING,
        SIGNED_HALVING,
        UNSIGNED,
        UNSIGNED_SATURATING,
        UNSIGNED_HALVING;

        private boolean isSigned() {
            return this == SIGNED || this == SIGNED_SATURATING || this == SIGNED_HALVING;
        }
    }

    private Parallel() {}

    /**
     * The meaning of an operation.
     *
     * @param operation ADD8, ADD16, ASX, SUB8, SUB16 or SAX
     */
    public static Meaning of(Kind kind, String operation) {
        int lane = operation.endsWith("8") ? 8 : 16;
        boolean exchange = operation.endsWith("X");
        // Bit i is set where lane i subtracts.
        int subtracts =
                switch (operation) {
                    case "SUB8", "SUB16" -> 0b1111;
                    case "ASX" -> 0b01;
                    case "SAX" -> 0b10;
                    default -> 0;
                };
        return word -> {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            return cpu -> {
                int b = exchange ? Integer.rotateRight(cpu.r[m], 16) : cpu.r[m];
                cpu.r[d] = lanes(cpu, kind, lane, subtracts, cpu.r[n], b);
            };
        };
    }

    private static int lanes(Cpu cpu, Kind kind, int lane, int subtracts, int a, int b) {
        int mask = (1 << lane) - 1;
        int result = 0;
        int ge = 0;
        for (int i = 0, shift = 0; shift < 32; i++, shift += lane) {
            int x = lane(a, shift, lane, kind.isSigned());
            int y = lane(b, shift, lane, kind.isSigned());
            boolean subtract = (subtracts >>> i & 1) != 0;
            int sum = subtract ? x - y : x + y;
            int carries = kind == Kind.UNSIGNED && !subtract ? mask + 1 : 0;
            if (sum >= carries) {
                ge |= (lane == 8 ? 1 : 3) << shift / 8;
            }
            result |= (fit(kind, sum, lane) & mask) << shift;
        }
        if (kind == Kind.SIGNED || kind == Kind.UNSIGNED) {
            cpu.ge = ge;
        }
        return result;
    }

    private static int lane(int value, int shift, int lane, boolean signed) {
        int left = 32 - lane - shift;
        return signed ? value << left >> 32 - lane : value << left >>> 32 - lane;
    }

    private static int fit(Kind kind, int sum, int lane) {
        int half = 1 << lane - 1;
        return switch (kind) {
            case SIGNED, UNSIGNED -> sum;
            case SIGNED_HALVING, UNSIGNED_HALVING -> sum >> 1;
            case SIGNED_SATURATING -> Math.max(-half, Math.min(half - 1, sum));
            case UNSIGNED_SATURATING -> Math.max(0, Math.min(2 * half - 1, sum));
        };
    }

    /** SEL: each byte from {@code n} or {@code m} by its GE flag. */
    public static Step select(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> {
            int ge = cpu.ge;
            int mask =
                    (ge & 1) * 0xff | (ge >>> 1 & 1) * 0xff00 | (ge >>> 2 & 1) * 0xff_0000 | (ge >>> 3) * 0xff00_0000;
            cpu.r[d] = (cpu.r[n] & mask) | (cpu.r[m] & ~mask);
        };
    }
}
