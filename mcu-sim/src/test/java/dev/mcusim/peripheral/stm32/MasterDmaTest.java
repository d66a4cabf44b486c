package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** MDMA of STM32H7 (RM0433, 14). */
class MasterDmaTest {

    private static final int CHANNEL = 0x40;
    private static final int ISR = 0x00;
    private static final int IFCR = 0x04;
    private static final int ESR = 0x08;
    private static final int CR = 0x0c;
    private static final int TCR = 0x10;
    private static final int BNDTR = 0x14;
    private static final int SAR = 0x18;
    private static final int DAR = 0x1c;
    private static final int BRUR = 0x20;
    private static final int LAR = 0x24;
    private static final int MAR = 0x30;
    private static final int MDR = 0x34;

    private static final int EN = 1;
    private static final int CTCIE = 1 << 2;
    private static final int SWRQ = 1 << 16;
    private static final int BYTES_UP = 2 | 2 << 2;
    private static final int PKE = 1 << 25;
    private static final int SWRM = 1 << 30;
    private static final int A_BLOCK = 1 << 28;
    private static final int REPETITIONS = 2 << 28;
    private static final int THE_LIST = 3 << 28;

    private static final int TEIF = 1;
    private static final int CTCIF = 1 << 1;
    private static final int BRTIF = 1 << 2;
    private static final int BTIF = 1 << 3;
    private static final int TCIF = 1 << 4;

    private final ChipBench chip = new ChipBench("nucleo-h743zi2");
    private final TestMemory memory = new TestMemory(chip.peripherals.bus());

    MasterDmaTest() {
        chip.peripherals.wiring().connect(memory, cause -> {});
        memory.count(0, 100);
    }

    private void set(int register, int value) {
        chip.write("MDMA", CHANNEL + register, value);
    }

    private int get(int register) {
        return chip.read("MDMA", CHANNEL + register);
    }

    private void prepare(int bytes, int configuration) {
        set(TCR, configuration);
        set(BNDTR, bytes);
        set(SAR, TestMemory.BASE);
        set(DAR, TestMemory.BASE + 0x400);
    }

    private void begin() {
        set(CR, EN | CTCIE);
        set(CR, EN | CTCIE | SWRQ);
    }

    private byte[] moved(int bytes) {
        return Arrays.copyOfRange(memory.bytes, 0x400, 0x400 + bytes);
    }

    @Test
    void aRequestMovesABufferOrABlock() {
        prepare(8, BYTES_UP | 3 << 18 | SWRM);
        begin();
        chip.advance(1000);
        assertThat(moved(8)).containsExactly(1, 2, 3, 4, 0, 0, 0, 0);
        assertThat(get(ISR)).isEqualTo(TCIF);
        assertThat(get(BNDTR)).isEqualTo(4);
        set(CR, EN | CTCIE | SWRQ);
        chip.advance(1000);
        assertThat(moved(8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(get(ISR)).isEqualTo(TCIF | BTIF | BRTIF | CTCIF);
        assertThat(chip.asking).containsExactly("MDMA");
        assertThat(chip.read("MDMA", 0)).isEqualTo(1);
        assertThat(get(CR) & EN).isZero();
        set(IFCR, 0x1f);
        assertThat(chip.asking).isEmpty();
        prepare(8, BYTES_UP | 1 << 18 | SWRM | A_BLOCK);
        set(DAR, TestMemory.BASE + 0x500);
        begin();
        chip.advance(1000);
        assertThat(Arrays.copyOfRange(memory.bytes, 0x500, 0x508)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void bytesArePackedToWordsAndChangePlaces() {
        prepare(8, 2 | 2 << 2 | 2 << 6 | 2 << 10 | 7 << 18 | PKE | SWRM | A_BLOCK);
        set(CR, EN | 1 << 12);
        set(CR, EN | 1 << 12 | SWRQ);
        chip.advance(1000);
        assertThat(moved(8)).containsExactly(2, 1, 4, 3, 6, 5, 8, 7);
    }

    @Test
    void withoutPackingAnItemBecomesALargerOne() {
        memory.bytes[1] = -2;
        prepare(2, 2 | 2 << 2 | 1 << 6 | 1 << 10 | 1 << 18 | 1 << 26 | SWRM | A_BLOCK);
        begin();
        chip.advance(1000);
        assertThat(moved(4)).as("sign-extended").containsExactly(1, 0, -2, -1);
    }

    @Test
    void repeatedBlocksBeginBehindAGap() {
        prepare(2 << 20 | 2, BYTES_UP | 1 << 18 | SWRM | REPETITIONS);
        set(BRUR, 1 << 16 | 8);
        begin();
        chip.advance(1000);
        assertThat(moved(9)).containsExactly(1, 2, 0, 11, 12, 0, 21, 22, 0);
        assertThat(get(ISR)).isEqualTo(TCIF | BTIF | BRTIF | CTCIF);
    }

    @Test
    void nodesOfAListFollowEachOther() {
        ByteBuffer.wrap(memory.bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(0x800)
                .putInt(BYTES_UP | 3 << 18 | SWRM | THE_LIST)
                .putInt(4)
                .putInt(TestMemory.BASE + 50)
                .putInt(TestMemory.BASE + 0x404);
        prepare(4, BYTES_UP | 3 << 18 | SWRM | THE_LIST);
        set(LAR, TestMemory.BASE + 0x800);
        begin();
        chip.advance(1000);
        assertThat(moved(9)).containsExactly(1, 2, 3, 4, 51, 52, 53, 54, 0);
        assertThat(get(LAR)).isZero();
    }

    @Test
    void aStreamThatIsThroughAsksForABlockAndIsAnswered() {
        prepare(4, BYTES_UP | 3 << 18 | A_BLOCK);
        set(BNDTR, 1 << 20 | 4);
        chip.write("MDMA", CHANNEL + 0x28, 8);
        set(MAR, 0x4002_0408);
        set(MDR, 1 << 5);
        set(CR, EN);
        chip.advance(1000);
        assertThat(get(ISR)).isZero();
        for (int times = 1; times <= 2; times++) {
            chip.write("DMA2", 0x14, 4);
            chip.write("DMA2", 0x18, TestMemory.BASE);
            chip.write("DMA2", 0x1c, TestMemory.BASE + 0x600);
            chip.write("DMA2", 0x10, 2 << 6 | 1);
            chip.advance(1000);
            assertThat(chip.read("DMA2", 0) & 1 << 5)
                    .as("TCIF, cleared by MDMA")
                    .isZero();
            assertThat(moved(9)[4 * times - 1]).isEqualTo((byte) (4 * times));
            assertThat(moved(9)[4 * times]).isZero();
        }
        assertThat(get(ISR) & CTCIF).isNotZero();
    }

    @Test
    void anAddressThatDoesNotAnswerEndsItWithAnError() {
        prepare(4, BYTES_UP | 3 << 18 | SWRM);
        set(SAR, 0x0900_0004);
        begin();
        chip.advance(1000);
        assertThat(get(ISR)).isEqualTo(TEIF);
        assertThat(get(ESR)).as("a read, and where").isEqualTo(1 << 7 | 4);
        assertThat(get(CR) & EN).isZero();
    }
}
