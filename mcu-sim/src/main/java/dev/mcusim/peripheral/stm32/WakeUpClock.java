package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/**
 * What the end of stop mode leaves of the clocks: fast oscillators and PLLs are off but for the internal one that the core goes on with,
 * HSI on STM32F4 and F7, HSI or CSI on H7, and MSI or HSI on L4+, as STOPWUCK says (RM0090, 5.3.5; RM0385, 4.3.5; RM0433, 8.5.6; RM0432, 5.3.7).
 */
final class WakeUpClock {

    private static final List<String> OFF = List.of(
            "CR.HSEON",
            "CR.PLLON",
            "CR.PLLI2SON",
            "CR.PLLSAION",
            "CR.PLLSAI1ON",
            "CR.PLLSAI2ON",
            "CR.PLL1ON",
            "CR.PLL2ON",
            "CR.PLL3ON",
            "CR.HSI48ON",
            "CRRCR.HSI48ON");

    private WakeUpClock() {}

    /** Selects it. */
    static void select(ChipFamily family, RegisterBank rcc) {
        int selected = rcc.value("CFGR.STOPWUCK");
        boolean internal =
                switch (family) {
                    case F4, F7 -> true;
                    case H7 -> selected == 0 || rcc.value("CFGR.STOPKERWUCK") == 0;
                    case L4 -> selected == 1;
                };
        rcc.store("CR.HSION", internal ? 1 : 0);
        rcc.store("CR.CSION", selected | rcc.value("CFGR.STOPKERWUCK"));
        rcc.store("CR.MSION", 1 - selected);
        rcc.store("CFGR.SW", selected);
        OFF.forEach(oscillator -> rcc.store(oscillator, 0));
    }
}
