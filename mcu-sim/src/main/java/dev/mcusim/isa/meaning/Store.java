package dev.mcusim.isa.meaning;

/** Stores of {@code t}: the word, the lower half or the lowest byte (manual A7.7). */
public enum Store {
    STR,
    STRH,
    STRB;

    /** To {@code n} plus {@code i} times a scale; a scale of -1 goes down. */
    public Meaning offset(int scale) {
        return word -> offset(word.field("t"), word.field("n"), word.field("i") * scale);
    }

    /** To SP plus {@code i} words. */
    public Step stack(Word word) {
        return offset(word.field("t"), 13, word.field("i") * 4);
    }

    private Step offset(int t, int n, int offset) {
        return switch (this) {
            case STR -> cpu -> cpu.memory.storeWord(cpu.r[n] + offset, cpu.r[t]);
            case STRH -> cpu -> cpu.memory.storeHalfword(cpu.r[n] + offset, cpu.r[t]);
            case STRB -> cpu -> cpu.memory.storeByte(cpu.r[n] + offset, cpu.r[t]);
        };
    }

    /** To {@code n} moved by {@code i} in the direction {@code U} first. */
    public Step preIndexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int offset = word.offset(1);
        return cpu -> {
            int address = cpu.r[n] + offset;
            to(cpu.memory, address, cpu.r[t]);
            cpu.r[n] = address;
        };
    }

    /** To {@code n}, which is moved by {@code i} in the direction {@code U} afterwards. */
    public Step postIndexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int offset = word.offset(1);
        return cpu -> {
            int address = cpu.r[n];
            to(cpu.memory, address, cpu.r[t]);
            cpu.r[n] = address + offset;
        };
    }

    /** To {@code n} plus {@code m}, which is shifted left by {@code i} in the wide encoding. */
    public Step indexed(Word word) {
        int t = word.field("t");
        int n = word.field("n");
        int m = word.field("m");
        int shift = word.sizeInBytes() == 4 ? word.field("i") : 0;
        return cpu -> to(cpu.memory, cpu.r[n] + (cpu.r[m] << shift), cpu.r[t]);
    }

    private void to(DataMemory memory, int address, int value) {
        switch (this) {
            case STR -> memory.storeWord(address, value);
            case STRH -> memory.storeHalfword(address, value);
            case STRB -> memory.storeByte(address, value);
        }
    }
}
