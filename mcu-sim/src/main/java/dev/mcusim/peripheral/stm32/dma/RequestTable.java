package dev.mcusim.peripheral.stm32.dma;

import java.util.Arrays;
import java.util.List;

/**
 * The requests that the streams of DMA1 and DMA2 of STM32F4 and F7 can select, as in the tables of the reference manuals: RM0090, tables 42
 * and 43; RM0383, tables 27 and 28; RM0385, tables 25 and 26; RM0410, tables 27 and 28. Chips differ in which of the peripherals they have,
 * and not in the places.
 */
public final class RequestTable {

    /** A line for each channel, a column for each stream; {@code /} separates requests that share a place, {@code -} is none. */
    private static final String DMA1 =
            """
            SPI3_RX           -                 SPI3_RX           SPI2_RX           SPI2_TX           SPI3_TX  -                 SPI3_TX
            I2C1_RX           I2C3_RX           TIM7_UP           -                 TIM7_UP           I2C1_RX  I2C1_TX           I2C1_TX
            TIM4_CH1          -                 I2S3_EXT_RX       TIM4_CH2          I2S2_EXT_TX       I2S3_EXT_TX TIM4_UP        TIM4_CH3
            I2S3_EXT_RX       TIM2_UP/TIM2_CH3  I2C3_RX           I2S2_EXT_RX       I2C3_TX           TIM2_CH1 TIM2_CH2/TIM2_CH4 TIM2_UP/TIM2_CH4
            UART5_RX          USART3_RX         UART4_RX          USART3_TX         UART4_TX          USART2_RX USART2_TX        UART5_TX
            UART8_TX          UART7_TX          TIM3_CH4/TIM3_UP  UART7_RX          TIM3_CH1/TIM3_TRIG TIM3_CH2 UART8_RX         TIM3_CH3
            TIM5_CH3/TIM5_UP  TIM5_CH4/TIM5_TRIG TIM5_CH1         TIM5_CH4/TIM5_TRIG TIM5_CH2         I2C3_TX  TIM5_UP           USART2_RX
            -                 TIM6_UP           I2C2_RX           I2C2_RX           USART3_TX         DAC1     DAC2              I2C2_TX
            """;

    private static final String DMA2 =
            """
            ADC1       SAI1_A    TIM8_CH1/TIM8_CH2/TIM8_CH3 SAI1_A   ADC1                        SAI1_B    TIM1_CH1/TIM1_CH2/TIM1_CH3 SAI2_B
            -          DCMI      ADC2       ADC2      SAI1_B     SPI6_TX   SPI6_RX   DCMI
            ADC3       ADC3      -          SPI5_RX   SPI5_TX    CRYP_OUT  CRYP_IN   HASH_IN
            SPI1_RX    -         SPI1_RX    SPI1_TX   SAI2_A     SPI1_TX   SAI2_B    QUADSPI
            SPI4_RX    SPI4_TX   USART1_RX  SDIO      -          USART1_RX SDIO      USART1_TX
            -          USART6_RX USART6_RX  SPI4_RX   SPI4_TX    -         USART6_TX USART6_TX
            TIM1_TRIG  TIM1_CH1  TIM1_CH2   TIM1_CH1  TIM1_CH4/TIM1_TRIG/TIM1_COM TIM1_UP TIM1_CH3 -
            -          TIM8_UP   TIM8_CH1   TIM8_CH2  TIM8_CH3   SPI5_RX   SPI5_TX   TIM8_CH4/TIM8_TRIG/TIM8_COM
            """;

    private RequestTable() {}

    /**
     * The names of the requests at a place.
     *
     * @param controller {@code DMA1} or {@code DMA2}
     * @param stream     0 to 7
     * @param channel    what CHSEL selects; channels from 8 on, of STM32F76x and F77x, lead to no peripheral that is modelled
     */
    public static List<String> at(String controller, int stream, int channel) {
        if (channel > 7) {
            return List.of();
        }
        String line = (controller.equals("DMA1") ? DMA1 : DMA2).lines().toList().get(channel);
        String place = line.trim().split(" +")[stream];
        return place.equals("-") ? List.of() : Arrays.asList(place.split("/"));
    }
}
