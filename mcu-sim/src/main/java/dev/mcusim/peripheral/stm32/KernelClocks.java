package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.ClockSource.BUS;
import static dev.mcusim.peripheral.stm32.ClockSource.CSI;
import static dev.mcusim.peripheral.stm32.ClockSource.HSE;
import static dev.mcusim.peripheral.stm32.ClockSource.HSI;
import static dev.mcusim.peripheral.stm32.ClockSource.HSI48;
import static dev.mcusim.peripheral.stm32.ClockSource.LSE;
import static dev.mcusim.peripheral.stm32.ClockSource.LSI;
import static dev.mcusim.peripheral.stm32.ClockSource.MSI;
import static dev.mcusim.peripheral.stm32.ClockSource.NONE;
import static dev.mcusim.peripheral.stm32.ClockSource.PER;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL2_P;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL2_Q;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL3_P;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL3_Q;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL3_R;
import static dev.mcusim.peripheral.stm32.ClockSource.PLLSAI1_Q;
import static dev.mcusim.peripheral.stm32.ClockSource.PLLSAI1_R;
import static dev.mcusim.peripheral.stm32.ClockSource.PLLSAI_P;
import static dev.mcusim.peripheral.stm32.ClockSource.PLL_Q;
import static dev.mcusim.peripheral.stm32.ClockSource.SYSCLK;

import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The clock that each peripheral works by: its bus clock, unless a multiplexer of the RCC selects another. */
final class KernelClocks {

    /**
     * A multiplexer.
     *
     * @param peripherals what it feeds
     * @param fields      where the selection is: the first one that the chip has, {@code %s} stands for the peripheral's name. The first
     *                    source is taken where the chip has none of them
     * @param sources     by code; codes beyond them select nothing
     */
    private record Selector(Pattern peripherals, List<String> fields, List<ClockSource> sources) {
        Selector(String peripherals, List<String> fields, ClockSource... sources) {
            this(Pattern.compile(peripherals), fields, List.of(sources));
        }
    }

    /** RM0385, 5.3.26; for 48 MHz also RM0390, 6.3.27, RM0386, 6.3.25, RM0402, 6.3.26. */
    private static final List<Selector> F4_F7 = List.of(
            new Selector("US?ART\\d", List.of("DCKCFGR2.%sSEL"), BUS, SYSCLK, HSI, LSE),
            new Selector("(FMP)?I2C\\d", List.of("DCKCFGR2.%sSEL"), BUS, SYSCLK, HSI),
            new Selector("LPTIM1", List.of("DCKCFGR2.LPTIM1SEL"), BUS, LSI, HSI, LSE),
            new Selector("RNG", List.of("DCKCFGR2.CK48MSEL", "DCKCFGR.CK48MSEL"), PLL_Q, PLLSAI_P));

    /** RM0433, 8.7.19 to 8.7.21; RM0468, 8.7.18 to 8.7.20; RM0455, 8.7.20 to 8.7.22. */
    private static final List<Selector> H7 = List.of(
            new Selector(
                    "USART1|USART6|UART9|USART10",
                    List.of("D2CCIP2R.USART16SEL", "D2CCIP2R.USART16910SEL", "CDCCIP2R.USART16910SEL"),
                    BUS,
                    PLL2_Q,
                    PLL3_Q,
                    HSI,
                    CSI,
                    LSE),
            new Selector(
                    "US?ART\\d",
                    List.of("D2CCIP2R.USART28SEL", "D2CCIP2R.USART234578SEL", "CDCCIP2R.USART234578SEL"),
                    BUS,
                    PLL2_Q,
                    PLL3_Q,
                    HSI,
                    CSI,
                    LSE),
            new Selector(
                    "LPUART1",
                    List.of("D3CCIPR.LPUART1SEL", "SRDCCIPR.LPUART1SEL"),
                    BUS,
                    PLL2_Q,
                    PLL3_Q,
                    HSI,
                    CSI,
                    LSE),
            new Selector("I2C4", List.of("D3CCIPR.I2C4SEL", "SRDCCIPR.I2C4SEL"), BUS, PLL3_R, HSI, CSI),
            new Selector(
                    "I2C\\d",
                    List.of("D2CCIP2R.I2C123SEL", "D2CCIP2R.I2C1235SEL", "CDCCIP2R.I2C123SEL"),
                    BUS,
                    PLL3_R,
                    HSI,
                    CSI),
            new Selector(
                    "SPI[123]", List.of("D2CCIP1R.SPI123SEL", "CDCCIP1R.SPI123SEL"), PLL_Q, PLL2_P, PLL3_P, NONE, PER),
            new Selector(
                    "SPI[45]", List.of("D2CCIP1R.SPI45SEL", "CDCCIP1R.SPI45SEL"), BUS, PLL2_Q, PLL3_Q, HSI, CSI, HSE),
            new Selector("SPI6", List.of("D3CCIPR.SPI6SEL", "SRDCCIPR.SPI6SEL"), BUS, PLL2_Q, PLL3_Q, HSI, CSI, HSE),
            new Selector("ADC\\d", List.of("D3CCIPR.ADCSEL", "SRDCCIPR.ADCSEL"), PLL2_P, PLL3_R, PER),
            new Selector("RNG", List.of("D2CCIP2R.RNGSEL", "CDCCIP2R.RNGSEL"), HSI48, PLL_Q, LSE, LSI),
            new Selector(
                    "LPTIM1", List.of("D2CCIP2R.LPTIM1SEL", "CDCCIP2R.LPTIM1SEL"), BUS, PLL2_P, PLL3_R, LSE, LSI, PER),
            new Selector(
                    "LPTIM2", List.of("D3CCIPR.LPTIM2SEL", "SRDCCIPR.LPTIM2SEL"), BUS, PLL2_P, PLL3_R, LSE, LSI, PER),
            new Selector(
                    "LPTIM[345]",
                    List.of("D3CCIPR.LPTIM345SEL", "SRDCCIPR.LPTIM3SEL"),
                    BUS,
                    PLL2_P,
                    PLL3_R,
                    LSE,
                    LSI,
                    PER));

