package dev.mcusim.machine;

/** The flash interfaces of the families: where they are, and how firmware unlocks them. */
enum FlashUnit {
    /** F4 and F7. */
    F4(0x4002_3c00L, 0x04, 0x08),
    /** H7, bank 1; the registers of bank 2 are {@link #BANK_2} further. */
    H7(0x5200_2000L, 0x04, 0x08),
    /** L4+; option bytes are behind the lock of the flash. */
    L4(0x4002_2000L, 0x08, 0x0c);

    /** What {@link #H7} adds for the second bank. */
    static final int BANK_2 = 0x100;

    /** The first key of the flash. */
    static final int KEY1 = 0x4567_0123;
    /** The second. */
    static final int KEY2 = 0xcdef_89ab;

    private static final int OPTION_KEY1 = 0x0819_2a3b;
    private static final int OPTION_KEY2 = 0x4c5d_6e7f;

    /** The first register. */
    final long base;

    private final int keyRegister;
    private final int optionKeyRegister;

    FlashUnit(long base, int keyRegister, int optionKeyRegister) {
        this.base = base;
        this.keyRegister = keyRegister;
        this.optionKeyRegister = optionKeyRegister;
    }

    /** Stores one key. */
    void key(Firmware firmware, int key) {
        firmware.store(base + keyRegister, key);
    }

    /** Opens the control register. */
    void unlock(Firmware firmware) {
        key(firmware, KEY1);
        key(firmware, KEY2);
    }

    /** Opens the control register of bank 2 of {@link #H7}. */
    void unlockBank2(Firmware firmware) {
        firmware.store(base + BANK_2 + keyRegister, KEY1);
        firmware.store(base + BANK_2 + keyRegister, KEY2);
    }

    /** Opens the option bytes. */
    void unlockOptions(Firmware firmware) {
        firmware.store(base + optionKeyRegister, OPTION_KEY1);
        firmware.store(base + optionKeyRegister, OPTION_KEY2);
    }
}
