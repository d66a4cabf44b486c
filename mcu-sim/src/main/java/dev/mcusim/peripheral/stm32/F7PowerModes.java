package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;
import java.util.ArrayList;
import java.util.List;

/** STM32F7: PDDS; six pins with a flag and a polarity each; a flag for the real-time clock (RM0385, 4.4). */
final class F7PowerModes implements PowerModes {

    private static final List<String> PINS = List.of("PA0", "PA2", "PC1", "PC13", "PI8", "PI11");
    private static final int ALL = 0x3f;

    private final RegisterBank pwr;

    F7PowerModes(RegisterBank pwr, LowPower lowPower) {
        this.pwr = pwr;
        pwr.always("CSR1.WUIF", 0);
        pwr.always("CSR1.SBF", 0);
        pwr.register("CSR2").writable(~ALL);
        pwr.register("CR1").whenWritten(word -> {
            if (pwr.value("CR1.CSBF") != 0) {
                pwr.field("CR1.CSBF").set(0);
                pwr.field("CSR1.SBF").set(0);
                lowPower.clearStandby();
            }
        });
        pwr.register("CR2").whenWritten(word -> {
            int cleared = word & ALL;
            pwr.register("CR2").set(pwr.register("CR2").value() & ~ALL);
            pwr.register("CSR2").set(pwr.register("CSR2").value() & ~cleared);
            lowPower.clearPins(cleared);
        });
    }

    @Override
    public boolean selectsStandby() {
        return pwr.value("CR1.PDDS") != 0;
    }

    /**
     * EIWUP matters only while the backup regulator is on: an erratum then keeps the clock from ending standby. ST's
     * driver sets it where it switches the regulator on; ST's examples that leave both clear are woken.
     */
    @Override
    public boolean wakesByClock() {
        return pwr.value("CSR1.BRE") == 0 || pwr.value("CSR1.EIWUP") != 0;
    }

    @Override
    public List<WakeUpPin> wakeUpPins() {
        List<WakeUpPin> pins = new ArrayList<>();
        for (int number = 1; number <= PINS.size(); number++) {
            if (pwr.value("CSR2.EWUP" + number) != 0) {
                pins.add(new WakeUpPin(number, PINS.get(number - 1), pwr.value("CR2.WUPP" + number) != 0));
            }
        }
        return pins;
    }

    @Override
    public void show(boolean standby, int pins, boolean clock) {
        pwr.field("CSR1.SBF").set(standby ? 1 : 0);
        pwr.field("CSR1.WUIF").set(clock ? 1 : 0);
        pwr.register("CSR2").set(pwr.register("CSR2").value() & ~ALL | pins & ALL);
    }
}
