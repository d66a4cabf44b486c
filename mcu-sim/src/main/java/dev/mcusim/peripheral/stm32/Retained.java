package dev.mcusim.peripheral.stm32;

/**
 * What a reset of the chip leaves alone.
 *
 * @param resetFlags what has reset it so far
 * @param backup     the backup domain
 * @param lowPower   stop and standby mode
 */
record Retained(ResetFlags resetFlags, BackupDomain backup, LowPower lowPower) {

    /** As behind power-on. */
    Retained() {
        this(new ResetFlags(), new BackupDomain(), new LowPower());
    }
}
