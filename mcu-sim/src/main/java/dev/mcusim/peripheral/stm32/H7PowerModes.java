package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * STM32H7: standby mode while every domain's PDDS is set, otherwise stop mode, also where a single domain were to be in standby; flags for
 * both; six pins (RM0433, 6.8; RM0455, 6.8).
 */
final class H7PowerModes implements PowerModes {

    private static final List<String> PINS = List.of("PA0", "PA2", "PC1", "PC13", "PI8", "PI11");
    private static final List<String> DOMAINS =
            List.of("CPUCR.PDDS_D1", "CPUCR.PDDS_D2", "CPUCR.PDDS_D3", "CPUCR.RETDS_CD", "CPUCR.PDDS_SRD");
    private static final List<String> FLAGS = List.of("CPUCR.STOPF", "CPUCR.SBF", "CPUCR.SBF_D1", "CPUCR.SBF_D2");
    private static final int ALL = 0x3f;
    private static final int FALLING = 8;

    private final RegisterBank pwr;
    private final Register pinFlags;
    private final Register pinSettings;

    H7PowerModes(RegisterBank pwr, LowPower lowPower) {
        this.pwr = pwr;
        pinFlags = pwr.register("WKUPFR").readOnly();
        pinSettings = pwr.register("WKUPEPR");
        pwr.register("WKUPCR").reads(held -> 0).whenWritten(ones -> {
            pinFlags.set(pinFlags.value() & ~ones);
            lowPower.clearPins(ones & ALL);
        });
        FLAGS.forEach(flag -> pwr.always(flag, 0));
        pwr.register("CPUCR").whenWritten(word -> {
            if (pwr.value("CPUCR.CSSF") != 0) {
                pwr.field("CPUCR.CSSF").set(0);
                FLAGS.forEach(flag -> set(flag, false));
                lowPower.clearStandby();
            }
        });
    }

    /** The table with the registers of the wake-up pins, which the register map leaves out. */
    static RegisterLayout withPins(RegisterLayout layout) {
        Map<String, RegisterMap.Register> registers = new HashMap<>(layout.registers());
        registers.put("WKUPCR", new RegisterMap.Register(0x20, Map.of()));
        registers.put("WKUPFR", new RegisterMap.Register(0x24, Map.of()));
        registers.put("WKUPEPR", new RegisterMap.Register(0x28, Map.of()));
        return new RegisterLayout(layout.peripheral(), registers, layout.resets());
    }

    private void set(String flag, boolean on) {
        if (pwr.has(flag)) {
            pwr.field(flag).set(on ? 1 : 0);
        }
    }

    @Override
    public boolean selectsStandby() {
        return DOMAINS.stream().filter(pwr::has).allMatch(domain -> pwr.value(domain) != 0);
    }

    @Override
    public List<WakeUpPin> wakeUpPins() {
        List<WakeUpPin> pins = new ArrayList<>();
        for (int i = 0; i < PINS.size(); i++) {
            if ((pinSettings.value() & 1 << i) != 0) {
                boolean falling = (pinSettings.value() & 1 << FALLING + i) != 0;
                pins.add(new WakeUpPin(i + 1, PINS.get(i), falling));
            }
        }
        return pins;
    }

    @Override
    public void stopEnded() {
        set("CPUCR.STOPF", true);
    }

    @Override
    public void show(boolean standby, int pins, boolean clock) {
        FLAGS.subList(1, FLAGS.size()).forEach(flag -> set(flag, standby));
        pinFlags.set(pins & ALL);
    }
}
