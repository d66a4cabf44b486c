package dev.mcusim.isa.meaning;

/** SSAT, USAT and kin, QADD and kin (manual A7.7). */
public final class Saturating {
    private Saturating() {}

    /** SSAT: {@code n} shifted by {@code h} and {@code i}, to {@code s}+1 bits in {@code d}. */
    public static Step signed(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int bits = word.field("s") + 1;
        int type = word.field("h") * 2;
        int amount = word.field("i");
        return cpu -> cpu.r[d] = Alu.saturateSigned(cpu, Alu.shift(cpu, cpu.r[n], type, amount), bits);
    }

    /** USAT: to {@code s} bits. */
    public static Step unsigned(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int bits = word.field("s");
        int type = word.field("h") * 2;
        int amount = word.field("i");
        return cpu -> cpu.r[d] = Alu.saturateUnsigned(cpu, Alu.shift(cpu, cpu.r[n], type, amount), bits);
    }

    /** SSAT16: both halves. */
    public static Step signedHalves(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int bits = word.field("s") + 1;
        return cpu -> {
            int value = cpu.r[n];
            int low = Alu.saturateSigned(cpu, (short) value, bits);
            cpu.r[d] = (low & 0xffff) | Alu.saturateSigned(cpu, value >> 16, bits) << 16;
        };
    }

    /** USAT16. */
    public static Step unsignedHalves(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int bits = word.field("s");
        return cpu -> {
            int value = cpu.r[n];
            int low = Alu.saturateUnsigned(cpu, (short) value, bits);
            cpu.r[d] = low | Alu.saturateUnsigned(cpu, value >> 16, bits) << 16;
        };
    }

    /** QADD: {@code m} + {@code n}. */
    public static Step add(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Alu.saturateSigned(cpu, (long) cpu.r[m] + cpu.r[n], 32);
    }

    /** QSUB: {@code m} - {@code n}. */
    public static Step subtract(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> cpu.r[d] = Alu.saturateSigned(cpu, (long) cpu.r[m] - cpu.r[n], 32);
    }

    /** QDADD: {@code m} + 2 {@code n}, the double saturated first. */
    public static Step addDouble(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> {
            long doubled = Alu.saturateSigned(cpu, 2L * cpu.r[n], 32);
            cpu.r[d] = Alu.saturateSigned(cpu, cpu.r[m] + doubled, 32);
        };
    }

    /** QDSUB: {@code m} - 2 {@code n}. */
    public static Step subtractDouble(Word word) {
        int d = word.field("d");
        int n = word.field("n");
        int m = word.field("m");
        return cpu -> {
            long doubled = Alu.saturateSigned(cpu, 2L * cpu.r[n], 32);
            cpu.r[d] = Alu.saturateSigned(cpu, cpu.r[m] - doubled, 32);
        };
    }
}
