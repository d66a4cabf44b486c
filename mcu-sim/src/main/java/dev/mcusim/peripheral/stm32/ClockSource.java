package dev.mcusim.peripheral.stm32;

/** What a clock multiplexer of the RCC can select, by the names of the reference manuals' clock trees. */
enum ClockSource {
    /** The clock of the bus that the peripheral is on. */
    BUS,
    /** The internal oscillator of 16 or, on STM32H7, 64 MHz. */
    HSI,
    /** The internal oscillator of 4 MHz of STM32H7. */
    CSI,
    /** The internal multi-speed oscillator of STM32L4+. */
    MSI,
    /** The external oscillator. */
    HSE,
    /** The external oscillator of 32,768 Hz. */
    LSE,
    /** The internal oscillator of 32 kHz. */
    LSI,
    /** The internal oscillator of 48 MHz. */
    HSI48,
    /** The system clock, before the AHB prescaler. */
    SYSCLK,
    /** The clock of the AHB buses. */
    HCLK,
    /** The clock of APB1. */
    PCLK1,
    /** The clock of APB2. */
    PCLK2,
    /** The clock of APB3. */
    PCLK3,
    /** The clock of APB4. */
    PCLK4,
    /** The peripheral clock of STM32H7, per_ck. */
    PER,
    /** Output Q of the main PLL. */
    PLL_Q,
    /** Output P of PLL2. */
    PLL2_P,
    /** Output Q of PLL2. */
    PLL2_Q,
    /** Output P of PLL3. */
    PLL3_P,
    /** Output Q of PLL3. */
    PLL3_Q,
    /** Output R of PLL3. */
    PLL3_R,
    /** Output P of PLLSAI; on STM32F412, which has none, output Q of PLLI2S. */
    PLLSAI_P,
    /** Output Q of PLLSAI1. */
    PLLSAI1_Q,
    /** Output R of PLLSAI1. */
    PLLSAI1_R,
    /** Nothing, or an input pin to which nothing is connected. */
    NONE
}
