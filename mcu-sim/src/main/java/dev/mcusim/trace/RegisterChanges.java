package dev.mcusim.trace;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;

/** The registers as they were, to tell which have changed. */
final class RegisterChanges {

    private static final Register[] CORE = Register.values();
    private static final int PC = 15;
    private static final int SINGLES = 32;
    private static final int FLAGS = 0xf80f_0000;
    private static final String FLAG_NAMES = "NZCVQ";

    private final Machine machine;
    private final int[] core = new int[PC];
    private final int[] singles = new int[SINGLES];
    private int flags;
    private int fpscr;

    RegisterChanges(Machine machine) {
        this.machine = machine;
    }

    /** Takes note of all registers. */
    void remember() {
        append(new StringBuilder(), true);
    }

    /**
     * Writes the registers that have changed since they were looked at last, as {@code r0=00000001 flags=NZcvq}.
     *
     * @param floatingPoint whether S registers and FPSCR may have changed
     */
    void append(StringBuilder text, boolean floatingPoint) {
        for (int number = 0; number < PC; number++) {
            int value = machine.register(CORE[number]);
            if (value != core[number]) {
                core[number] = value;
                text.append(' ').append(CORE[number]).append('=');
                hex(text, value);
            }
        }
        int now = machine.xpsr() & FLAGS;
        if (now != flags) {
            flags = now;
            appendFlags(text);
        }
        if (floatingPoint) {
            appendFloatingPoint(text);
        }
    }

    private void appendFlags(StringBuilder text) {
        text.append(" flags=");
        for (int i = 0; i < FLAG_NAMES.length(); i++) {
            char name = FLAG_NAMES.charAt(i);
            text.append(((flags >>> (31 - i)) & 1) != 0 ? name : Character.toLowerCase(name));
        }
        if ((flags & 0xf_0000) != 0) {
            text.append(" ge=").append(Integer.toHexString(flags >>> 16 & 15));
        }
    }

    private void appendFloatingPoint(StringBuilder text) {
        for (int number = 0; number < SINGLES; number++) {
            int value = machine.register(SRegister.of(number));
            if (value != singles[number]) {
                singles[number] = value;
                text.append(" s").append(number).append('=');
                hex(text, value);
            }
        }
        int status = machine.fpscr();
        if (status != fpscr) {
            fpscr = status;
            text.append(" fpscr=");
            hex(text, status);
        }
    }

    /** Eight digits. */
    static void hex(StringBuilder text, int value) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(Character.forDigit(value >>> shift & 15, 16));
        }
    }
}
