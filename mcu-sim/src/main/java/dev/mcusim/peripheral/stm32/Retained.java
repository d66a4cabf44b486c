package dev.mcusim.peripheral.stm32;

/**
 * What a reset of the chip leaves alone.
 *
 * @param resetFlags what has reset it so far
 * @param backup     the backup domain
 */
record Retained(ResetFlags resetFlags, BackupDomain backup) {

    /** As behind power-on. */
    Retained() {
        this(new ResetFlags(), new BackupDomain());
    }
}
