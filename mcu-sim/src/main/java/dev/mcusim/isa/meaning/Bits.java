package dev.mcusim.isa.meaning;

/** Bit fields, counting, reversing, extension and packing (manual A7.7). */
public final class Bits {
    private Bits() {}

    /** SBFX: {@code w}+1 bits of {@code n} from bit {@code i}, to {@code d}. */
    public static Step extractSigned(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int right = 31 - word.field("w");
        int left = right - word.field("i");
        return cpu -> cpu.r[d] = cpu.r[n] << left >> right;
    }

    /** UBFX. */
    public static Step extractUnsigned(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int right = 31 - word.field("w");
        int left = right - word.field("i");
        return cpu -> cpu.r[d] = cpu.r[n] << left >>> right;
    }

    /** BFI: the lowest bits of {@code n} to bits {@code i} to {@code b} of {@code d}. */
    public static Step insert(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int low = word.field("i");
        int mask = mask(word);
        return cpu -> cpu.r[d] = (cpu.r[d] & ~mask) | (cpu.r[n] << low & mask);
    }

    /** BFC. */
    public static Step clear(Word word) {
        int d = word.field("d");
        int keep = ~mask(word);
        return cpu -> cpu.r[d] &= keep;
    }

    private static int mask(Word word) {
        return -1 << word.field("i") & -1 >>> 31 - word.field("b");
    }

    /** CLZ. */
    public static Step countLeadingZeros(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Integer.numberOfLeadingZeros(cpu.r[m]);
    }

    /** REV. */
    public static Step reverse(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Integer.reverseBytes(cpu.r[m]);
    }

    /** REV16. */
    public static Step reverseHalves(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Integer.rotateRight(Integer.reverseBytes(cpu.r[m]), 16);
    }

    /** REVSH. */
    public static Step reverseSigned(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Short.reverseBytes((short) cpu.r[m]);
    }

    /** RBIT. */
    public static Step reverseBits(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Integer.reverse(cpu.r[m]);
    }

    /** What an extension takes of a register. */
    public enum Extension {
        SXTB,
        SXTH,
        SXTB16,
        UXTB,
        UXTH,
        UXTB16;

        private int of(int value) {
            return switch (this) {
                case SXTB -> (byte) value;
                case SXTH -> (short) value;
                case SXTB16 -> ((byte) value & 0xffff) | (byte) (value >> 16) << 16;
                case UXTB -> value & 0xff;
                case UXTH -> value & 0xffff;
                case UXTB16 -> value & 0x00ff_00ff;
            };
        }

        /** Of {@code m} to {@code d}. */
        public Step narrow(Word word) {
            return extend(word.field("d"), word.field("m"), 0);
        }

        /** Of {@code m} rotated right by {@code i} bytes, to {@code d}. */
        public Step rotated(Word word) {
            return extend(word.field("d"), word.field("m"), word.field("i") * 8);
        }

        private Step extend(int d, int m, int rotation) {
            return switch (this) {
                case SXTB16 -> cpu -> {
                    int value = Integer.rotateRight(cpu.r[m], rotation);
                    cpu.r[d] = ((byte) value & 0xffff) | (byte) (value >> 16) << 16;
                };
                case UXTB -> cpu -> cpu.r[d] = Integer.rotateRight(cpu.r[m], rotation) & 0xff;
                default -> cpu -> cpu.r[d] = of(Integer.rotateRight(cpu.r[m], rotation));
            };
        }

        /** The same, added to {@code n}; the halves of a pair each for itself. */
        public Step added(Word word) {
            int d = word.field("d");
            int n = word.field("n");
            int m = word.field("m");
            int rotation = word.field("i") * 8;
            if (this == SXTB16 || this == UXTB16) {
                return cpu -> {
                    int a = cpu.r[n];
                    int b = of(Integer.rotateRight(cpu.r[m], rotation));
                    cpu.r[d] = (a + b & 0xffff) | (a >>> 16) + (b >>> 16) << 16;
                };
            }
            return cpu -> cpu.r[d] = cpu.r[n] + of(Integer.rotateRight(cpu.r[m], rotation));
        }
    }

    /** PKHBT: the lower half of {@code n} below the upper half of {@code m} shifted left by {@code i}. */
    public static Step packBottomTop(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        int amount = word.field("i");
        return cpu -> cpu.r[d] = (cpu.r[n] & 0xffff) | (cpu.r[m] << amount & 0xffff_0000);
    }

    /** PKHTB: the upper half of {@code n} above the lower half of {@code m} shifted right by {@code i}, 0 being 32. */
    public static Step packTopBottom(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        int amount = word.field("i") == 0 ? 31 : word.field("i");
        return cpu -> cpu.r[d] = (cpu.r[n] & 0xffff_0000) | (cpu.r[m] >> amount & 0xffff);
    }
}
