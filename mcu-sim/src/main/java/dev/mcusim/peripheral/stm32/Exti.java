package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Wiring;
import java.util.List;

/**
 * The external interrupt and event controller (RM0090, 12; RM0385, 11; RM0433, 20; RM0432, 16): makes interrupts of edges of pins, and of
 * signals of the RTC, and wakes a core that waits for events. The lines of other peripherals are there for software to trigger.
 */
final class Exti {

    /** RTC alarm, RTC tamper and time stamp, RTC wake-up. */
    private static final List<String> RTC_SIGNALS = List.of("RTC_ALARM", "RTC_TAMPER", "RTC_WAKEUP");

    private static final String[][] RTC_INTERRUPTS = {
        {"RTC_Alarm"}, {"TAMP_STAMP", "RTC_TAMP_STAMP_CSS_LSE"}, {"RTC_WKUP"}
    };
    private static final int PINS = 16;
    private static final int POWER_VOLTAGE = 16;

    private Exti() {}

    /** The name of the signal from the pins to a line, 0 to 15. */
    static String pinSignal(int line) {
        return "EXTI" + line;
    }

    /** The controller of a chip. */
    static Device of(Site site) {
        return switch (site.family()) {
            case F4, F7 -> single(site);
            case H7 -> h7(site);
            case L4 -> l4(site);
        };
    }

    private static Device single(Site site) {
        RegisterBank registers = new RegisterBank(site.layout("exti", "EXTI_F"), site.bytes());
        int lines = site.family() == ChipFamily.F4 ? 0x7f_ffff : 0xff_ffff;
        connect(new ExtiBank(site, registers, "", "", lines), site.wiring(), 17, 21, 22);
        return registers;
    }

    private static Device h7(Site site) {
        RegisterBank registers = new RegisterBank(site.layout("exti", "EXTI_H7"), site.bytes());
        connect(new ExtiBank(site, registers, "CPU", "1", 0x003f_ffff), site.wiring(), 17, 18, 19);
        new ExtiBank(site, registers, "CPU", "2", 0x000a_0000);
        new ExtiBank(site, registers, "CPU", "3", 0x0074_0000);
        return registers;
    }

    private static Device l4(Site site) {
        RegisterBank registers = new RegisterBank(site.layout("exti", "EXTI_L4"), site.bytes());
        connect(new ExtiBank(site, registers, "", "1", 0x007d_ffff), site.wiring(), 18, 19, 20);
        new ExtiBank(site, registers, "", "2", 0x0000_0078);
        return registers;
    }

    /** Connects the lines 0 to 31. */
    private static void connect(ExtiBank first, Wiring wiring, int... rtcLines) {
        for (int line = 0; line < PINS; line++) {
            Signal pin = wiring.signals().output(pinSignal(line));
            first.connect(line, pin, wiring.interrupts().source(pinInterrupt(line)));
            first.connectOutput(line, wiring.signals().output(pinSignal(line) + "_IT"));
        }
        InterruptLine voltage = wiring.interrupts().source("PVD", "PVD_PVM", "PVD_AVD");
        first.connect(POWER_VOLTAGE, new Signal(), voltage);
        for (int i = 0; i < rtcLines.length; i++) {
            Signal signal = wiring.signals().output(RTC_SIGNALS.get(i));
            first.connect(rtcLines[i], signal, wiring.interrupts().source(RTC_INTERRUPTS[i]));
        }
    }

    private static String pinInterrupt(int line) {
        if (line < 5) {
            return "EXTI" + line;
        }
        return line < 10 ? "EXTI9_5" : "EXTI15_10";
    }
}
