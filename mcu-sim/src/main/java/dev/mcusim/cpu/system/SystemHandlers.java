package dev.mcusim.cpu.system;

/** SHCSR: enabled, pending and active system exceptions (ARMv7-M ARM, B3.2.13). */
final class SystemHandlers {

    /** Exceptions by the position of their active bit; 0 where there is none. */
    private static final int[] ACTIVE = {
        ExceptionNumber.MEM_MANAGE,
        ExceptionNumber.BUS_FAULT,
        0,
        ExceptionNumber.USAGE_FAULT,
        0,
        0,
        0,
        ExceptionNumber.SVCALL,
        ExceptionNumber.DEBUG_MONITOR,
        0,
        ExceptionNumber.PENDSV,
        ExceptionNumber.SYSTICK
    };
    /** Exceptions by the position of their pending bit, from bit 12 on. */
    private static final int[] PENDING = {
        ExceptionNumber.USAGE_FAULT, ExceptionNumber.MEM_MANAGE, ExceptionNumber.BUS_FAULT, ExceptionNumber.SVCALL
    };
    /** Exceptions by the position of their enable bit, from bit 16 on. */
    private static final int[] ENABLED = {
        ExceptionNumber.MEM_MANAGE, ExceptionNumber.BUS_FAULT, ExceptionNumber.USAGE_FAULT
    };

    private static final int FIRST_PENDING = 12;
    private static final int FIRST_ENABLED = 16;

    private final Nvic nvic;

    SystemHandlers(Nvic nvic) {
        this.nvic = nvic;
    }

    int read() {
        int bits = 0;
        for (int i = 0; i < ACTIVE.length; i++) {
            bits |= ACTIVE[i] != 0 && nvic.isActive(ACTIVE[i]) ? 1 << i : 0;
        }
        for (int i = 0; i < PENDING.length; i++) {
            bits |= nvic.isPending(PENDING[i]) ? 1 << FIRST_PENDING + i : 0;
        }
        for (int i = 0; i < ENABLED.length; i++) {
            bits |= nvic.isEnabled(ENABLED[i]) ? 1 << FIRST_ENABLED + i : 0;
        }
        return bits;
    }

    /**
     * A store; software may change active and pending bits, as context switches of operating systems need.
     *
     * @param lanes the bits of the bytes that the store covers
     */
    void write(int value, int lanes) {
        for (int i = 0; i < ACTIVE.length; i++) {
            if (ACTIVE[i] != 0 && covers(lanes, i)) {
                nvic.setActive(ACTIVE[i], covers(value, i));
            }
        }
        for (int i = 0; i < PENDING.length; i++) {
            if (covers(lanes, FIRST_PENDING + i)) {
                nvic.setPending(PENDING[i], covers(value, FIRST_PENDING + i));
            }
        }
        for (int i = 0; i < ENABLED.length; i++) {
            if (covers(lanes, FIRST_ENABLED + i)) {
                nvic.setEnabled(ENABLED[i], covers(value, FIRST_ENABLED + i));
            }
        }
    }

    private static boolean covers(int word, int bit) {
        return (word >>> bit & 1) != 0;
    }
}
