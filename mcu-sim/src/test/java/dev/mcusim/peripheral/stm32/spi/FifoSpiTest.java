package dev.mcusim.peripheral.stm32.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.spi.SpiLine.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPI1 of an STM32F7 at 16 MHz with 2 cycles per bit, and what L4+ has alike. */
class FifoSpiTest {

    private static final int ON = 1 << 2 | 1 << 6 | 3 << 8;
    private static final int RXNE = 1;
    private static final int TXE = 1 << 1;
    private static final int OVR = 1 << 6;
    private static final int BSY = 1 << 7;
    private static final int FRXTH = 1 << 12;
    private static final int BITS8 = 7 << 8;
    private static final int FRAME = 16;

    private final SpiBench spi = new SpiBench("nucleo-f746zg", "spi-v2", "SPI1");

    private void write8(int data) {
        spi.set("SPI1", "DR", 1, data);
    }

    private void write16(int data) {
        spi.set("SPI1", "DR", 2, data);
    }

    private int received() {
        return spi.get("SR") >>> 9 & 3;
    }

    private int waiting() {
        return spi.get("SR") >>> 11 & 3;
    }

    @Test
    void valuesAfterReset() {
        assertThat(spi.get("CR2")).isEqualTo(0x700);
        assertThat(spi.get("SR")).isEqualTo(TXE);
    }

    @Test
    void reservedSizesAreEightBits() {
        spi.set("CR2", 2 << 8);
        assertThat(spi.get("CR2")).isEqualTo(BITS8);
        spi.set("CR2", 3 << 8);
        assertThat(spi.get("CR2")).isEqualTo(3 << 8);
    }

    @Test
    void anAccessOf16BitsSendsTwoBytesTheLowerFirst() {
        spi.connectSlave();
        spi.set("CR1", ON);
        write16(0x2211);
        spi.go(2 * FRAME);
        assertThat(spi.seen).containsExactly("0x11@16", "0x22@32");
    }

    @Test
    void anAccessOf8BitsSendsOne() {
        spi.connectSlave();
        spi.set("CR1", ON);
        write8(0x11);
        spi.go(2 * FRAME);
        assertThat(spi.seen).containsExactly("0x11@16");
    }

    @Test
    void theLevelsTellHowFullTheFifosAre() {
        spi.line("SPI1").loopBack();
        spi.set("CR2", BITS8 | FRXTH);
        spi.set("CR1", ON);
        for (int data = 1; data <= 3; data++) {
            write8(data);
        }
        assertThat(waiting()).as("one is on the line").isEqualTo(2);
        assertThat(spi.get("SR") & TXE).isEqualTo(TXE);
        write8(4);
        assertThat(waiting()).isEqualTo(3);
        assertThat(spi.get("SR") & TXE).as("more than half full").isZero();
        spi.go(FRAME);
        assertThat(waiting()).isEqualTo(2);
        assertThat(received()).isEqualTo(1);
        spi.go(3 * FRAME);
        assertThat(waiting()).isZero();
        assertThat(received()).isEqualTo(3);
        assertThat(spi.get("SPI1", "DR", 1)).isEqualTo(1);
        assertThat(spi.get("SPI1", "DR", 2)).isEqualTo(0x0302);
        assertThat(spi.get("SPI1", "DR", 1)).isEqualTo(4);
        assertThat(received()).isZero();
    }

    @Test
    void theThresholdSaysWhenThereIsSomethingToRead() {
        spi.line("SPI1").loopBack();
        spi.set("CR2", BITS8);
        spi.set("CR1", ON);
        write8(1);
        spi.go(FRAME);
        assertThat(spi.get("SR") & RXNE).as("half full").isZero();
        spi.set("CR2", BITS8 | FRXTH);
        assertThat(spi.get("SR") & RXNE).as("a quarter").isEqualTo(RXNE);
    }

    @Test
    void theFifthByteOverruns() {
        spi.line("SPI1").loopBack();
        spi.set("CR2", BITS8 | FRXTH);
        spi.set("CR1", ON);
        for (int data = 1; data <= 5; data++) {
            write8(data);
        }
        spi.go(4 * FRAME);
        assertThat(spi.get("SR") & OVR).isZero();
        spi.go(FRAME);
        assertThat(spi.get("SR") & (OVR | BSY)).isEqualTo(OVR);
        assertThat(spi.get("SPI1", "DR", 2)).isEqualTo(0x0201);
        assertThat(spi.get("SPI1", "DR", 2)).isEqualTo(0x0403);
        spi.get("SR");
        assertThat(spi.get("SR") & OVR).isZero();
    }

    @Test
    void aFullFifoTakesNoMore() {
        spi.set("CR2", BITS8);
        for (int data = 1; data <= 5; data++) {
            write8(data);
        }
        assertThat(spi.line("SPI1").losses()).isEqualTo(Map.of(Loss.TRANSMITTER_FULL, 1L));
    }

    @ParameterizedTest
    @CsvSource({"4, 0x5", "7, 0x75", "9, 0x175", "12, 0xb75", "16, 0xcb75"})
    void framesMayHaveFourToSixteenBits(int bits, String expected) {
        spi.connectSlave();
        spi.set("CR2", bits - 1 << 8);
        spi.set("CR1", ON);
        if (bits > 8) {
            write16(0xcb75);
        } else {
            write8(0x75);
        }
        spi.go(100);
        assertThat(spi.seen).containsExactly("0x%02x@%d".formatted(Integer.decode(expected), 2 * bits));
    }

    @Test
    void dmaIsAskedForWhileHalfOfTheFifoIsFree() {
        spi.set("CR2", BITS8 | FRXTH | 3);
        assertThat(spi.request("TX").isUp()).isTrue();
        write16(0x2211);
        write8(0x33);
        assertThat(spi.request("TX").isUp()).isFalse();
        spi.set("CR1", ON);
        assertThat(spi.request("TX").isUp()).isTrue();
        assertThat(spi.request("RX").isUp()).isFalse();
        spi.go(FRAME);
        assertThat(spi.request("RX").isUp()).isTrue();
    }

    @Test
    void theControllersOfL4AreAlike() {
        SpiBench other = new SpiBench("nucleo-l4r5zi", "spi-v2", "SPI1");
        other.line("SPI1").loopBack();
        other.set("CR2", BITS8 | FRXTH);
        other.set("CR1", ON);
        other.set("SPI1", "DR", 2, 0x2211);
        other.go(2 * FRAME);
        assertThat(other.get("SPI1", "DR", 2)).isEqualTo(0x2211);
    }
}
