package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;

/** TAMP of STM32H7A3 (RM0455, 50): words that outlive resets, and that firmware can write while the backup domain is open. */
final class BackupRegisters implements Device {

    private final RegisterBank words;
    private final BackupDomain domain;

    BackupRegisters(Site site) {
        words = new RegisterBank(RegisterLayout.unknown(site.name()), site.bytes());
        domain = site.retained().backup();
    }

    /** Clears all. */
    void reset() {
        words.reset();
    }

    @Override
    public int read(int offset, int size) {
        return words.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        if (domain.isWritable()) {
            words.write(offset, size, value);
        }
    }
}
