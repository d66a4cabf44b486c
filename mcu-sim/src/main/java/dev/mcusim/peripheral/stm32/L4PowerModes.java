package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;
import java.util.ArrayList;
import java.util.List;

/** STM32L4+: LPMS; five pins with a flag and a polarity each; a flag for the real-time clock. Shutdown is taken as standby (RM0432, 5.4). */
final class L4PowerModes implements PowerModes {

    private static final List<String> PINS = List.of("PA0", "PC13", "PE6", "PA2", "PC5");
    private static final int FIRST_STANDBY = 3;
    private static final int ALL = 0x1f;
    private static final int SBF = 1 << 8;

    private final RegisterBank pwr;

    L4PowerModes(RegisterBank pwr, LowPower lowPower) {
        this.pwr = pwr;
        pwr.register("SR1").readOnly();
        pwr.register("SCR").reads(held -> 0).whenWritten(ones -> {
            int cleared = ones & (ALL | SBF);
            pwr.register("SR1").set(pwr.register("SR1").value() & ~cleared);
            lowPower.clearPins(cleared & ALL);
            if ((cleared & SBF) != 0) {
                lowPower.clearStandby();
            }
        });
        pwr.register("CR3").whenWritten(word -> lowPower.clearClock());
    }

    @Override
    public boolean selectsStandby() {
        return pwr.value("CR1.LPMS") >= FIRST_STANDBY;
    }

    @Override
    public boolean wakesByClock() {
        return pwr.value("CR3.EIWUL") != 0;
    }

    @Override
    public List<WakeUpPin> wakeUpPins() {
        List<WakeUpPin> pins = new ArrayList<>();
        for (int number = 1; number <= PINS.size(); number++) {
            if (pwr.value("CR3.EWUP" + number) != 0) {
                pins.add(new WakeUpPin(number, PINS.get(number - 1), pwr.value("CR4.WP" + number) != 0));
            }
        }
        return pins;
    }

    @Override
    public void show(boolean standby, int pins, boolean clock) {
        pwr.register("SR1").set(pins & ALL);
        pwr.field("SR1.SBF").set(standby ? 1 : 0);
        pwr.field("SR1.WUFI").set(clock ? 1 : 0);
    }
}
