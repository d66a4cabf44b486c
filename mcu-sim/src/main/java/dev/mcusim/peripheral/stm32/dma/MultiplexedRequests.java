package dev.mcusim.peripheral.stm32.dma;

import java.util.Arrays;
import java.util.List;

/**
 * What is connected to the DMA multiplexers, by number; {@code -} stands for requests that come from no peripheral, and for signals of
 * what is not modelled.
 *
 * @param requests         the requests
 * @param generators       how many channels the request generator has, whose requests have the numbers from 1 on
 * @param synchronizations the signals that a channel can wait for
 * @param triggers         those that the request generator can listen to
 */
public record MultiplexedRequests(
        List<String> requests, int generators, List<String> synchronizations, List<String> triggers) {

    private static final List<String> H7_REQUESTS = list(
            """
            - - - - - - - - - ADC1 ADC2 TIM1_CH1 TIM1_CH2 TIM1_CH3 TIM1_CH4 TIM1_UP TIM1_TRIG TIM1_COM
            TIM2_CH1 TIM2_CH2 TIM2_CH3 TIM2_CH4 TIM2_UP TIM3_CH1 TIM3_CH2 TIM3_CH3 TIM3_CH4 TIM3_UP TIM3_TRIG
            TIM4_CH1 TIM4_CH2 TIM4_CH3 TIM4_UP I2C1_RX I2C1_TX I2C2_RX I2C2_TX SPI1_RX SPI1_TX SPI2_RX SPI2_TX
            USART1_RX USART1_TX USART2_RX USART2_TX USART3_RX USART3_TX
            TIM8_CH1 TIM8_CH2 TIM8_CH3 TIM8_CH4 TIM8_UP TIM8_TRIG TIM8_COM -
            TIM5_CH1 TIM5_CH2 TIM5_CH3 TIM5_CH4 TIM5_UP TIM5_TRIG SPI3_RX SPI3_TX
            UART4_RX UART4_TX UART5_RX UART5_TX DAC1_CH1 DAC1_CH2 TIM6_UP TIM7_UP USART6_RX USART6_TX
            I2C3_RX I2C3_TX DCMI CRYP_IN CRYP_OUT HASH_IN UART7_RX UART7_TX UART8_RX UART8_TX
            SPI4_RX SPI4_TX SPI5_RX SPI5_TX SAI1_A SAI1_B SAI2_A SAI2_B SWPMI_RX SWPMI_TX SPDIF_RX_DT SPDIF_RX_CS
            HRTIM_MASTER HRTIM_TIMER_A HRTIM_TIMER_B HRTIM_TIMER_C HRTIM_TIMER_D HRTIM_TIMER_E
            DFSDM1_FLT0 DFSDM1_FLT1 DFSDM1_FLT2 DFSDM1_FLT3 TIM15_CH1 TIM15_UP TIM15_TRIG TIM15_COM
            TIM16_CH1 TIM16_UP TIM17_CH1 TIM17_UP SAI3_A SAI3_B ADC3 UART9_RX UART9_TX USART10_RX USART10_TX
            FMAC_READ FMAC_WRITE CORDIC_READ CORDIC_WRITE I2C5_RX I2C5_TX
            TIM23_CH1 TIM23_CH2 TIM23_CH3 TIM23_CH4 TIM23_UP TIM23_TRIG
            TIM24_CH1 TIM24_CH2 TIM24_CH3 TIM24_CH4 TIM24_UP TIM24_TRIG
            """);

    private static final List<String> H7_SECOND_REQUESTS = list(
            """
            - - - - - - - - - LPUART1_RX LPUART1_TX SPI6_RX SPI6_TX I2C4_RX I2C4_TX SAI4_A SAI4_B ADC3
            """);

    private static final List<String> L4_REQUESTS = list(
            """
            - - - - - ADC1 DAC1_CH1 DAC1_CH2 TIM6_UP TIM7_UP SPI1_RX SPI1_TX SPI2_RX SPI2_TX SPI3_RX SPI3_TX
            I2C1_RX I2C1_TX I2C2_RX I2C2_TX I2C3_RX I2C3_TX I2C4_RX I2C4_TX
            USART1_RX USART1_TX USART2_RX USART2_TX USART3_RX USART3_TX UART4_RX UART4_TX UART5_RX UART5_TX
            LPUART1_RX LPUART1_TX SAI1_A SAI1_B SAI2_A SAI2_B OCTOSPI1 OCTOSPI2
            TIM1_CH1 TIM1_CH2 TIM1_CH3 TIM1_CH4 TIM1_UP TIM1_TRIG TIM1_COM
            TIM8_CH1 TIM8_CH2 TIM8_CH3 TIM8_CH4 TIM8_UP TIM8_TRIG TIM8_COM
            TIM2_CH1 TIM2_CH2 TIM2_CH3 TIM2_CH4 TIM2_UP TIM3_CH1 TIM3_CH2 TIM3_CH3 TIM3_CH4 TIM3_UP TIM3_TRIG
            TIM4_CH1 TIM4_CH2 TIM4_CH3 TIM4_CH4 TIM4_UP TIM5_CH1 TIM5_CH2 TIM5_CH3 TIM5_CH4 TIM5_UP TIM5_TRIG
            TIM15_CH1 TIM15_UP TIM15_TRIG TIM15_COM TIM16_CH1 TIM16_UP TIM17_CH1 TIM17_UP
            DFSDM1_FLT0 DFSDM1_FLT1 DFSDM1_FLT2 DFSDM1_FLT3 DCMI AES_IN AES_OUT HASH_IN
            """);

    private static final List<String> H7_SIGNALS =
            list("DMAMUX1_C0_EVT DMAMUX1_C1_EVT DMAMUX1_C2_EVT LPTIM1_OUT LPTIM2_OUT LPTIM3_OUT EXTI0_IT TIM12_TRGO");
    private static final List<String> H7_SECOND_SYNCHRONIZATIONS = list(
            """
            DMAMUX2_C0_EVT DMAMUX2_C1_EVT DMAMUX2_C2_EVT DMAMUX2_C3_EVT DMAMUX2_C4_EVT DMAMUX2_C5_EVT - - LPTIM2_OUT LPTIM3_OUT
            - - - RTC_WAKEUP EXTI0_IT EXTI2_IT
            """);
    private static final List<String> H7_SECOND_TRIGGERS = list(
            """
            DMAMUX2_C0_EVT DMAMUX2_C1_EVT DMAMUX2_C2_EVT DMAMUX2_C3_EVT DMAMUX2_C4_EVT DMAMUX2_C5_EVT DMAMUX2_C6_EVT
            - - - LPTIM2_OUT - LPTIM3_OUT - - - - - - RTC_WAKEUP EXTI0_IT EXTI2_IT
            """);
    private static final List<String> L4_SIGNALS = list(
            """
            EXTI0_IT EXTI1_IT EXTI2_IT EXTI3_IT EXTI4_IT EXTI5_IT EXTI6_IT EXTI7_IT EXTI8_IT EXTI9_IT EXTI10_IT EXTI11_IT
            EXTI12_IT EXTI13_IT EXTI14_IT EXTI15_IT DMAMUX1_C0_EVT DMAMUX1_C1_EVT DMAMUX1_C2_EVT DMAMUX1_C3_EVT
            LPTIM1_OUT LPTIM2_OUT
            """);

    /** DMAMUX1 of STM32H7: RM0433, tables 121 to 123; RM0468, table 119, has the requests from 116 on. */
    public static final MultiplexedRequests H7 = new MultiplexedRequests(H7_REQUESTS, 8, H7_SIGNALS, H7_SIGNALS);

    /** DMAMUX2 of STM32H7: RM0433, tables 124 to 126. */
    public static final MultiplexedRequests H7_SECOND =
            new MultiplexedRequests(H7_SECOND_REQUESTS, 8, H7_SECOND_SYNCHRONIZATIONS, H7_SECOND_TRIGGERS);

    /** DMAMUX1 of STM32L4R5 and its like: RM0432, tables 54 to 56. */
    public static final MultiplexedRequests L4 = new MultiplexedRequests(L4_REQUESTS, 4, L4_SIGNALS, L4_SIGNALS);

    public MultiplexedRequests {
        requests = List.copyOf(requests);
        synchronizations = List.copyOf(synchronizations);
        triggers = List.copyOf(triggers);
    }

    /** The request of a number; empty where it comes from no peripheral. */
    String request(int number) {
        return number < requests.size() ? requests.get(number) : "";
    }

    private static List<String> list(String names) {
        return Arrays.stream(names.trim().split("\\s+"))
                .map(name -> name.equals("-") ? "" : name)
                .toList();
    }
}
