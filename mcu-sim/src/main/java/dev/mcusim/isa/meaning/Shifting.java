package dev.mcusim.isa.meaning;

/** Shifts and rotations as instructions of their own (manual A7.7). */
public final class Shifting {
    private Shifting() {}

    /**
     * {@code m} shifted by {@code i}, to {@code d}.
     *
     * @param type 0 LSL, 1 LSR, 2 ASR, 3 ROR
     */
    public static Meaning byConstant(int type) {
        return word -> shift(word, type, word.field("i"));
    }

    /** RRX. */
    public static Step withCarry(Word word) {
        return shift(word, 3, 0);
    }

    private static Step shift(Word word, int type, int amount) {
        int d = word.field("d");
        int m = word.field("m");
        if (word.setsFlags()) {
            return cpu -> {
                int value = cpu.r[m];
                int carry = Alu.carry(cpu, value, type, amount);
                cpu.r[d] = Alu.signAndZero(cpu, Alu.shift(cpu, value, type, amount));
                cpu.c = carry;
            };
        }
        if (amount == 0) {
            return cpu -> cpu.r[d] = Alu.shift(cpu, cpu.r[m], type, 0);
        }
        return switch (type) {
            case Alu.LSL -> cpu -> cpu.r[d] = cpu.r[m] << amount;
            case Alu.LSR -> cpu -> cpu.r[d] = cpu.r[m] >>> amount;
            case Alu.ASR -> cpu -> cpu.r[d] = cpu.r[m] >> amount;
            default -> cpu -> cpu.r[d] = Integer.rotateRight(cpu.r[m], amount);
        };
    }

    /**
     * {@code n}, or {@code d} in the narrow encoding, shifted by the lowest byte of {@code m}.
     *
     * @param type 0 LSL, 1 LSR, 2 ASR, 3 ROR
     */
    public static Meaning byRegister(int type) {
        return word -> {
            int d = word.field("d");
            int n = word.field(word.sizeInBytes() == 2 ? "d" : "n");
            int m = word.field("m");
            if (word.setsFlags()) {
                return cpu -> {
                    int value = cpu.r[n];
                    int amount = cpu.r[m] & 0xff;
                    int carry = Alu.carryByRegister(cpu, value, type, amount);
                    cpu.r[d] = Alu.signAndZero(cpu, Alu.shiftByRegister(value, type, amount));
                    cpu.c = carry;
                };
            }
            return cpu -> cpu.r[d] = Alu.shiftByRegister(cpu.r[n], type, cpu.r[m] & 0xff);
        };
    }
}
