package dev.mcusim.isa.meaning;

/** Branches and IT (manual A7.7). Each ends the block it is in, IT excepted. */
public final class Branch {

    private static final int LR = 14;
    private static final int PC = 15;

    private Branch() {}

    /**
     * B to a halfword distance.
     *
     * @param letters the field of the distance, signed
     */
    public static Meaning near(String letters) {
        return word -> {
            int target = word.pc() + word.signed(letters) * 2;
            return cpu -> cpu.next = target;
        };
    }

    /** B under the condition {@code c}. */
    public static Meaning conditional(String letters) {
        return word -> Conditions.jump(word.field("c"), word.pc() + word.signed(letters) * 2);
    }

    /** B.W: distance {@code s:I1:I2:i}. */
    public static Step far(Word word) {
        int target = word.pc() + distance(word);
        return cpu -> cpu.next = target;
    }

    /** BL. */
    public static Step link(Word word) {
        int target = word.pc() + distance(word);
        int back = word.pc() | 1;
        return cpu -> {
            cpu.r[LR] = back;
            cpu.next = target;
        };
    }

    /** The distance in bytes, where the bits j and k are the inverse of the sign xor-ed with the distance's (manual A7.7.12). */
    private static int distance(Word word) {
        int sign = word.field("s");
        int upper = ~(word.field("j") ^ sign) & 1;
        int lower = ~(word.field("k") ^ sign) & 1;
        return -sign << 24 | upper << 23 | lower << 22 | word.field("i") << 1;
    }

    /** BX. */
    public static Step exchange(Word word) {
        int m = word.field("m");
        int pc = word.pc();
        return m == PC ? cpu -> cpu.interwork(pc) : cpu -> cpu.interwork(cpu.r[m]);
    }

    /** BLX of a register. */
    public static Step linkAndExchange(Word word) {
        int m = word.field("m");
        int back = word.address() + 2 | 1;
        return cpu -> {
            int target = cpu.r[m];
            cpu.r[LR] = back;
            cpu.interwork(target);
        };
    }

    /** CBZ and CBNZ. */
    public static Meaning compare(boolean nonzero) {
        return word -> {
            int n = word.field("n");
            int target = word.pc() + word.field("i") * 2;
            return nonzero
                    ? cpu -> {
                        if (cpu.r[n] != 0) {
                            cpu.next = target;
                        }
                    }
                    : cpu -> {
                        if (cpu.r[n] == 0) {
                            cpu.next = target;
                        }
                    };
        };
    }

    /** TBB and, on halfwords, TBH: {@code n} is the table, which may be behind the instruction, {@code m} the index. */
    public static Meaning table(boolean halfwords) {
        return word -> {
            int n = word.field("n");
            int m = word.field("m");
            int pc = word.pc();
            return cpu -> {
                int base = n == PC ? pc : cpu.r[n];
                int distance = halfwords
                        ? cpu.memory.loadHalfword(base + (cpu.r[m] << 1))
                        : cpu.memory.loadByte(base + cpu.r[m]);
                cpu.next = pc + distance * 2;
            };
        };
    }
}