    /** RM0432, 6.4.28. */
    private static final List<Selector> L4 = List.of(
            new Selector("(LP)?US?ART\\d", List.of("CCIPR.%sSEL"), BUS, SYSCLK, HSI, LSE),
            new Selector("I2C\\d", List.of("CCIPR.%sSEL", "CCIPR2.%sSEL"), BUS, SYSCLK, HSI),
            new Selector("ADC\\d", List.of("CCIPR.ADCSEL"), NONE, PLLSAI1_R, NONE, SYSCLK),
            new Selector("LPTIM\\d", List.of("CCIPR.%sSEL"), BUS, LSI, HSI, LSE),
            new Selector("RNG", List.of("CCIPR.CLK48SEL"), HSI48, PLLSAI1_Q, PLL_Q, MSI));

    private final ChipFamily family;
    private final RegisterBank rcc;
    private final ClockTree tree;
    private final Map<String, Long> bases;

    /**
     * @param bases first addresses of the chip's peripherals by name
     */
    KernelClocks(ChipFamily family, RegisterBank rcc, ClockTree tree, Map<String, Long> bases) {
        this.family = family;
        this.rcc = rcc;
        this.tree = tree;
        this.bases = bases;
    }

    /**
     * The clock of a peripheral in Hz, 0 where it stands still.
     *
     * @throws IllegalArgumentException when the chip has no such peripheral
     */
    long hertz(String peripheral) {
        Long base = bases.get(peripheral);
        if (base == null) {
            throw new IllegalArgumentException("the chip has no " + peripheral);
        }
        ClockSource bus = bus(base);
        if (peripheral.matches("TIM\\d+")) {
            return timer(bus);
        }
        if (peripheral.startsWith("IWDG")) {
            return ClockTree.LSI;
        }
        if (peripheral.equals("RTC")) {
            return realTimeClock();
        }
        ClockSource source = selectors().stream()
                .filter(selector -> selector.peripherals.matcher(peripheral).matches())
                .findFirst()
                .map(selector -> selected(selector, peripheral))
                .orElse(BUS);
        return tree.hertz(source == BUS ? bus : source);
    }

    private List<Selector> selectors() {
        return switch (family) {
            case F4, F7 -> F4_F7;
            case H7 -> H7;
            case L4 -> L4;
        };
    }

    private ClockSource selected(Selector selector, String peripheral) {
        int code = selector.fields.stream()
                .map(field -> field.formatted(peripheral))
                .filter(rcc::has)
                .findFirst()
                .map(rcc::value)
                .orElse(0);
        return code < selector.sources.size() ? selector.sources.get(code) : ClockSource.NONE;
    }

    /** The bus that answers at an address; those of STM32H7 are spread over its domains. */
    private ClockSource bus(long base) {
        if (base >= 0x4000_0000L && base < 0x4001_0000L) {
            return ClockSource.PCLK1;
        }
        if (base >= 0x4001_0000L && base < 0x4002_0000L) {
            return ClockSource.PCLK2;
        }
        if (family == ChipFamily.H7 && base >= 0x5000_0000L && base < 0x5100_0000L) {
            return ClockSource.PCLK3;
        }
        if (family == ChipFamily.H7 && base >= 0x5800_0000L && base < 0x5802_0000L) {
            return ClockSource.PCLK4;
        }
        return ClockSource.HCLK;
    }

    /**
     * Timers run at twice the clock of their bus, or four times where TIMPRE is set, but never faster than HCLK (RM0090, 7.3.24; RM0433,
     * 8.5.8).
     */
    private long timer(ClockSource bus) {
        boolean quadruple = rcc.value("DCKCFGR.TIMPRE") + rcc.value("DCKCFGR1.TIMPRE") + rcc.value("CFGR.TIMPRE") != 0;
        return Math.min(tree.hertz(ClockSource.HCLK), (quadruple ? 4 : 2) * tree.hertz(bus));
    }

    /** LSE, LSI, or HSE behind a divider: of its own on most families (RTCPRE), 32 on STM32L4+. */
    private long realTimeClock() {
        if (rcc.value("BDCR.RTCEN") == 0) {
            return 0;
        }
        return switch (rcc.value("BDCR.RTCSEL")) {
            case 1 -> tree.hertz(LSE);
            case 2 -> tree.hertz(LSI);
            case 3 -> external();
            default -> 0;
        };
    }

    private long external() {
        int divider = rcc.has("CFGR.RTCPRE") ? rcc.value("CFGR.RTCPRE") : 32;
        return divider < 2 ? 0 : tree.hertz(ClockSource.HSE) / divider;
    }
}
