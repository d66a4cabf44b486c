package dev.mcusim.peripheral.stm32.adc;

import java.util.Arrays;
import java.util.List;

/**
 * The signals that can start conversions, by the number in EXTSEL and JEXTSEL; empty where there is none, or none that is modelled.
 *
 * @param regular  those of regular sequences
 * @param injected those of injected ones
 */
public record AdcTriggers(List<String> regular, List<String> injected) {

    /** STM32F4: RM0090, 13.6; stm32f4xx_ll_adc.h. */
    public static final AdcTriggers F4 = of(
            """
            TIM1_CH1 TIM1_CH2 TIM1_CH3 TIM2_CH2 TIM2_CH3 TIM2_CH4 TIM2_TRGO TIM3_CH1 TIM3_TRGO TIM4_CH4 TIM5_CH1 TIM5_CH2
            TIM5_CH3 TIM8_CH1 TIM8_TRGO EXTI11
            """,
            """
            TIM1_CH4 TIM1_TRGO TIM2_CH1 TIM2_TRGO TIM3_CH2 TIM3_CH4 TIM4_CH1 TIM4_CH2 TIM4_CH3 TIM4_TRGO TIM5_CH4 TIM5_TRGO
            TIM8_CH2 TIM8_CH3 TIM8_CH4 EXTI15
            """);

    /** STM32F7: RM0385, 15.6; stm32f7xx_ll_adc.h. */
    public static final AdcTriggers F7 = of(
            """
            TIM1_CH1 TIM1_CH2 TIM1_CH3 TIM2_CH2 TIM5_TRGO TIM4_CH4 TIM3_CH4 TIM8_TRGO TIM8_TRGO2 TIM1_TRGO TIM1_TRGO2
            TIM2_TRGO TIM4_TRGO TIM6_TRGO - EXTI11
            """,
            """
            TIM1_TRGO TIM1_CH4 TIM2_TRGO TIM2_CH1 TIM3_CH4 TIM4_TRGO - TIM8_CH4 TIM1_TRGO2 TIM8_TRGO TIM8_TRGO2 TIM3_CH3
            TIM5_TRGO TIM3_CH1 TIM6_TRGO -
            """);

    /** STM32H7 and L4+, which has the first sixteen: stm32h7xx_ll_adc.h, stm32l4xx_ll_adc.h. */
    public static final AdcTriggers H7_L4 = of(
            """
            TIM1_CH1 TIM1_CH2 TIM1_CH3 TIM2_CH2 TIM3_TRGO TIM4_CH4 EXTI11 TIM8_TRGO TIM8_TRGO2 TIM1_TRGO TIM1_TRGO2
            TIM2_TRGO TIM4_TRGO TIM6_TRGO TIM15_TRGO TIM3_CH4 - - LPTIM1_OUT LPTIM2_OUT LPTIM3_OUT TIM23_TRGO TIM24_TRGO
            """,
            """
            TIM1_TRGO TIM1_CH4 TIM2_TRGO TIM2_CH1 TIM3_CH4 TIM4_TRGO EXTI15 TIM8_CH4 TIM1_TRGO2 TIM8_TRGO TIM8_TRGO2
            TIM3_CH3 TIM3_TRGO TIM3_CH1 TIM6_TRGO TIM15_TRGO - - LPTIM1_OUT LPTIM2_OUT LPTIM3_OUT TIM23_TRGO TIM24_TRGO
            """);

    public AdcTriggers {
        regular = List.copyOf(regular);
        injected = List.copyOf(injected);
    }

    private static AdcTriggers of(String regular, String injected) {
        return new AdcTriggers(list(regular), list(injected));
    }

    private static List<String> list(String names) {
        return Arrays.stream(names.trim().split("\\s+"))
                .map(name -> name.equals("-") ? "" : name)
                .toList();
    }

    /** One of the signals; empty beyond them. */
    static String at(List<String> signals, int number) {
        return number < signals.size() ? signals.get(number) : "";
    }
}
