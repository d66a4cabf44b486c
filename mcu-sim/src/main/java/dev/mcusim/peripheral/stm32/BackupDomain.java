package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.Optional;

/**
 * The part of the chip that keeps its contents over resets, and that firmware can change only while PWR's bit DBP is set: RCC_BDCR with
 * LSE and the choice of the real-time clock's source (RM0090, 5.1.2 and 7.3.20). The real-time clock and backup registers belong to it too.
 */
final class BackupDomain {

    private boolean writable;
    private int control;
    private Optional<RealTimeClock> clock = Optional.empty();
    private Optional<BackupRegisters> registers = Optional.empty();

    /** Whether firmware may write to it now: PWR's DBP is set. */
    boolean isWritable() {
        return writable;
    }

    /** PWR: DBP has been written. */
    void permit(boolean access) {
        writable = access;
    }

    /** The real-time clock, connected to what a reset has made anew. */
    RealTimeClock clock(Site site) {
        RealTimeClock present = clock.orElseGet(() -> new RealTimeClock(site));
        clock = Optional.of(present);
        present.connect(site);
        return present;
    }

    /** Backup registers that are not among those of the real-time clock. */
    BackupRegisters registers(Site site) {
        BackupRegisters present = registers.orElseGet(() -> new BackupRegisters(site));
        registers = Optional.of(present);
        return present;
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
                clock.ifPresent(RealTimeClock::reset);
                registers.ifPresent(BackupRegisters::reset);
                rcc.field("BDCR.BDRST").set(1);
            }
            rcc.field("BDCR.LSERDY").set(rcc.value("BDCR.LSEON"));
            control = register.value();
        });
    }
}
