package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.stm32.flash.OptionBytes;

/**
 * What a reset of the chip leaves alone.
 *
 * @param resetFlags what has reset it so far
 * @param backup     the backup domain
 * @param lowPower   stop and standby mode
 * @param options    the option bytes
 */
record Retained(ResetFlags resetFlags, BackupDomain backup, LowPower lowPower, OptionBytes options) {

    /** As behind power-on. */
    Retained() {
        this(new ResetFlags(), new BackupDomain(), new LowPower(), new OptionBytes());
    }
}
