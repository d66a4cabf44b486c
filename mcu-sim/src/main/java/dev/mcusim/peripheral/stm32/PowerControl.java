package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;

/** PWR: voltage scaling, over-drive and regulators are ready as soon as they are asked for; {@link LowPower} has the modes. */
final class PowerControl {

    private PowerControl() {}

    /** The one of that place. */
    static Device of(Site site) {
        RegisterLayout layout = site.layout();
        BackupDomain backup = site.retained().backup();
        RegisterBank registers =
                new RegisterBank(site.family() == ChipFamily.H7 ? H7PowerModes.withPins(layout) : layout, site.bytes());
        // F4, F7
        for (String[] pair : new String[][] {{"CSR", "CR"}, {"CSR1", "CR1"}}) {
            registers.always(pair[0] + ".VOSRDY", 1);
            registers.follow(pair[0] + ".ODRDY", pair[1] + ".ODEN");
            registers.follow(pair[0] + ".ODSWRDY", pair[1] + ".ODSWEN");
            registers.follow(pair[0] + ".BRR", pair[0] + ".BRE");
        }
        // H7
        registers.always("CSR1.ACTVOSRDY", 1);
        for (String scaling : new String[] {"D3CR", "SRDCR"}) {
            registers.always(scaling + ".VOSRDY", 1);
            registers.follow("CSR1.ACTVOS", scaling + ".VOS");
        }
        registers.follow("CR2.BRRDY", "CR2.BREN");
        registers.follow("CR3.USB33RDY", "CR3.USB33DEN");
        registers.follow("CR3.SMPSEXTRDY", "CR3.SMPSEXTHP");
        // L4+
        registers.always("SR2.VOSF", 0);
        registers.always("SR2.REGLPF", 0);
        String access = registers.has("CR.DBP") ? "CR" : "CR1";
        backup.permit(false);
        registers.register(access).whenWritten(word -> backup.permit(registers.value(access + ".DBP") != 0));
        LowPower lowPower = site.retained().lowPower();
        lowPower.connect(modes(site.family(), registers, lowPower), site);
        return registers;
    }

    private static PowerModes modes(ChipFamily family, RegisterBank registers, LowPower lowPower) {
        return switch (family) {
            case F4 -> new F4PowerModes(registers, lowPower);
            case F7 -> new F7PowerModes(registers, lowPower);
            case H7 -> new H7PowerModes(registers, lowPower);
            case L4 -> new L4PowerModes(registers, lowPower);
        };
    }
}
