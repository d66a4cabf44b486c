package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** STM32L4+: MSI in twelve ranges, HSI of 16 MHz, HSE, and the main PLL with its output R (RM0432, 6.2). */
final class L4ClockTree implements ClockTree {

    private static final long HSI = 16_000_000;
    private static final long[] MSI = {
        100_000,
        200_000,
        400_000,
        800_000,
        1_000_000,
        2_000_000,
        4_000_000,
        8_000_000,
        16_000_000,
        24_000_000,
        32_000_000,
        48_000_000
    };
    private static final int MSI_AFTER_RESET = 6;

    private final RegisterBank rcc;
    private final long hse;

    L4ClockTree(RegisterBank rcc, long hse) {
        this.rcc = rcc;
        this.hse = hse;
    }

    @Override
    public Clocks clocks() {
        long system =
                switch (rcc.value("CFGR.SWS")) {
                    case 0 -> msi();
                    case 1 -> HSI;
                    case 2 -> hse;
                    default -> pll();
                };
        long core = system / Prescaler.ahb(rcc.value("CFGR.HPRE"));
        return new Clocks(
                core,
                core,
                core / Prescaler.apb(rcc.value("CFGR.PPRE1")),
                core / Prescaler.apb(rcc.value("CFGR.PPRE2")));
    }

    private long msi() {
        int range = rcc.value("CR.MSIRGSEL") == 0 ? MSI_AFTER_RESET : rcc.value("CR.MSIRANGE");
        return MSI[Math.min(range, MSI.length - 1)];
    }

    private long pll() {
        long source =
                switch (rcc.value("PLLCFGR.PLLSRC")) {
                    case 1 -> msi();
                    case 2 -> HSI;
                    case 3 -> hse;
                    default -> 0;
                };
        long vco = source * rcc.value("PLLCFGR.PLLN") / (rcc.value("PLLCFGR.PLLM") + 1);
        return vco / (2 * (rcc.value("PLLCFGR.PLLR") + 1));
    }
}
