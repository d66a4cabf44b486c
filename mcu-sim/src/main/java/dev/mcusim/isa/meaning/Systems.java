package dev.mcusim.isa.meaning;

/** Hints, barriers, exceptions on purpose and special registers (manual A7.7, B5.2). */
public final class Systems {

    private static final int APSR = 0xf80f_0000;
    private static final int BASEPRI_MAX = 18;
    private static final int CONTROL = 20;

    private Systems() {}

    /** Nothing: hints, ISB and preloads on a core that executes in order, and IT, whose conditions are put around its steps. */
    public static Step nothing(Word word) {
        return cpu -> {};
    }

    /** DSB and DMB. */
    public static Step barrier(Word word) {
        return Cpu::awaitStores;
    }

    /** WFI. */
    public static Step waitForInterrupt(Word word) {
        return Cpu::sleep;
    }

    /** WFE. */
    public static Step waitForEvent(Word word) {
        return Cpu::waitForEvent;
    }

    /** SEV. */
    public static Step sendEvent(Word word) {
        return Cpu::sendEvent;
    }

    /** BKPT. */
    public static Step breakpoint(Word word) {
        int immediate = word.field("i");
        return cpu -> {
            throw cpu.breakpoint(immediate);
        };
    }

    /** SVC. */
    public static Step supervisorCall(Word word) {
        int immediate = word.field("i");
        return cpu -> cpu.supervisorCall(immediate);
    }

    /** UDF. */
    public static Step undefined(Word word) {
        return cpu -> {
            throw cpu.undefined();
        };
    }

    /** CPSIE and CPSID on the masks {@code f}: bit 1 is PRIMASK, bit 0 is FAULTMASK. Without effect in unprivileged code. */
    public static Meaning changeState(boolean disable) {
        return word -> {
            int masks = word.field("f");
            int value = disable ? 1 : 0;
            return cpu -> {
                boolean privileged = cpu.isPrivileged();
                if (privileged && (masks & 2) != 0) {
                    cpu.setSpecial(16, value);
                }
                if (privileged && (masks & 1) != 0) {
                    cpu.setSpecial(19, value);
                }
            };
        };
    }

    /**
     * MRS: the special register {@code y} to {@code d}. SYSm 0 to 7 are combinations of APSR, IPSR and EPSR, which reads as zero;
     * unprivileged code reads stack pointers and masks as zero, too.
     */
    public static Step read(Word word) {
        int d = word.field("d");
        int sysm = word.field("y");
        if (sysm == CONTROL) {
            return cpu -> cpu.r[d] = cpu.special(CONTROL);
        }
        if (sysm >= 8) {
            return cpu -> cpu.r[d] = cpu.isPrivileged() ? cpu.special(sysm) : 0;
        }
        boolean flags = (sysm & 4) == 0;
        boolean exception = (sysm & 1) != 0;
        return cpu -> cpu.r[d] = (flags ? cpu.apsr() & APSR : 0) | (exception ? cpu.special(5) : 0);
    }

    /** MSR: {@code n} to the special register {@code y}, of APSR the parts {@code k}. Unprivileged code changes nothing but APSR. */
    public static Step write(Word word) {
        int n = word.field("n");
        int sysm = word.field("y");
        int parts = word.field("k");
        if (sysm < 4) {
            return cpu -> {
                int value = cpu.r[n];
                if ((parts & 2) != 0) {
                    cpu.setFlags(value);
                }
                if ((parts & 1) != 0) {
                    cpu.ge = value >>> 16 & 15;
                }
            };
        }
        if (sysm < 8) {
            return nothing(word);
        }
        if (sysm == BASEPRI_MAX) {
            return cpu -> {
                int old = cpu.special(17);
                int value = cpu.r[n] & 0xff;
                if (cpu.isPrivileged() && value != 0 && (value < old || old == 0)) {
                    cpu.setSpecial(17, value);
                }
            };
        }
        return cpu -> {
            if (cpu.isPrivileged()) {
                cpu.setSpecial(sysm, cpu.r[n]);
            }
        };
    }
}
