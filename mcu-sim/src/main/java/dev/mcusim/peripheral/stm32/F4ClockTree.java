package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32F4 and F7: HSI of 16 MHz, HSE, the main PLL with outputs P, Q and, on some chips, R, and the PLLs for audio, which also make 48 MHz
 * (RM0090, 7.2; RM0385, 5.2).
 */
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
        long core = system() / Prescaler.ahb(rcc.value("CFGR.HPRE"));
        return new Clocks(
                core,
                core,
                core / Prescaler.apb(rcc.value("CFGR.PPRE1")),
                core / Prescaler.apb(rcc.value("CFGR.PPRE2")));
    }

    private long system() {
        return switch (rcc.value("CFGR.SWS")) {
            case 0 -> HSI;
            case 1 -> hse;
            case 2 -> vco() / (2 * (rcc.value("PLLCFGR.PLLP") + 1));
            default -> vco() / Math.max(2, rcc.value("PLLCFGR.PLLR"));
        };
    }

    @Override
    public long hertz(ClockSource source) {
        return switch (source) {
            case HSI -> HSI;
            case HSE -> hse;
            case LSE -> ClockTree.ifSet(rcc, "BDCR.LSEON", LSE);
            case LSI -> ClockTree.ifSet(rcc, "CSR.LSION", LSI);
            case SYSCLK -> system();
            case HCLK -> clocks().bus();
            case PCLK1 -> clocks().apb1();
            case PCLK2 -> clocks().apb2();
            case PLL_Q -> ClockTree.ifSet(rcc, "CR.PLLON", vco() / Math.max(2, rcc.value("PLLCFGR.PLLQ")));
            case PLLSAI_P -> rcc.has("CR.PLLSAION")
                    ? ClockTree.ifSet(rcc, "CR.PLLSAION", vco("PLLSAI") / (2 * (rcc.value("PLLSAICFGR.PLLSAIP") + 1)))
                    : ClockTree.ifSet(rcc, "CR.PLLI2SON", vco("PLLI2S") / Math.max(2, rcc.value("PLLI2SCFGR.PLLI2SQ")));
            default -> 0;
        };
    }

    private long vco() {
        return input(rcc.value("PLLCFGR.PLLM")) * rcc.value("PLLCFGR.PLLN");
    }

    /** PLLI2S and PLLSAI, whose input divider is that of the main PLL unless they have one of their own. */
    private long vco(String pll) {
        String own = pll + "CFGR." + pll + "M";
        return input(rcc.value(rcc.has(own) ? own : "PLLCFGR.PLLM")) * rcc.value(pll + "CFGR." + pll + "N");
    }

    private long input(int divider) {
        long source = rcc.value("PLLCFGR.PLLSRC") == 0 ? HSI : hse;
        return source / Math.max(1, divider);
    }
}
