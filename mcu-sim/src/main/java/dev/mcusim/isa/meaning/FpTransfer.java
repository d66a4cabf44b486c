package dev.mcusim.isa.meaning;

/** Loads, stores and moves of floating-point registers, VMRS and VMSR (manual A7.7). A D register is two words, the low one first. */
public final class FpTransfer {

    private static final int SP = 13;
    private static final int PC = 15;

    private FpTransfer() {}

    /** The number of the first S register of an operand. */
    private static int register(Word word, boolean doubles, String single, String doubled) {
        return doubles ? 2 * word.field(doubled) : word.field(single);
    }

    /** The first S register of the destination: {@code dD} or, doubled, {@code d}. */
    static int d(Word word, boolean doubles) {
        return register(word, doubles, "dD", "d");
    }

    /** The first S register of the first operand: {@code nN} or, doubled, {@code n}. */
    static int n(Word word, boolean doubles) {
        return register(word, doubles, "nN", "n");
    }

    /** The first S register of the second operand: {@code mM} or, doubled, {@code m}. */
    static int m(Word word, boolean doubles) {
        return register(word, doubles, "mM", "m");
    }

    /** VLDR of {@code dD} or, doubled, {@code d}. */
    public static Meaning load(boolean doubles) {
        return word -> {
            int d = d(word, doubles);
            int n = word.field("n");
            int offset = word.offset(4);
            if (n == PC) {
                int address = word.literalBase() + offset;
                return doubles ? cpu -> loadTwo(cpu, d, address) : cpu -> cpu.s[d] = cpu.memory.loadWord(address);
            }
            return cpu -> {
                int base = aligned(cpu, n);
                if (doubles) {
                    loadTwo(cpu, d, base + offset);
                } else {
                    cpu.s[d] = cpu.memory.loadWord(base + offset);
                }
            };
        };
    }

    private static void loadTwo(Cpu cpu, int d, int address) {
        int low = cpu.memory.loadWord(address);
        cpu.s[d + 1] = cpu.memory.loadWord(address + 4);
        cpu.s[d] = low;
    }

    private static int aligned(Cpu cpu, int n) {
        int base = cpu.r[n];
        if (n != SP) {
            cpu.align(base, 4);
        }
        return base;
    }

    /** VSTR of {@code dD} or, doubled, {@code d}. */
    public static Meaning store(boolean doubles) {
        return word -> {
            int d = d(word, doubles);
            int n = word.field("n");
            int offset = word.offset(4);
            return cpu -> {
                int address = aligned(cpu, n) + offset;
                cpu.memory.storeWord(address, cpu.s[d]);
                if (doubles) {
                    cpu.memory.storeWord(address + 4, cpu.s[d + 1]);
                }
            };
        };
    }

    /**
     * VLDM of {@code i} registers from {@code dD} or {@code d} on, VPOP among them.
     *
     * @param down whether the base moves down first
     */
    public static Meaning loadMultiple(boolean doubles, boolean down, boolean writeback, boolean stack) {
        return word -> {
            int d = d(word, doubles);
            int n = stack ? SP : word.field("n");
            int words = doubles ? 2 * word.field("i") : word.field("i");
            int start = down ? -4 * words : 0;
            int end = !writeback ? 0 : down ? -4 * words : 4 * words;
            return cpu -> {
                int base = aligned(cpu, n);
                for (int i = 0; i < words; i++) {
                    cpu.loaded[i] = cpu.memory.loadWord(base + start + 4 * i);
                }
                System.arraycopy(cpu.loaded, 0, cpu.s, d, words);
                cpu.r[n] = base + end;
            };
        };
    }

