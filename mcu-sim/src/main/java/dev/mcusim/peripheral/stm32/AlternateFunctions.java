package dev.mcusim.peripheral.stm32;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which signal of a timer an alternate function connects a pin to (the tables of alternate functions in the data sheets of STM32F446,
 * F429, F767, H743, H723 and L4R5). Within a family a pin's function of a number is the same on every chip that has it.
 */
final class AlternateFunctions {

    private static final String ALL =
            """
            1 TIM1_CH1 PA8 PE9
            1 TIM1_CH1N PA7 PB13 PE8
            1 TIM1_CH2 PA9 PE11
            1 TIM1_CH2N PB0 PB14 PE10
            1 TIM1_CH3 PA10 PE13
            1 TIM1_CH3N PB1 PB15 PE12
            1 TIM1_CH4 PA11 PE14
            1 TIM1_ETR PA12 PE7
            1 TIM2_CH1 PA0 PA5 PA15
            1 TIM2_CH2 PA1 PB3
            1 TIM2_CH3 PA2 PB10
            1 TIM2_CH4 PA3 PB11
            2 TIM3_CH1 PA6 PB4 PC6
            2 TIM3_CH2 PA7 PB5 PC7
            2 TIM3_CH3 PB0 PC8
            2 TIM3_CH4 PB1 PC9
            2 TIM3_ETR PD2
            2 TIM4_CH1 PB6 PD12
            2 TIM4_CH2 PB7 PD13
            2 TIM4_CH3 PB8 PD14
            2 TIM4_CH4 PB9 PD15
            2 TIM4_ETR PE0
            2 TIM5_CH1 PA0
            2 TIM5_CH2 PA1
            2 TIM5_CH3 PA2
            2 TIM5_CH4 PA3
            3 TIM8_CH1 PC6
            3 TIM8_CH1N PA5 PA7
            3 TIM8_CH2 PC7
            3 TIM8_CH2N PB0 PB14
            3 TIM8_CH3 PC8
            3 TIM8_CH3N PB1 PB15
            3 TIM8_CH4 PC9
            3 TIM8_ETR PA0
            """;
    private static final String F4_F7_H7 =
            """
            2 TIM5_CH1 PH10
            2 TIM5_CH2 PH11
            2 TIM5_CH3 PH12
            2 TIM5_CH4 PI0
            3 TIM8_CH1 PI5
            3 TIM8_CH1N PH13
            3 TIM8_CH2 PI6
            3 TIM8_CH2N PH14
            3 TIM8_CH3 PI7
            3 TIM8_CH3N PH15
            3 TIM8_CH4 PI2
            3 TIM8_ETR PI3
            9 TIM13_CH1 PA6 PF8
            9 TIM14_CH1 PA7 PF9
            """;
    private static final String F4_F7 =
            """
            3 TIM9_CH1 PA2 PE5
            3 TIM9_CH2 PA3 PE6
            3 TIM10_CH1 PB8 PF6
            3 TIM11_CH1 PB9 PF7
            9 TIM12_CH1 PB14 PH6
            9 TIM12_CH2 PB15 PH9
            """;
    private static final String F7 = """
            3 LPTIM1_OUT PD13 PG13
            """;
    private static final String F4 =
            """
            1 TIM2_CH1 PB8
            1 TIM2_CH2 PB9
            1 TIM2_CH4 PB2
            2 TIM5_CH1 PF3
            2 TIM5_CH2 PF4
            2 TIM5_CH3 PF5
            2 TIM5_CH4 PF10
            """;
    private static final String H7 =
            """
            1 TIM1_CH1 PK1
            1 TIM1_CH1N PK0
            1 TIM1_CH2 PJ11
            1 TIM1_CH2N PJ10
            1 TIM1_CH3 PJ9
            1 TIM1_CH3N PJ8
            1 LPTIM1_OUT PD13 PG13
            1 TIM16_CH1 PB8 PF6
            1 TIM16_CH1N PB6 PF8
            1 TIM17_CH1 PB9 PF7
            1 TIM17_CH1N PB7 PF9
            2 TIM12_CH1 PB14 PH6
            2 TIM12_CH2 PB15 PH9
            2 TIM15_CH1 PC12
            3 LPTIM2_OUT PB13
            3 TIM8_CH1 PJ8
            3 TIM8_CH1N PJ9
            3 TIM8_CH2 PJ6 PJ10
            3 TIM8_CH2N PJ7 PJ11
            3 TIM8_CH3 PK0
            3 TIM8_CH3N PK1
            4 TIM15_CH1 PA2 PE5
            4 TIM15_CH1N PA1 PE4
            4 TIM15_CH2 PA3 PE6
            13 TIM23_CH1 PF0 PF6 PG12
            13 TIM23_CH2 PF1 PF7 PG13
            13 TIM23_CH3 PF2 PF8 PG14
            13 TIM23_CH4 PF3 PF9
            14 TIM24_CH1 PF11
            14 TIM24_CH2 PF12
            14 TIM24_CH3 PF13
            14 TIM24_CH4 PF14
            """;
    private static final String L4 =
            """
            1 LPTIM1_OUT PA14 PB2 PC1 PG15
            2 TIM3_CH1 PE3
            2 TIM3_CH2 PE4
            2 TIM3_CH3 PE5
            2 TIM3_CH4 PE6
            2 TIM5_CH1 PF6
            2 TIM5_CH2 PF7
            2 TIM5_CH3 PF8
            2 TIM5_CH4 PF9
            14 LPTIM2_OUT PA4 PA8 PD13
            14 TIM15_CH1 PA2 PB14 PF9 PG10
            14 TIM15_CH1N PA1 PB13 PG9
            14 TIM15_CH2 PA3 PB15 PF10 PG11
            14 TIM16_CH1 PA6 PB8 PE0
            14 TIM16_CH1N PB6
            14 TIM17_CH1 PA7 PB9 PE1
            14 TIM17_CH1N PB7
            """;

    private static final Map<ChipFamily, AlternateFunctions> FAMILIES = new EnumMap<>(Map.of(
            ChipFamily.F4, new AlternateFunctions(ALL, F4_F7_H7, F4_F7, F4),
            ChipFamily.F7, new AlternateFunctions(ALL, F4_F7_H7, F4_F7, F7),
            ChipFamily.H7, new AlternateFunctions(ALL, F4_F7_H7, H7),
            ChipFamily.L4, new AlternateFunctions(ALL, L4)));

    private final Map<String, String> signals = new HashMap<>();

    private AlternateFunctions(String... tables) {
        for (String table : tables) {
            table.lines().map(line -> line.split(" ")).forEach(row -> {
                for (int i = 2; i < row.length; i++) {
                    signals.put(row[i] + " " + row[0], row[1]);
                }
            });
        }
    }

    /** The functions of a family. */
    static AlternateFunctions of(ChipFamily family) {
        return FAMILIES.get(family);
    }

    /**
     * The signal, as {@code TIM2_CH1}; empty where the function is of another kind of peripheral, or of none.
     *
     * @param pin    for example {@code PA5}
     * @param number 0 to 15, as in AFRL and AFRH
     */
    Optional<String> signal(String pin, int number) {
        return Optional.ofNullable(signals.get(pin + " " + number));
    }
}
