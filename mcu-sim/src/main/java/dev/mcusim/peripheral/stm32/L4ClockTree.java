package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** STM32L4+: MSI in twelve ranges, HSI of 16 MHz, HSI48, HSE, the main PLL, and PLLSAI1 for 48 MHz (RM0432, 6.2). */
final class L4ClockTree implements ClockTree {

    private static final long HSI = 16_000_000;
    private static final long HSI48 = 48_000_000;
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
        long core = system() / Prescaler.ahb(rcc.value("CFGR.HPRE"));
        return new Clocks(
                core,
                core,
                core / Prescaler.apb(rcc.value("CFGR.PPRE1")),
                core / Prescaler.apb(rcc.value("CFGR.PPRE2")));
    }

    private long system() {
        return switch (rcc.value("CFGR.SWS")) {
            case 0 -> msi();
            case 1 -> HSI;
            case 2 -> hse;
            default -> vco("PLL") / even("PLLCFGR.PLLR");
        };
    }

    @Override
    public long hertz(ClockSource source) {
        return switch (source) {
            case MSI -> msi();
            case HSI -> HSI;
            case HSE -> hse;
            case LSE -> ClockTree.ifSet(rcc, "BDCR.LSEON", LSE);
            case LSI -> ClockTree.ifSet(rcc, "CSR.LSION", LSI);
            case HSI48 -> ClockTree.ifSet(rcc, "CRRCR.HSI48ON", HSI48);
            case SYSCLK -> system();
            case HCLK -> clocks().bus();
            case PCLK1 -> clocks().apb1();
            case PCLK2 -> clocks().apb2();
            case PLL_Q -> ClockTree.ifSet(rcc, "CR.PLLON", vco("PLL") / even("PLLCFGR.PLLQ"));
            case PLLSAI1_Q -> ClockTree.ifSet(rcc, "CR.PLLSAI1ON", vco("PLLSAI1") / even("PLLSAI1CFGR.PLLSAI1Q"));
            case PLLSAI1_R -> ClockTree.ifSet(rcc, "CR.PLLSAI1ON", vco("PLLSAI1") / even("PLLSAI1CFGR.PLLSAI1R"));
            default -> 0;
        };
    }

    private long msi() {
        int range = rcc.value("CR.MSIRGSEL") == 0 ? MSI_AFTER_RESET : rcc.value("CR.MSIRANGE");
        return MSI[Math.min(range, MSI.length - 1)];
    }

    private long vco(String pll) {
        long source =
                switch (rcc.value("PLLCFGR.PLLSRC")) {
                    case 1 -> msi();
                    case 2 -> HSI;
                    case 3 -> hse;
                    default -> 0;
                };
        String table = pll + "CFGR." + pll;
        return source * rcc.value(table + "N") / (rcc.value(table + "M") + 1);
    }

    /** The dividers Q and R: 2, 4, 6, 8. */
    private int even(String divider) {
        return 2 * (rcc.value(divider) + 1);
    }
}
