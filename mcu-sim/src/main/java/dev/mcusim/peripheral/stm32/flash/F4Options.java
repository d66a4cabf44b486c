package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.RegisterBank;
import java.util.Optional;

/**
 * The option bytes of STM32F4 and F7 (RM0090, 3.7 and 3.9.10; RM0385, 3.4; RM0410, 3.4): OPTCR and OPTCR1 take stores while OPTLOCK is clear,
 * OPTSTRT programs what they hold. Write protection counts from then on, the rest from the next reset on.
 */
final class F4Options {

    private static final int OPTLOCK = 1;
    private static final int FIRST_SECTOR_BIT = 16;
    /** The bits of STM32F76x with two banks, of which one stands for two sectors. */
    private static final int BITS_A_BANK = 6;

    private final F4Sectors sectors;
    private final boolean pairs;
    private final LockableControl control;
    private final OptionBytes bytes;
    private final Optional<OptionRegister> more;
    private int protection;
    private int protectionOfMore = -1;

    /**
     * @param start told when OPTSTRT has been set
     */
    F4Options(RegisterBank registers, OptionBytes bytes, F4Sectors sectors, Runnable start) {
        this.sectors = sectors;
        this.bytes = bytes;
        registers.register("OPTCR").set(programmed(registers, bytes));
        control = LockableControl.ofOptions(registers, () -> written(start));
        more = registers.has("OPTCR1")
                ? Optional.of(new OptionRegister(registers.register("OPTCR1"), "OPTCR1", bytes, this::isLocked))
                : Optional.empty();
        pairs = registers.has("OPTCR.nDBANK") && sectors.hasTwoBanks();
        protect();
    }

    private boolean isLocked() {
        return control.isLocked();
    }

    /** What OPTCR holds after reset. */
    static int programmed(RegisterBank registers, OptionBytes bytes) {
        return bytes.get("OPTCR", registers.register("OPTCR").value());
    }

    private void written(Runnable start) {
        if (control.take("OPTSTRT")) {
            start.run();
        }
    }

    private void protect() {
        protection = control.word();
        if (sectors.hasTwoBanks() && !pairs) {
            protectionOfMore = more.orElseThrow().value();
        }
    }

    /** The level of read protection that is programmed. */
    ReadProtection level() {
        return ReadProtection.of(protection >>> 8);
    }

    /** The level that OPTCR asks for. */
    ReadProtection nextLevel() {
        return ReadProtection.of(control.value("RDP"));
    }

    /** Programs what the registers hold. */
    void program() {
        bytes.program("OPTCR", control.word() | OPTLOCK);
        more.ifPresent(OptionRegister::program);
        protect();
    }

    /** Whether any sector is protected that has some of these bytes. */
    boolean protects(long offset, long length) {
        for (long at = offset; at < Math.min(offset + length, sectors.size()); at += sectors.small()) {
            if (protects(at)) {
                return true;
            }
        }
        return false;
    }

    /** A bit of nWRP that is clear protects its sector. */
    private boolean protects(long offset) {
        int sector = sectors.sectorInBank(offset);
        int bank = sectors.bankOf(offset);
        int word = bank == 1 && !pairs ? protectionOfMore : protection;
        int bit = pairs ? sector / 2 + BITS_A_BANK * bank : sector;
        return (word >>> FIRST_SECTOR_BIT + bit & 1) == 0;
    }
}