    /** VSTM and VPUSH. */
    public static Meaning storeMultiple(boolean doubles, boolean down, boolean writeback, boolean stack) {
        return word -> {
            int d = d(word, doubles);
            int n = stack ? SP : word.field("n");
            int words = doubles ? 2 * word.field("i") : word.field("i");
            int start = down ? -4 * words : 0;
            int end = !writeback ? 0 : down ? -4 * words : 4 * words;
            return cpu -> {
                int base = aligned(cpu, n);
                for (int i = 0; i < words; i++) {
                    cpu.memory.storeWord(base + start + 4 * i, cpu.s[d + i]);
                }
                cpu.r[n] = base + end;
            };
        };
    }

    /** VMOV of {@code t} to {@code nN}. */
    public static Step fromCore(Word word) {
        int n = word.field("nN");
        int t = word.field("t");
        return cpu -> cpu.s[n] = cpu.r[t];
    }

    /** VMOV of {@code nN} to {@code t}. */
    public static Step toCore(Word word) {
        int n = word.field("nN");
        int t = word.field("t");
        return cpu -> cpu.r[t] = cpu.s[n];
    }

    /** VMOV of {@code t} to half {@code x} of the D register {@code n}. */
    public static Step halfFromCore(Word word) {
        int n = 2 * word.field("n") + word.field("x");
        int t = word.field("t");
        return cpu -> cpu.s[n] = cpu.r[t];
    }

    /** VMOV of half {@code x} of the D register {@code n} to {@code t}. */
    public static Step halfToCore(Word word) {
        int n = 2 * word.field("n") + word.field("x");
        int t = word.field("t");
        return cpu -> cpu.r[t] = cpu.s[n];
    }

    /** VMOV of {@code t} and {@code u} to two S registers from {@code mM} on or to the D register {@code m}. */
    public static Meaning pairFromCore(boolean doubles) {
        return word -> {
            int m = m(word, doubles);
            int t = word.field("t");
            int u = word.field("u");
            return cpu -> {
                cpu.s[m] = cpu.r[t];
                cpu.s[m + 1] = cpu.r[u];
            };
        };
    }

    /** VMOV of two S registers or a D register to {@code t} and {@code u}. */
    public static Meaning pairToCore(boolean doubles) {
        return word -> {
            int m = m(word, doubles);
            int t = word.field("t");
            int u = word.field("u");
            return cpu -> {
                cpu.r[t] = cpu.s[m];
                cpu.r[u] = cpu.s[m + 1];
            };
        };
    }

    /** VMOV between registers of the same width. */
    public static Meaning move(boolean doubles) {
        return word -> {
            int d = d(word, doubles);
            int m = m(word, doubles);
            return cpu -> {
                cpu.s[d] = cpu.s[m];
                if (doubles) {
                    cpu.s[d + 1] = cpu.s[m + 1];
                }
            };
        };
    }

    /** VMOV of the constant whose eight bits are {@code i} (VFPExpandImm, manual A6.4.1). */
    public static Meaning constant(boolean doubles) {
        return word -> {
            int d = d(word, doubles);
            int i = word.field("i");
            int sign = i >>> 7 << 31;
            int small = i >>> 6 & 1;
            if (doubles) {
                int high = sign | (small != 0 ? 0x3fc0_0000 : 0x4000_0000) | (i & 0x3f) << 16;
                return cpu -> {
                    cpu.s[d] = 0;
                    cpu.s[d + 1] = high;
                };
            }
            int bits = sign | (small != 0 ? 0x3e00_0000 : 0x4000_0000) | (i & 0x3f) << 19;
            return cpu -> cpu.s[d] = bits;
        };
    }

    /** VMRS to {@code t}. */
    public static Step readStatus(Word word) {
        int t = word.field("t");
        return cpu -> cpu.r[t] = cpu.fpscr.bits();
    }

    /** VMRS to the flags. */
    public static Step readStatusFlags(Word word) {
        return cpu -> cpu.setConditionFlags(cpu.fpscr.bits());
    }

    /** VMSR. */
    public static Step writeStatus(Word word) {
        int t = word.field("t");
        return cpu -> cpu.fpscr.setBits(cpu.r[t]);
    }
}
