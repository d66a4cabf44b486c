package dev.mcusim.isa.meaning;

/**
 * Loads and stores of two and of many registers (manual A7.7). Registers change only when every access has succeeded; words stored
 * before one that fails stay stored.
 */
public final class Transfer {

    private static final int SP = 13;
    private static final int LR = 14;
    private static final int PC = 15;

    private Transfer() {}

    /** How the base of LDRD and STRD is used. */
    public enum Mode {
        OFFSET,
        PRE_INDEXED,
        POST_INDEXED
    }

    /** LDRD to {@code t} and {@code u}, with {@code i} words from {@code n} in the direction {@code U}. */
    public static Meaning loadDual(Mode mode) {
        return word -> {
            int t = word.field("t");
            int u = word.field("u");
            int n = word.field("n");
            int offset = word.offset(4);
            return cpu -> {
                int base = cpu.r[n];
                cpu.align(base, 4);
                int address = mode == Mode.POST_INDEXED ? base : base + offset;
                int first = cpu.memory.loadWord(address);
                int second = cpu.memory.loadWord(address + 4);
                cpu.r[t] = first;
                cpu.r[u] = second;
                if (mode != Mode.OFFSET) {
                    cpu.r[n] = base + offset;
                }
            };
        };
    }

    /** LDRD relative to PC. */
    public static Step loadDualLiteral(Word word) {
        int t = word.field("t");
        int u = word.field("u");
        int address = word.literalBase() + word.offset(4);
        return cpu -> {
            int first = cpu.memory.loadWord(address);
            cpu.r[u] = cpu.memory.loadWord(address + 4);
            cpu.r[t] = first;
        };
    }

    /** STRD of {@code t} and {@code u}. */
    public static Meaning storeDual(Mode mode) {
        return word -> {
            int t = word.field("t");
            int u = word.field("u");
            int n = word.field("n");
            int offset = word.offset(4);
            return cpu -> {
                int base = cpu.r[n];
                cpu.align(base, 4);
                int address = mode == Mode.POST_INDEXED ? base : base + offset;
                cpu.memory.storeWord(address, cpu.r[t]);
                cpu.memory.storeWord(address + 4, cpu.r[u]);
                if (mode != Mode.OFFSET) {
                    cpu.r[n] = base + offset;
                }
            };
        };
    }

    /**
     * LDM of the registers {@code r} from {@code n}.
     *
     * @param down whether the list ends right below the base (LDMDB)
     */
    public static Meaning loadMultiple(boolean down, boolean writeback) {
        return word -> load(word.field("n"), word.field("r"), down, writeback);
    }

    /** STM of the registers {@code r} to {@code n}. */
    public static Meaning storeMultiple(boolean down, boolean writeback) {
        return word -> store(word.field("n"), word.field("r"), down, writeback);
    }

    /** POP of eight registers, and PC by the ninth bit. */
    public static Step pop(Word word) {
        int list = word.field("r");
        return load(SP, (list & 0xff) | list >>> 8 << PC, false, true);
    }

    /** PUSH of eight registers, and LR by the ninth bit. */
    public static Step push(Word word) {
        int list = word.field("r");
        return store(SP, (list & 0xff) | list >>> 8 << LR, true, true);
    }

    private static Step load(int n, int list, boolean down, boolean writeback) {
        int[] registers = registers(list);
        int bytes = 4 * registers.length;
        int start = down ? -bytes : 0;
        int end = down ? -bytes : bytes;
        int last = registers.length - 1;
        boolean branches = registers[last] == PC;
        int plain = branches ? last : registers.length;
        boolean baseInList = (list >>> n & 1) != 0;
        return cpu -> {
            int base = cpu.r[n];
            if (n != SP) {
                cpu.align(base, 4);
            }
            int address = base + start;
            for (int i = 0; i < plain; i++) {
                cpu.loaded[i] = cpu.memory.loadWord(address + 4 * i);
            }
            int target = branches ? cpu.memory.loadWord(address + 4 * last) : 0;
            for (int i = 0; i < plain; i++) {
                cpu.r[registers[i]] = cpu.loaded[i];
            }
            if (writeback && !baseInList) {
                cpu.r[n] = base + end;
            }
            if (branches) {
                cpu.interwork(target);
            }
        };
    }

    private static Step store(int n, int list, boolean down, boolean writeback) {
        int[] registers = registers(list);
        int bytes = 4 * registers.length;
        int start = down ? -bytes : 0;
        int end = down ? -bytes : bytes;
        return cpu -> {
            int base = cpu.r[n];
            if (n != SP) {
                cpu.align(base, 4);
            }
            int address = base + start;
            for (int i = 0; i < registers.length; i++) {
                cpu.memory.storeWord(address + 4 * i, cpu.r[registers[i]]);
            }
            if (writeback) {
                cpu.r[n] = base + end;
            }
        };
    }

    private static int[] registers(int list) {
        int[] registers = new int[Integer.bitCount(list)];
        int count = 0;
        for (int i = 0; i < 16; i++) {
            if ((list >>> i & 1) != 0) {
                registers[count++] = i;
            }
        }
        return registers;
    }
}
