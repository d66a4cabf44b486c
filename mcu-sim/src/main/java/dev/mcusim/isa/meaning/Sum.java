package dev.mcusim.isa.meaning;

/** ADD, ADC, SUB, SBC, RSB, CMP, CMN and ADR (manual A7.7). */
public enum Sum {
    ADD,
    ADC,
    SUB,
    SBC,
    RSB,
    CMP,
    CMN;

    /** {@code n} and a modified immediate in {@code i}, to {@code d}. */
    public Step constant(Word word) {
        return with(word, word.field("n"), word.constant());
    }

    /** {@code n} and a plain number in {@code i}, to {@code d}. */
    public Step plain(Word word) {
        return with(word, word.field("n"), word.field("i"));
    }

    /** {@code d} and a plain number in {@code i}, to {@code d}. */
    public Step tied(Word word) {
        return with(word, word.field("d"), word.field("i"));
    }

    /** RSB from zero. */
    public static Step negate(Word word) {
        return RSB.with(word, word.field("n"), 0);
    }

    private Step with(Word word, int n, int constant) {
        boolean flags = word.setsFlags();
        if (this == CMP) {
            return cpu -> Alu.subtract(cpu, cpu.r[n], constant);
        }
        if (this == CMN) {
            return cpu -> Alu.add(cpu, cpu.r[n], constant);
        }
        int d = word.field("d");
        int negative = -constant;
        if (flags) {
            return switch (this) {
                case ADD -> cpu -> cpu.r[d] = Alu.add(cpu, cpu.r[n], constant);
                case SUB -> cpu -> cpu.r[d] = Alu.subtract(cpu, cpu.r[n], constant);
                default -> cpu -> cpu.r[d] = withFlags(cpu, cpu.r[n], constant);
            };
        }
        return switch (this) {
            case ADD -> cpu -> cpu.r[d] = cpu.r[n] + constant;
            case SUB -> cpu -> cpu.r[d] = cpu.r[n] + negative;
            default -> cpu -> cpu.r[d] = withoutFlags(cpu, cpu.r[n], constant);
        };
    }

    /** {@code d} and {@code m}, to {@code d}. */
    public Step tiedRegisters(Word word) {
        return registers(word, word.field("d"));
    }

    /** {@code n} and {@code m}, to {@code d}. */
    public Step registers(Word word) {
        return registers(word, word.field("n"));
    }

    private Step registers(Word word, int n) {
        int m = word.field("m");
        if (this == CMP) {
            return cpu -> Alu.subtract(cpu, cpu.r[n], cpu.r[m]);
        }
        if (this == CMN) {
            return cpu -> Alu.add(cpu, cpu.r[n], cpu.r[m]);
        }
        int d = word.field("d");
        if (word.setsFlags()) {
            return switch (this) {
                case ADD -> cpu -> cpu.r[d] = Alu.add(cpu, cpu.r[n], cpu.r[m]);
                case SUB -> cpu -> cpu.r[d] = Alu.subtract(cpu, cpu.r[n], cpu.r[m]);
                default -> cpu -> cpu.r[d] = withFlags(cpu, cpu.r[n], cpu.r[m]);
            };
        }
        return switch (this) {
            case ADD -> cpu -> cpu.r[d] = cpu.r[n] + cpu.r[m];
            case SUB -> cpu -> cpu.r[d] = cpu.r[n] - cpu.r[m];
            default -> cpu -> cpu.r[d] = withoutFlags(cpu, cpu.r[n], cpu.r[m]);
        };
    }

    /** {@code n} and {@code m} shifted by {@code t} and {@code i}, to {@code d}. */
    public Step shifted(Word word) {
        int type = word.field("t");
        int amount = word.field("i");
        if (type == Alu.LSL && amount == 0) {
            return registers(word);
        }
        int n = word.field("n");
        int m = word.field("m");
        if (this == CMP || this == CMN) {
            return cpu -> withFlags(cpu, cpu.r[n], Alu.shift(cpu, cpu.r[m], type, amount));
        }
        int d = word.field("d");
        if (word.setsFlags()) {
            return cpu -> cpu.r[d] = withFlags(cpu, cpu.r[n], Alu.shift(cpu, cpu.r[m], type, amount));
        }
        return this == ADD && type == Alu.LSL
                ? cpu -> cpu.r[d] = cpu.r[n] + (cpu.r[m] << amount)
                : cpu -> cpu.r[d] = withoutFlags(cpu, cpu.r[n], Alu.shift(cpu, cpu.r[m], type, amount));
    }

    /** ADD of any two registers, without flags; {@code d} or {@code m} may be PC. */
    public static Step anyRegisters(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        int pc = word.pc();
        if (d == 15) {
            return cpu -> cpu.next = pc + cpu.r[m] & ~1;
        }
        return m == 15 ? cpu -> cpu.r[d] += pc : cpu -> cpu.r[d] += cpu.r[m];
    }

    /** {@code i} words above SP, to {@code d}. */
    public static Step stackAddress(Word word) {
        int d = word.field("d");
        int offset = word.field("i") * 4;
        return cpu -> cpu.r[d] = cpu.r[13] + offset;
    }

    /** SP moved by {@code i} words, up for ADD, down for SUB. */
    public Step stackPointer(Word word) {
        int offset = word.field("i") * (this == ADD ? 4 : -4);
        return cpu -> cpu.r[13] += offset;
    }

    /**
     * ADR: an address near the instruction, above it for ADD, below it for SUB.
     *
     * @param scale bytes that one of {@code i} stands for
     */
    public Meaning nearPc(int scale) {
        return word -> {
            int d = word.field("d");
            int offset = word.field("i") * scale;
            int address = word.literalBase() + (this == ADD ? offset : -offset);
            return cpu -> cpu.r[d] = address;
        };
    }

    private int withFlags(Cpu cpu, int a, int b) {
        return switch (this) {
            case ADD, CMN -> Alu.add(cpu, a, b);
            case SUB, CMP -> Alu.subtract(cpu, a, b);
            case RSB -> Alu.subtract(cpu, b, a);
            case ADC -> Alu.addCarry(cpu, a, b);
            case SBC -> Alu.addCarry(cpu, a, ~b);
        };
    }

    private int withoutFlags(Cpu cpu, int a, int b) {
        return switch (this) {
            case ADD, CMN -> a + b;
            case SUB, CMP -> a - b;
            case RSB -> b - a;
            case ADC -> a + b + cpu.c;
            case SBC -> a + ~b + cpu.c;
        };
    }
}
