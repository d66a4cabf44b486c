package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DmaStreamsTest {

    private static final int LISR = 0x00;
    private static final int HISR = 0x04;
    private static final int LIFCR = 0x08;
    private static final int S0 = 0x10;
    private static final int S5 = 0x10 + 5 * 0x18;
    private static final int S6 = 0x10 + 6 * 0x18;
    private static final int NDTR = 4;
    private static final int PAR = 8;
    private static final int M0AR = 12;
    private static final int M1AR = 16;
    private static final int FCR = 20;

    private static final int EN = 1;
    private static final int TEIE = 1 << 2;
    private static final int HTIE = 1 << 3;
    private static final int TCIE = 1 << 4;
    private static final int TO_PERIPHERAL = 1 << 6;
    private static final int MEMORY_TO_MEMORY = 2 << 6;
    private static final int CIRC = 1 << 8;
    private static final int PINC = 1 << 9;
    private static final int MINC = 1 << 10;
    private static final int MSIZE_WORD = 2 << 13;
    private static final int PSIZE_WORD = 2 << 11;
    private static final int DBM = 1 << 18;
    private static final int CHANNEL_4 = 4 << 25;
    private static final int HTIF = 1 << 4;
    private static final int TCIF = 1 << 5;
    private static final int TEIF = 1 << 3;

    private final ChipBench chip = new ChipBench("nucleo-f446re");
    private final TestMemory memory = new TestMemory(chip.peripherals.bus());

    DmaStreamsTest() {
        chip.peripherals.wiring().connect(memory, cause -> {});
    }

    private void begin(String controller, int stream, long from, long to, int items, int control) {
        chip.write(controller, stream + NDTR, items);
        chip.write(controller, stream + PAR, (int) from);
        chip.write(controller, stream + M0AR, (int) to);
        chip.write(controller, stream, control | EN);
    }

    @Test
    void memoryIsCopiedAndTheCountFallsOnTheWay() {
        memory.count(0, 100);
        int control = MEMORY_TO_MEMORY | PINC | MINC | TCIE | HTIE;
        begin("DMA2", S0, TestMemory.BASE, TestMemory.BASE + 0x400, 100, control);
        chip.advance(8 * 5);
        assertThat(chip.read("DMA2", S0 + NDTR)).isEqualTo(92);
        chip.advance(7 * 8 * 5);
        assertThat(chip.read("DMA2", LISR)).isEqualTo(HTIF);
        assertThat(chip.asking).containsExactly("DMA2_Stream0");
        chip.write("DMA2", LIFCR, HTIF);
        assertThat(chip.asking).isEmpty();
        chip.advance(100 * 5);
        assertThat(chip.read("DMA2", LISR)).isEqualTo(TCIF);
        assertThat(chip.rises).endsWith("500 DMA2_Stream0");
        assertThat(chip.read("DMA2", S0) & EN).isZero();
        assertThat(chip.read("DMA2", S0 + NDTR)).isZero();
        assertThat(Arrays.copyOfRange(memory.bytes, 0x400, 0x464)).isEqualTo(Arrays.copyOf(memory.bytes, 100));
    }

    @Test
    void bytesArePackedIntoWordsAndTheRestIsStoredAtTheEnd() {
        memory.count(0, 6);
        chip.write("DMA2", S0 + FCR, 7);
        begin("DMA2", S0, TestMemory.BASE, TestMemory.BASE + 16, 6, MEMORY_TO_MEMORY | PINC | MINC | MSIZE_WORD);
        chip.advance(1000);
        assertThat(Arrays.copyOfRange(memory.bytes, 16, 24)).containsExactly(1, 2, 3, 4, 5, 6, 0, 0);
        memory.count(0, 8);
        chip.write("DMA2", LIFCR, -1);
        begin("DMA2", S0, TestMemory.BASE, TestMemory.BASE + 32, 2, MEMORY_TO_MEMORY | PINC | MINC | PSIZE_WORD);
        chip.advance(1000);
        assertThat(Arrays.copyOfRange(memory.bytes, 32, 40)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void anAddressThatDoesNotAnswerEndsTheTransfer() {
        begin("DMA2", S0, TestMemory.BASE, 0x1000_0000L, 4, MEMORY_TO_MEMORY | PINC | MINC | TEIE);
        chip.advance(100);
        assertThat(chip.read("DMA2", LISR)).isEqualTo(TEIF);
        assertThat(chip.read("DMA2", S0) & EN).isZero();
        assertThat(chip.asking).containsExactly("DMA2_Stream0");
    }

    @Test
    void dma1CannotCopyMemory() {
        begin("DMA1", S0, TestMemory.BASE, TestMemory.BASE + 16, 4, MEMORY_TO_MEMORY | PINC | MINC);
        assertThat(chip.read("DMA1", LISR)).isEqualTo(TEIF);
    }

    @Test
    void aSerialPortSendsWhatIsInMemory() {
        List<Integer> sent = new ArrayList<>();
        chip.peripherals.wiring().serial().line("USART2").connect(frame -> sent.add(frame.bits()));
        memory.count(0, 5);
        long data = 0x4000_4404L;
        begin("DMA1", S6, data, TestMemory.BASE, 5, CHANNEL_4 | TO_PERIPHERAL | MINC | TCIE);
        chip.write("USART2", 0x08, 16);
        chip.write("USART2", 0x14, 1 << 7);
        chip.write("USART2", 0x0c, 0x2008);
        chip.advance(20 * 160);
        assertThat(sent).containsExactly(1, 2, 3, 4, 5);
        assertThat(chip.read("DMA1", HISR)).isEqualTo((HTIF | TCIF) << 16);
        assertThat(chip.asking).contains("DMA1_Stream6");
    }

    @Test
    void updatesOfATimerFillTwoBuffersInTurn() {
        begin("DMA2", S5, 0x4001_0024L, TestMemory.BASE, 2, 6 << 25 | MINC | DBM | CIRC);
        chip.write("DMA2", S5, 0);
        chip.write("DMA2", S5 + M1AR, TestMemory.BASE + 0x40);
        begin("DMA2", S5, 0x4001_002cL, TestMemory.BASE, 2, 6 << 25 | MINC | DBM);
        chip.write("TIM1", 0x2c, 99);
        chip.write("TIM1", 0x0c, 1 << 8);
        chip.write("TIM1", 0x00, 1);
        chip.advance(250);
        assertThat(memory.bytes[1]).isEqualTo((byte) 99);
        assertThat(memory.bytes[0x40]).isZero();
        assertThat(chip.read("DMA2", S5) & 1 << 19).as("CT").isNotZero();
        chip.advance(200);
        assertThat(memory.bytes[0x41]).isEqualTo((byte) 99);
        assertThat(chip.read("DMA2", S5) & (1 << 19 | EN)).isEqualTo(EN);
    }

    @Test
    void switchingOffEndsTheTransferWithTheFlagThatHalWaitsFor() {
        begin("DMA1", S6, 0x4000_4404L, TestMemory.BASE, 5, CHANNEL_4 | TO_PERIPHERAL | MINC | TCIE);
        chip.write("DMA1", S6, TCIE);
        assertThat(chip.read("DMA1", S6 + NDTR)).isEqualTo(5);
        assertThat(chip.asking).containsExactly("DMA1_Stream6");
    }
}
