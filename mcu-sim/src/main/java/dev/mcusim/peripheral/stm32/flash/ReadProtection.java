package dev.mcusim.peripheral.stm32.flash;

/** The levels of read protection, by the option byte RDP. The core itself, running from flash, notices only what changes of the level do. */
enum ReadProtection {
    /** None. */
    LEVEL_0,
    /** Debuggers do not read the flash; going back to level 0 erases all of it. */
    LEVEL_1,
    /** As level 1, and option bytes can never be changed again. */
    LEVEL_2;

    private static final int NONE = 0xaa;
    private static final int FOR_EVER = 0xcc;

    /** The level that a byte stands for. */
    static ReadProtection of(int rdp) {
        return switch (rdp & 0xff) {
            case NONE -> LEVEL_0;
            case FOR_EVER -> LEVEL_2;
            default -> LEVEL_1;
        };
    }

    /** Whether the flash is erased on the way to another level. */
    boolean erasesOnTheWayTo(ReadProtection next) {
        return this == LEVEL_1 && next == LEVEL_0;
    }
}
