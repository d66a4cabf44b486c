package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;

/**
 * Oscillators and PLLs, each ready as soon as it is switched on, and the interrupt that tells so: flags and enable bits are in CIR on
 * STM32F4 and F7, and in CIFR, CIER and CICR on the others (RM0090, 7.3.4; RM0433, 8.7.22 to 8.7.24).
 */
final class Oscillators {

    private static final String[][] READY = {
        // enable bit, ready bit, flag without its last letter
        {"CR.HSION", "CR.HSIRDY", "HSIRDY"},
        {"CR.CSION", "CR.CSIRDY", "CSIRDY"},
        {"CR.MSION", "CR.MSIRDY", "MSIRDY"},
        {"CR.HSI48ON", "CR.HSI48RDY", "HSI48RDY"},
        {"CRRCR.HSI48ON", "CRRCR.HSI48RDY", "HSI48RDY"},
        {"CR.HSEON", "CR.HSERDY", "HSERDY"},
        {"CR.PLLON", "CR.PLLRDY", "PLLRDY"},
        {"CR.PLL1ON", "CR.PLL1RDY", "PLL1RDY"},
        {"CR.PLL2ON", "CR.PLL2RDY", "PLL2RDY"},
        {"CR.PLL3ON", "CR.PLL3RDY", "PLL3RDY"},
        {"CR.PLLI2SON", "CR.PLLI2SRDY", "PLLI2SRDY"},
        {"CR.PLLSAION", "CR.PLLSAIRDY", "PLLSAIRDY"},
        {"CR.PLLSAI1ON", "CR.PLLSAI1RDY", "PLLSAI1RDY"},
        {"CR.PLLSAI2ON", "CR.PLLSAI2RDY", "PLLSAI2RDY"},
        {"CSR.LSION", "CSR.LSIRDY", "LSIRDY"},
        {"BDCR.LSEON", "BDCR.LSERDY", "LSERDY"},
    };

    private final RegisterBank rcc;
    private final InterruptLine interrupt;
    private final String enables;
    private final String flags;

    /**
     * @param hse whether anything drives the HSE input
     */
    Oscillators(RegisterBank rcc, boolean hse, InterruptLine interrupt) {
        this.rcc = rcc;
        this.interrupt = interrupt;
        boolean one = rcc.has("CIR");
        enables = one ? "CIR" : "CIER";
        flags = one ? "CIR" : "CIFR";
        for (String[] oscillator : READY) {
            if (rcc.has(oscillator[0]) && rcc.has(oscillator[1])) {
                if (oscillator[0].equals("CR.HSEON") && !hse) {
                    rcc.always("CR.HSERDY", 0);
                } else {
                    connect(oscillator[0], oscillator[1], oscillator[2]);
                }
            }
        }
        connectClearing(one ? "CIR" : "CICR");
        connectSecurity(one ? "CIR" : "CICR");
    }

    private void connect(String on, String ready, String flag) {
        boolean kept = on.startsWith("BDCR");
        boolean[] before = {kept && rcc.value(ready) != 0};
        if (!kept) {
            rcc.follow(ready, on);
        }
        rcc.register(on.substring(0, on.indexOf('.'))).whenWritten(word -> {
            boolean now = rcc.value(ready) != 0;
            if (now && !before[0] && rcc.value(enables + "." + flag + "IE") != 0) {
                rcc.field(flags + "." + flag + "F").set(1);
                update();
            }
            before[0] = now;
        });
    }

    /** The clock security systems can be switched on, on STM32H7 and L4+ until reset, and never find a failure: no oscillator fails. */
    private void connectSecurity(String clears) {
        for (String flag : new String[] {"CSSF", "HSECSSF", "LSECSSF"}) {
            rcc.always(flags + "." + flag, 0);
        }
        for (String clear : new String[] {"CSSC", "HSECSSC", "LSECSSC"}) {
            rcc.always(clears + "." + clear, 0);
        }
        String security = rcc.has("CR.CSSHSEON") ? "CR.CSSHSEON" : "CR.CSSON";
        if (!flags.equals("CIR") && rcc.has(security)) {
            boolean[] on = {false};
            rcc.register("CR").whenWritten(word -> {
                on[0] |= rcc.value(security) != 0;
                rcc.field(security).set(on[0] ? 1 : 0);
            });
        }
    }

    private void connectClearing(String register) {
        for (String[] oscillator : READY) {
            if (rcc.has(flags + "." + oscillator[2] + "F")) {
                rcc.field(flags + "." + oscillator[2] + "F").always(0);
            }
        }
        rcc.register(register).whenWritten(word -> {
            for (String[] oscillator : READY) {
                String clear = register + "." + oscillator[2] + "C";
                if (rcc.value(clear) != 0) {
                    rcc.field(clear).set(0);
                    rcc.field(flags + "." + oscillator[2] + "F").set(0);
                }
            }
            update();
        });
    }

    private void update() {
        boolean pending = false;
        for (String[] oscillator : READY) {
            pending |= rcc.value(flags + "." + oscillator[2] + "F") != 0;
        }
        interrupt.set(pending);
    }
}
