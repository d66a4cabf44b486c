package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/**
 * STM32H7: HSI of 64 MHz behind a divider, CSI of 4 MHz, HSI48, HSE, and three PLLs with fractional multipliers and outputs P, Q and R
 * (RM0433, 8.5).
 */
final class H7ClockTree implements ClockTree {

    private static final long HSI = 64_000_000;
    private static final long CSI = 4_000_000;
    private static final long HSI48 = 48_000_000;

    private final RegisterBank rcc;
    private final long hse;

    H7ClockTree(RegisterBank rcc, long hse) {
        this.rcc = rcc;
        this.hse = hse;
    }

    @Override
    public Clocks clocks() {
        long core = system() / Prescaler.ahb(domain("D1CFGR.D1CPRE", "CDCFGR1.CDCPRE"));
        long bus = core / Prescaler.ahb(domain("D1CFGR.HPRE", "CDCFGR1.HPRE"));
        return new Clocks(
                core,
                bus,
                bus / Prescaler.apb(domain("D2CFGR.D2PPRE1", "CDCFGR2.CDPPRE1")),
                bus / Prescaler.apb(domain("D2CFGR.D2PPRE2", "CDCFGR2.CDPPRE2")));
    }

    private long system() {
        return switch (rcc.value("CFGR.SWS")) {
            case 0 -> hsi();
            case 1 -> CSI;
            case 2 -> hse;
            default -> output(1, 'P');
        };
    }

    @Override
    public long hertz(ClockSource source) {
        return switch (source) {
            case HSI -> hsi();
            case CSI -> CSI;
            case HSE -> hse;
            case LSE -> ClockTree.ifSet(rcc, "BDCR.LSEON", LSE);
            case LSI -> ClockTree.ifSet(rcc, "CSR.LSION", LSI);
            case HSI48 -> ClockTree.ifSet(rcc, "CR.HSI48ON", HSI48);
            case SYSCLK -> system();
            case HCLK -> clocks().bus();
            case PCLK1 -> clocks().apb1();
            case PCLK2 -> clocks().apb2();
            case PCLK3 -> clocks().bus() / Prescaler.apb(domain("D1CFGR.D1PPRE", "CDCFGR1.CDPPRE"));
            case PCLK4 -> clocks().bus() / Prescaler.apb(domain("D3CFGR.D3PPRE", "SRDCFGR.SRDPPRE"));
            case PER -> peripheral();
            case PLL_Q -> ifOn(1, 'Q');
            case PLL2_P -> ifOn(2, 'P');
            case PLL2_Q -> ifOn(2, 'Q');
            case PLL3_P -> ifOn(3, 'P');
            case PLL3_Q -> ifOn(3, 'Q');
            case PLL3_R -> ifOn(3, 'R');
            default -> 0;
        };
    }

    private long peripheral() {
        return switch (domain("D1CCIPR.CKPERSEL", "CDCCIPR.CKPERSEL")) {
            case 0 -> hsi();
            case 1 -> CSI;
            case 2 -> hse;
            default -> 0;
        };
    }

    /** A field under its name on chips with the domains D1 to D3, or with CD and SRD. */
    private int domain(String three, String two) {
        return rcc.value(rcc.has(three) ? three : two);
    }

    private long hsi() {
        return HSI >> rcc.value("CR.HSIDIV");
    }

    private long ifOn(int pll, char output) {
        boolean enabled = rcc.value("PLLCFGR.DIV" + output + pll + "EN") != 0;
        return enabled ? ClockTree.ifSet(rcc, "CR.PLL" + pll + "ON", output(pll, output)) : 0;
    }

    /** An output of a PLL in Hz, rounded down. */
    private long output(int pll, char output) {
        long source =
                switch (rcc.value("PLLCKSELR.PLLSRC")) {
                    case 0 -> hsi();
                    case 1 -> CSI;
                    case 2 -> hse;
                    default -> 0;
                };
        int m = rcc.value("PLLCKSELR.DIVM" + pll);
        if (m == 0) {
            return 0;
        }
        boolean fractional = rcc.value("PLLCFGR.PLL" + pll + "FRACEN") != 0;
        int fraction = fractional ? rcc.value("PLL" + pll + "FRACR.FRACN" + pll) : 0;
        String dividers = "PLL" + pll + "DIVR.";
        long multiplier = (rcc.value(dividers + "N" + pll) + 1L) * 8192 + fraction;
        return source * multiplier / 8192 / m / (rcc.value(dividers + output + pll) + 1);
    }
}
