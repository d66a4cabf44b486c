package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** STM32H7: HSI of 64 MHz behind a divider, CSI of 4 MHz, HSE, and PLL1 with a fractional multiplier (RM0433, 8.5). */
final class H7ClockTree implements ClockTree {

    private static final long HSI = 64_000_000;
    private static final long CSI = 4_000_000;

    private final RegisterBank rcc;
    private final long hse;

    H7ClockTree(RegisterBank rcc, long hse) {
        this.rcc = rcc;
        this.hse = hse;
    }

    @Override
    public Clocks clocks() {
        long system =
                switch (rcc.value("CFGR.SWS")) {
                    case 0 -> hsi();
                    case 1 -> CSI;
                    case 2 -> hse;
                    default -> pll1();
                };
        long core = system / Prescaler.ahb(domain("D1CFGR.D1CPRE", "CDCFGR1.CDCPRE"));
        long bus = core / Prescaler.ahb(domain("D1CFGR.HPRE", "CDCFGR1.HPRE"));
        return new Clocks(
                core,
                bus,
                bus / Prescaler.apb(domain("D2CFGR.D2PPRE1", "CDCFGR2.CDPPRE1")),
                bus / Prescaler.apb(domain("D2CFGR.D2PPRE2", "CDCFGR2.CDPPRE2")));
    }

    /** A field under its name on chips with the domains D1 to D3, or with CD and SRD. */
    private int domain(String three, String two) {
        return rcc.value(rcc.has(three) ? three : two);
    }

    private long hsi() {
        return HSI >> rcc.value("CR.HSIDIV");
    }

    private long pll1() {
        long source =
                switch (rcc.value("PLLCKSELR.PLLSRC")) {
                    case 0 -> hsi();
                    case 1 -> CSI;
                    case 2 -> hse;
                    default -> 0;
                };
        int m = rcc.value("PLLCKSELR.DIVM1");
        if (m == 0) {
            return 0;
        }
        int fraction = rcc.value("PLLCFGR.PLL1FRACEN") == 0 ? 0 : rcc.value("PLL1FRACR.FRACN1");
        long multiplier = (rcc.value("PLL1DIVR.N1") + 1L) * 8192 + fraction;
        return source * multiplier / 8192 / m / (rcc.value("PLL1DIVR.P1") + 1);
    }
}
