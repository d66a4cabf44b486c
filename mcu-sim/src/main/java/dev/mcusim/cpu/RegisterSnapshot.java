package dev.mcusim.cpu;

import dev.mcusim.isa.Register;
import java.util.Arrays;

/** The core registers at one moment. */
public final class RegisterSnapshot {

    private final int[] values;
    private final int xpsr;

    /**
     * Keeps a copy.
     *
     * @param values r0 to r15, the last being the address of the instruction to execute next
     * @param xpsr   APSR, IPSR and EPSR in one word
     */
    public RegisterSnapshot(int[] values, int xpsr) {
        if (values.length != 16) {
            throw new IllegalArgumentException("16 core registers, not " + values.length);
        }
        this.values = values.clone();
        this.xpsr = xpsr;
    }

    /** A register's value; PC is the plain address of the instruction, without bit 0. */
    public int value(Register register) {
        return values[register.number()];
    }

    /** APSR, IPSR and EPSR. */
    public int xpsr() {
        return xpsr;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegisterSnapshot that && xpsr == that.xpsr && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + xpsr;
    }

    /** Four lines of four registers, then the flags. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Register register : Register.values()) {
            text.append("%-3s %08x%s".formatted(register, value(register), register.number() % 4 == 3 ? "\n" : "   "));
        }
        text.append("xpsr %08x ".formatted(xpsr));
        String names = "NZCVQ";
        for (int i = 0; i < names.length(); i++) {
            text.append((xpsr >>> (31 - i) & 1) != 0 ? names.charAt(i) : '-');
        }
        return text.toString();
    }
}
