package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.stm32.dma.MultiplexedRequests;
import dev.mcusim.peripheral.stm32.dma.RequestTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DmaChannelsTest {

    private static final int IFCR = 0x04;
    private static final int C4 = 0x08 + 3 * 0x14;
    private static final int EN = 1;
    private static final int TCIE = 1 << 1;
    private static final int FROM_MEMORY = 1 << 4;
    private static final int PINC = 1 << 6;
    private static final int MINC = 1 << 7;
    private static final int PSIZE_HALFWORD = 1 << 8;
    private static final int MEM2MEM = 1 << 14;

    private final ChipBench chip = new ChipBench("nucleo-l4r5zi");
    private final TestMemory memory = new TestMemory(chip.peripherals.bus());

    DmaChannelsTest() {
        chip.peripherals.wiring().connect(memory, cause -> {});
        chip.write("DMA1", C4 + 8, TestMemory.BASE);
        chip.write("DMA1", C4 + 12, TestMemory.BASE + 64);
    }

    @Test
    void memoryIsCopiedItemByItemAndCutToSize() {
        memory.count(0, 8);
        chip.write("DMA1", C4 + 4, 4);
        chip.write("DMA1", C4, MEM2MEM | PINC | MINC | PSIZE_HALFWORD | TCIE | EN);
        chip.advance(100);
        assertThat(Arrays.copyOfRange(memory.bytes, 64, 69)).containsExactly(1, 3, 5, 7, 0);
        assertThat(chip.read("DMA1", 0)).as("GIF, TCIF, HTIF of channel 4").isEqualTo(7 << 12);
        assertThat(chip.asking).containsExactly("DMA1_Channel4");
        assertThat(chip.read("DMA1", C4) & EN).as("stays set").isEqualTo(EN);
        assertThat(chip.read("DMA1", C4 + 4)).isZero();
        chip.write("DMA1", IFCR, 1 << 12);
        assertThat(chip.read("DMA1", 0)).isZero();
        assertThat(chip.asking).isEmpty();
    }

    @Test
    void theMultiplexerLeadsRequestsToChannels() {
        List<Integer> sent = new ArrayList<>();
        chip.peripherals.wiring().serial().line("LPUART1").connect(frame -> sent.add(frame.bits()));
        memory.count(64, 3);
        chip.write("DMAMUX1", 4 * 3, 35);
        chip.write("DMA1", C4 + 4, 3);
        chip.write("DMA1", C4 + 8, 0x4000_8028);
        chip.write("DMA1", C4, FROM_MEMORY | MINC | EN);
        chip.write("LPUART1", 0x0c, 0x300);
        chip.write("LPUART1", 0x08, 1 << 7);
        chip.write("LPUART1", 0x00, 9);
        chip.advance(1000);
        assertThat(sent).containsExactly(1, 2, 3);
    }

    @Test
    void requestsHaveTheNumbersOfTheManuals() {
        assertThat(MultiplexedRequests.H7.requests().indexOf("ADC1")).isEqualTo(9);
        assertThat(MultiplexedRequests.H7.requests().indexOf("USART3_TX")).isEqualTo(46);
        assertThat(MultiplexedRequests.H7.requests().indexOf("TIM5_CH1")).isEqualTo(55);
        assertThat(MultiplexedRequests.H7.requests().indexOf("ADC3")).isEqualTo(115);
        assertThat(MultiplexedRequests.H7.requests().indexOf("TIM24_TRIG")).isEqualTo(137);
        assertThat(MultiplexedRequests.H7_SECOND.requests().indexOf("LPUART1_TX"))
                .isEqualTo(10);
        assertThat(MultiplexedRequests.L4.requests().indexOf("USART1_RX")).isEqualTo(24);
        assertThat(MultiplexedRequests.L4.requests().indexOf("HASH_IN")).isEqualTo(93);
        assertThat(RequestTable.at("DMA1", 6, 4)).containsExactly("USART2_TX");
        assertThat(RequestTable.at("DMA2", 7, 4)).containsExactly("USART1_TX");
        assertThat(RequestTable.at("DMA1", 1, 3)).containsExactly("TIM2_UP", "TIM2_CH3");
        assertThat(RequestTable.at("DMA2", 7, 0)).containsExactly("SAI2_B");
        assertThat(RequestTable.at("DMA2", 7, 6)).isEmpty();
    }
}
