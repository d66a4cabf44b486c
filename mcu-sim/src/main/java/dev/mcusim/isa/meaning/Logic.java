package dev.mcusim.isa.meaning;

/** AND, BIC, ORR, ORN, EOR, MOV, MVN, TST and TEQ (manual A7.7). */
public enum Logic {
    AND,
    BIC,
    ORR,
    ORN,
    EOR,
    MOV,
    MVN,
    TST,
    TEQ;

    /** On a modified immediate in {@code i}; reads {@code n} unless it is a move, writes {@code d} unless it is a test. */
    public Step constant(Word word) {
        int constant = word.constant();
        int carry = word.constantCarry();
        Step plain = withConstant(word, constant);
        if (!word.setsFlags()) {
            return plain;
        }
        int d = destination(word);
        int n = first(word);
        return cpu -> {
            int result = apply(cpu.r[n], constant);
            if (d >= 0) {
                cpu.r[d] = result;
            }
            cpu.n = result;
            cpu.z = result;
            if (carry >= 0) {
                cpu.c = carry;
            }
        };
    }

    private Step withConstant(Word word, int constant) {
        int d = destination(word);
        int n = first(word);
        int inverse = ~constant;
        return switch (this) {
            case AND -> cpu -> cpu.r[d] = cpu.r[n] & constant;
            case BIC -> cpu -> cpu.r[d] = cpu.r[n] & inverse;
            case ORR -> cpu -> cpu.r[d] = cpu.r[n] | constant;
            case ORN -> cpu -> cpu.r[d] = cpu.r[n] | inverse;
            case EOR -> cpu -> cpu.r[d] = cpu.r[n] ^ constant;
            case MOV -> cpu -> cpu.r[d] = constant;
            case MVN -> cpu -> cpu.r[d] = inverse;
            case TST, TEQ -> cpu -> {};
        };
    }

    /** MOV of a plain eight-bit constant. */
    public static Step moveByte(Word word) {
        int d = word.field("d");
        int constant = word.field("i");
        return word.setsFlags() ? cpu -> cpu.r[d] = Alu.signAndZero(cpu, constant) : cpu -> cpu.r[d] = constant;
    }

    /** On {@code d} and {@code m}, both low registers, or on {@code n} and {@code m} for tests. */
    public Step tied(Word word) {
        boolean test = this == TST || this == TEQ;
        int n = word.field(test ? "n" : "d");
        return registers(word.setsFlags(), test ? -1 : n, n, word.field("m"));
    }

    /** MVN of {@code m} to {@code d}, low registers. */
    public Step moved(Word word) {
        return registers(word.setsFlags(), word.field("d"), 0, word.field("m"));
    }

    /** On {@code n}, unless it is a move, and {@code m} shifted by {@code t} and {@code i}. */
    public Step shifted(Word word) {
        int type = word.field("t");
        int amount = word.field("i");
        int d = destination(word);
        int n = first(word);
        int m = word.field("m");
        if (type == Alu.LSL && amount == 0) {
            return registers(word.setsFlags(), d, n, m);
        }
        if (word.setsFlags()) {
            return cpu -> {
                int value = cpu.r[m];
                int carry = Alu.carry(cpu, value, type, amount);
                int result = apply(cpu.r[n], Alu.shift(cpu, value, type, amount));
                if (d >= 0) {
                    cpu.r[d] = result;
                }
                cpu.n = result;
                cpu.z = result;
                cpu.c = carry;
            };
        }
        return this == ORR && type == Alu.LSL
                ? cpu -> cpu.r[d] = cpu.r[n] | cpu.r[m] << amount
                : cpu -> cpu.r[d] = apply(cpu.r[n], Alu.shift(cpu, cpu.r[m], type, amount));
    }

    /** MOV of {@code m} to {@code d}, which may be PC. */
    public static Step move(Word word) {
        int d = word.field("d");
        int m = word.field("m");
        if (d == 15) {
            int pc = word.pc();
            return m == 15 ? cpu -> cpu.next = pc & ~1 : cpu -> cpu.next = cpu.r[m] & ~1;
        }
        if (m == 15) {
            int pc = word.pc();
            return cpu -> cpu.r[d] = pc;
        }
        return word.setsFlags() ? cpu -> cpu.r[d] = Alu.signAndZero(cpu, cpu.r[m]) : cpu -> cpu.r[d] = cpu.r[m];
    }

    private Step registers(boolean flags, int d, int n, int m) {
        if (flags) {
            return switch (this) {
                case AND -> cpu -> cpu.r[d] = Alu.signAndZero(cpu, cpu.r[n] & cpu.r[m]);
                case TST -> cpu -> Alu.signAndZero(cpu, cpu.r[n] & cpu.r[m]);
                case TEQ -> cpu -> Alu.signAndZero(cpu, cpu.r[n] ^ cpu.r[m]);
                default -> cpu -> cpu.r[d] = Alu.signAndZero(cpu, apply(cpu.r[n], cpu.r[m]));
            };
        }
        return switch (this) {
            case AND -> cpu -> cpu.r[d] = cpu.r[n] & cpu.r[m];
            case ORR -> cpu -> cpu.r[d] = cpu.r[n] | cpu.r[m];
            case EOR -> cpu -> cpu.r[d] = cpu.r[n] ^ cpu.r[m];
            case TST, TEQ -> cpu -> {};
            default -> cpu -> cpu.r[d] = apply(cpu.r[n], cpu.r[m]);
        };
    }

    private int apply(int a, int b) {
        return switch (this) {
            case AND, TST -> a & b;
            case BIC -> a & ~b;
            case ORR -> a | b;
            case ORN -> a | ~b;
            case EOR, TEQ -> a ^ b;
            case MOV -> b;
            case MVN -> ~b;
        };
    }

    private int destination(Word word) {
        return this == TST || this == TEQ ? -1 : word.field("d");
    }

    private int first(Word word) {
        return this == MOV || this == MVN ? 0 : word.field("n");
    }

    /** MOVW: a constant of 16 bits in {@code ji}. */
    public static Step moveWide(Word word) {
        int d = word.field("d");
        int constant = word.field("ji");
        return cpu -> cpu.r[d] = constant;
    }

    /** MOVT: the upper half. */
    public static Step moveTop(Word word) {
        int d = word.field("d");
        int top = word.field("ji") << 16;
        return cpu -> cpu.r[d] = (cpu.r[d] & 0xffff) | top;
    }
}
