package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/**
 * The part of the chip that keeps its contents over resets, and that firmware can change only while PWR's bit DBP is set: RCC_BDCR with
 * LSE and the choice of the real-time clock's source (RM0090, 5.1.2 and 7.3.20). The real-time clock and backup registers belong to it too.
 */
final class BackupDomain {

    private boolean writable;
    private int control;

    /** Whether firmware may write to it now: PWR's DBP is set. */
    boolean isWritable() {
        return writable;
    }

    /** PWR: DBP has been written. */
    void permit(boolean access) {
        writable = access;
    }

    /** Connects RCC_BDCR, which goes back to its value after reset by BDRST only. */
    void keep(RegisterBank rcc) {
        Register register = rcc.register("BDCR");
        register.set(control);
        register.whenWritten(word -> {
            if (!writable) {
                register.set(control);
            } else if (rcc.value("BDCR.BDRST") != 0) {
                register.set(0);
                rcc.field("BDCR.BDRST").set(1);
            }
            rcc.field("BDCR.LSERDY").set(rcc.value("BDCR.LSEON"));
            control = register.value();
        });
    }
}
