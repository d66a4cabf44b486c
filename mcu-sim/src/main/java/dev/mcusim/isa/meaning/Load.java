package dev.mcusim.isa.meaning;

/** Loads of one word, halfword or byte to {@code t} (manual A7.7). A word may go to PC. */
public enum Load {
    LDR,
    LDRH,
    LDRB,
    LDRSH,
    LDRSB;

    private static final int PC = 15;

    /** From {@code n} plus {@code i} times a scale; a scale of -1 goes down. */
    public Meaning offset(int scale) {
        return word -> offset(word.field("t"), word.field("n"), word.field("i") * scale);
    }

    /** From SP plus {@code i} words. */
    public Step stack(Word word) {
        return offset(word.field("t"), 13, word.field("i") * 4);
    }

    private Step offset(int t, int n, int offset) {
        if (t == PC) {
            return cpu -> cpu.interwork(cpu.memory.loadWord(cpu.r[n] + offset));
        }
        return switch (this) {
            case LDR -> cpu -> cpu.r[t] = cpu.memory.loadWord(cpu.r[n] + offset);
            case LDRH -> cpu -> cpu.r[t] = cpu.memory.loadHalfword(cpu.r[n] + offset);
            case LDRB -> cpu -> cpu.r[t] = cpu.memory.loadByte(cpu.r[n] + offset);
            case LDRSH -> cpu -> cpu.r[t] = (short) cpu.memory.loadHalfword(cpu.r[n] + offset);
            case LDRSB -> cpu -> cpu.r[t] = (byte) cpu.memory.loadByte(cpu.r[n] + offset);
        };
    }

    /** From {@code n} moved by {@code i} in the direction {@code U} first. */
    public Step preIndexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int offset = word.offset(1);
        if (t == PC) {
            return cpu -> {
                int address = cpu.r[n] + offset;
                int target = cpu.memory.loadWord(address);
                cpu.r[n] = address;
                cpu.interwork(target);
            };
        }
        return cpu -> {
            int address = cpu.r[n] + offset;
            cpu.r[t] = from(cpu.memory, address);
            cpu.r[n] = address;
        };
    }

    /** From {@code n}, which is moved by {@code i} in the direction {@code U} afterwards. */
    public Step postIndexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int offset = word.offset(1);
        if (t == PC) {
            return cpu -> {
                int target = cpu.memory.loadWord(cpu.r[n]);
                cpu.r[n] += offset;
                cpu.interwork(target);
            };
        }
        return switch (this) {
            case LDR -> cpu -> {
                int address = cpu.r[n];
                cpu.r[t] = cpu.memory.loadWord(address);
                cpu.r[n] = address + offset;
            };
            case LDRSB -> cpu -> {
                int address = cpu.r[n];
                cpu.r[t] = (byte) cpu.memory.loadByte(address);
                cpu.r[n] = address + offset;
            };
            default -> cpu -> {
                int address = cpu.r[n];
                cpu.r[t] = from(cpu.memory, address);
                cpu.r[n] = address + offset;
            };
        };
    }

    /** From {@code n} plus {@code m}, which is shifted left by {@code i} in the wide encoding. */
    public Step indexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int m = word.field("m");
        int shift = word.sizeInBytes() == 4 ? word.field("i") : 0;
        if (t == PC) {
            return cpu -> cpu.interwork(cpu.memory.loadWord(cpu.r[n] + (cpu.r[m] << shift)));
        }
        return switch (this) {
            case LDR -> cpu -> cpu.r[t] = cpu.memory.loadWord(cpu.r[n] + (cpu.r[m] << shift));
            case LDRSB -> cpu -> cpu.r[t] = (byte) cpu.memory.loadByte(cpu.r[n] + (cpu.r[m] << shift));
            default -> cpu -> cpu.r[t] = from(cpu.memory, cpu.r[n] + (cpu.r[m] << shift));
        };
    }

    /** From {@code i} words behind the instruction, aligned. */
    public Step narrowLiteral(Word word) {
        return literal(word.field("t"), word.literalBase() + word.field("i") * 4);
    }

    /** From {@code i} bytes before or behind the instruction, aligned, by {@code U}. */
    public Step literal(Word word) {
        return literal(word.field("t"), word.literalBase() + word.offset(1));
    }

    private Step literal(int t, int address) {
        return t == PC
                ? cpu -> cpu.interwork(cpu.memory.loadWord(address))
                : cpu -> cpu.r[t] = from(cpu.memory, address);
    }

    private int from(DataMemory memory, int address) {
        return switch (this) {
            case LDR -> memory.loadWord(address);
            case LDRH -> memory.loadHalfword(address);
            case LDRB -> memory.loadByte(address);
            case LDRSH -> (short) memory.loadHalfword(address);
            case LDRSB -> (byte) memory.loadByte(address);
        };
    }
}
