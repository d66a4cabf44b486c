package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** STM32F4 and F7: HSI of 16 MHz, HSE, and the main PLL with outputs P and, on some chips, R (RM0090, 7.2; RM0385, 5.2). */
final class F4ClockTree implements ClockTree {

    private static final long HSI = 16_000_000;

    private final RegisterBank rcc;
    private final long hse;

    F4ClockTree(RegisterBank rcc, long hse) {
        this.rcc = rcc;
        this.hse = hse;
    }

    @Override
    public Clocks clocks() {
        long system =
                switch (rcc.value("CFGR.SWS")) {
                    case 0 -> HSI;
                    case 1 -> hse;
                    case 2 -> vco() / (2 * (rcc.value("PLLCFGR.PLLP") + 1));
                    default -> vco() / Math.max(2, rcc.value("PLLCFGR.PLLR"));
                };
        long core = system / Prescaler.ahb(rcc.value("CFGR.HPRE"));
        return new Clocks(
                core,
                core,
                core / Prescaler.apb(rcc.value("CFGR.PPRE1")),
                core / Prescaler.apb(rcc.value("CFGR.PPRE2")));
    }

    private long vco() {
        long source = rcc.value("PLLCFGR.PLLSRC") == 0 ? HSI : hse;
        return source * rcc.value("PLLCFGR.PLLN") / Math.max(1, rcc.value("PLLCFGR.PLLM"));
    }
}
