package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;
import java.util.ArrayList;
import java.util.List;

/** STM32F4: PDDS, one flag for all wake-ups, pins PA0 and, where there is a second one, PC13 (RM0090, 5.4; RM0390, 5.4). */
final class F4PowerModes implements PowerModes {

    private final RegisterBank pwr;

    F4PowerModes(RegisterBank pwr, LowPower lowPower) {
        this.pwr = pwr;
        pwr.always("CSR.WUF", 0);
        pwr.always("CSR.SBF", 0);
        pwr.register("CR").whenWritten(word -> {
            if (pwr.value("CR.CSBF") != 0) {
                pwr.field("CR.CSBF").set(0);
                pwr.field("CSR.SBF").set(0);
                lowPower.clearStandby();
            }
            if (pwr.value("CR.CWUF") != 0) {
                pwr.field("CR.CWUF").set(0);
                pwr.field("CSR.WUF").set(0);
                lowPower.clearPins(-1);
                lowPower.clearClock();
            }
        });
    }

    @Override
    public boolean selectsStandby() {
        return pwr.value("CR.PDDS") != 0;
    }

    @Override
    public List<WakeUpPin> wakeUpPins() {
        List<WakeUpPin> pins = new ArrayList<>();
        if ((pwr.value("CSR.EWUP") | pwr.value("CSR.EWUP1")) != 0) {
            pins.add(new WakeUpPin(1, "PA0", false));
        }
        if (pwr.value("CSR.EWUP2") != 0) {
            pins.add(new WakeUpPin(2, "PC13", false));
        }
        return pins;
    }

    @Override
    public void show(boolean standby, int pins, boolean clock) {
        pwr.field("CSR.SBF").set(standby ? 1 : 0);
        pwr.field("CSR.WUF").set(pins != 0 || clock ? 1 : 0);
    }
}
