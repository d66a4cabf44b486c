package dev.mcusim.peripheral.stm32.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.spi.SpiLine.Loss;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SPI1 of an STM32F4 at 16 MHz with 2 cycles per bit. */
class OlderSpiTest {

    private static final int MSTR = 1 << 2;
    private static final int SPE = 1 << 6;
    private static final int LSBFIRST = 1 << 7;
    private static final int SSI = 1 << 8;
    private static final int SSM = 1 << 9;
    private static final int RXONLY = 1 << 10;
    private static final int DFF = 1 << 11;
    private static final int CRCNEXT = 1 << 12;
    private static final int CRCEN = 1 << 13;
    private static final int BIDIOE = 1 << 14;
    private static final int BIDIMODE = 1 << 15;
    private static final int MASTER = MSTR | SSI | SSM;
    private static final int ON = MASTER | SPE;

    private static final int RXNE = 1;
    private static final int TXE = 1 << 1;
    private static final int CRCERR = 1 << 4;
    private static final int MODF = 1 << 5;
    private static final int OVR = 1 << 6;
    private static final int BSY = 1 << 7;
    private static final int FRAME = 16;

    private final SpiBench spi = new SpiBench("nucleo-f446re", "spi-v1", "SPI1");

    @Test
    void valuesAfterReset() {
        assertThat(spi.get("SR")).isEqualTo(TXE);
        assertThat(spi.get("CRCPR")).isEqualTo(7);
        assertThat(spi.get("CR1") | spi.get("CR2") | spi.get("DR")).isZero();
    }

    @Test
    void aFrameTakesEightBitsAndComesBackFromALoop() {
        spi.line("SPI1").loopBack();
        spi.set("CR1", ON);
        spi.set("DR", 0x5a);
        assertThat(spi.get("SR")).as("moved on to the shift register").isEqualTo(TXE | BSY);
        spi.go(FRAME - 1);
        assertThat(spi.get("SR")).isEqualTo(TXE | BSY);
        spi.go(1);
        assertThat(spi.get("SR")).isEqualTo(TXE | RXNE);
        assertThat(spi.get("DR")).isEqualTo(0x5a);
        assertThat(spi.get("SR")).isEqualTo(TXE);
    }

    @Test
    void framesFollowWithoutAGapWhileThereIsOneToSend() {
        spi.connectSlave();
        spi.set("CR1", ON | 1 << 3);
        spi.set("DR", 1);
        spi.set("DR", 2);
        assertThat(spi.get("SR")).isEqualTo(BSY);
        spi.go(40);
        spi.set("DR", 3);
        spi.go(100);
        assertThat(spi.seen).containsExactly("0x01@32", "0x02@64", "0x03@96");
    }

    @Test
    void theBusClockPacesFrames() {
        long rcc = 0x4002_3800L;
        spi.peripherals.bus().write(rcc + 8, 4, 4 << 13);
        spi.connectSlave();
        spi.set("CR1", ON);
        spi.set("DR", 1);
        spi.go(100);
        assertThat(spi.seen).containsExactly("0x01@32");
    }

    @Test
    void whereNothingIsConnectedOnesAreRead() {
        spi.set("CR1", ON | DFF);
        spi.set("DR", 0x1234);
        spi.go(2 * FRAME);
        assertThat(spi.get("DR")).isEqualTo(0xffff);
    }

    @Test
    void theLowestBitGoesFirstIfChosen() {
        spi.connectSlave();
        spi.answers.add(0x80);
        spi.set("CR1", ON | LSBFIRST);
        spi.set("DR", 0x03);
        spi.go(FRAME);
        assertThat(spi.seen).containsExactly("0xc0@16");
        assertThat(spi.get("DR")).isEqualTo(1);
    }

    @Test
    void aFrameThatFindsNoRoomIsLostAndOverrunIsClearedByReadingDataAndThenStatus() {
        spi.connectSlave();
        spi.answers.addAll(List.of(1, 2));
        spi.set("CR2", 1 << 5);
        spi.set("CR1", ON);
        spi.set("DR", 0);
        spi.set("DR", 0);
        spi.go(2 * FRAME);
        assertThat(spi.get("SR")).isEqualTo(TXE | RXNE | OVR);
        assertThat(spi.get("SR") & OVR).as("data have not been read").isEqualTo(OVR);
        assertThat(spi.interrupts()).as("ERRIE").isTrue();
        assertThat(spi.get("DR")).isEqualTo(1);
        assertThat(spi.get("SR")).isEqualTo(TXE | OVR);
        assertThat(spi.get("SR")).isEqualTo(TXE);
        assertThat(spi.interrupts()).isFalse();
    }

    @Test
    void dataWrittenTooEarlyTakeThePlaceOfThoseThatWait() {
        spi.connectSlave();
        spi.set("CR1", ON);
        for (int data = 1; data <= 3; data++) {
            spi.set("DR", data);
        }
        spi.go(10 * FRAME);
        assertThat(spi.seen).containsExactly("0x01@16", "0x03@32");
        assertThat(spi.line("SPI1").losses()).isEqualTo(Map.of(Loss.TRANSMITTER_FULL, 1L));
    }

    @Test
    void aMasterThatOnlyReceivesClocksWhileItIsOn() {
        spi.connectSlave();
        spi.answers.addAll(List.of(1, 2, 3));
        spi.set("CR1", ON | RXONLY);
        spi.go(FRAME);
        assertThat(spi.get("DR")).isEqualTo(1);
        spi.set("CR1", MASTER | RXONLY);
        spi.go(10 * FRAME);
        assertThat(spi.get("DR")).as("the frame that had begun").isEqualTo(2);
        assertThat(spi.get("SR")).isEqualTo(TXE);
        assertThat(spi.answers).containsExactly(3);
    }

    @Test
    void onOneLineDataGoOneWayAtATime() {
        spi.connectSlave();
        spi.answers.addAll(List.of(1, 2));
        spi.set("CR1", ON | BIDIMODE | BIDIOE);
        spi.set("DR", 0x77);
        spi.go(FRAME);
        assertThat(spi.get("SR")).as("nothing is received").isEqualTo(TXE);
        spi.set("CR1", MASTER | BIDIMODE);
        spi.set("CR1", ON | BIDIMODE);
        spi.go(FRAME);
        assertThat(spi.get("DR")).isEqualTo(2);
        assertThat(spi.seen).containsExactly("0x77@16", "0xff@32");
    }

    @Test
    void interruptsAndDmaFollowTheirFlags() {
        spi.line("SPI1").loopBack();
        spi.set("CR1", ON);
        spi.set("CR2", 1 << 7);
        assertThat(spi.interrupts()).as("TXEIE").isTrue();
        spi.set("CR2", 1 << 6 | 3);
        assertThat(spi.interrupts()).as("RXNEIE").isFalse();
        assertThat(spi.request("TX").isUp()).isTrue();
        assertThat(spi.request("RX").isUp()).isFalse();
        spi.set("DR", 9);
        spi.set("DR", 9);
        assertThat(spi.request("TX").isUp()).isFalse();
        spi.go(FRAME);
        assertThat(spi.interrupts()).isTrue();
        assertThat(spi.request("RX").isUp()).isTrue();
        spi.get("DR");
        assertThat(spi.interrupts()).isFalse();
        assertThat(spi.request("RX").isUp()).isFalse();
    }

    @Test
    void aMasterThatIsSelectedAsSlaveGivesUpUntilStatusHasBeenRead() {
        spi.set("CR2", 1 << 5);
        spi.set("CR1", MSTR | SSM | SPE);
        assertThat(spi.get("CR1")).isEqualTo(SSM);
        assertThat(spi.interrupts()).isTrue();
        assertThat(spi.get("SR")).isEqualTo(TXE | MODF);
        spi.set("CR1", ON);
        assertThat(spi.get("SR")).isEqualTo(TXE);
        assertThat(spi.interrupts()).isFalse();
    }

    @Test
    void aChecksumIsSentBehindTheDataAndCompared() {
        spi.connectSlave();
        spi.answers.addAll(List.of('1' & 0xff, '2' & 0xff, 0));
        spi.set("CR1", MASTER | CRCEN);
        spi.set("CR1", ON | CRCEN);
        spi.set("DR", '1');
        spi.set("DR", '2');
        spi.set("CR1", ON | CRCEN | CRCNEXT);
        spi.go(10 * FRAME);
        String sum = "0x%02x".formatted(spi.get("TXCRCR"));
        assertThat(spi.seen).containsExactly("0x31@16", "0x32@32", sum + "@48");
        assertThat(spi.get("RXCRCR")).isEqualTo(spi.get("TXCRCR")).isEqualTo(crc8('1', '2'));
        assertThat(spi.get("SR") & CRCERR).isEqualTo(CRCERR);
        spi.set("SR", ~CRCERR);
        assertThat(spi.get("SR") & CRCERR).isZero();
        assertThat(spi.get("CR1") & CRCNEXT).isZero();
    }

    /** CRC-8 of polynomial x^8 + x^2 + x + 1, by long division. */
    private static int crc8(int... data) {
        int remainder = 0;
        for (int each : data) {
            remainder ^= each;
            for (int bit = 0; bit < 8; bit++) {
                remainder = (remainder & 0x80) != 0 ? (remainder << 1 ^ 7) & 0xff : remainder << 1;
            }
        }
        return remainder;
    }

    @Test
    void twoControllersOnAWireExchangeFrames() {
        spi.line("SPI1").wireTo(spi.line("SPI3"));
        spi.set("SPI3", "CR1", 4, SPE | SSM);
        spi.set("SPI3", "DR", 4, 0x33);
        spi.set("CR1", ON);
        spi.set("DR", 0x11);
        assertThat(spi.get("SPI3", "SR", 4)).isEqualTo(TXE | BSY);
        spi.go(FRAME);
        assertThat(spi.get("DR")).isEqualTo(0x33);
        assertThat(spi.get("SPI3", "SR", 4)).isEqualTo(TXE | RXNE);
        assertThat(spi.get("SPI3", "DR", 4)).isEqualTo(0x11);
    }

    @Test
    void aSlaveThatIsNotSelectedHearsNothing() {
        spi.line("SPI1").wireTo(spi.line("SPI3"));
        spi.set("SPI3", "CR1", 4, SPE | SSM | SSI);
        spi.set("SPI3", "DR", 4, 0x33);
        spi.set("CR1", ON);
        spi.set("DR", 0x11);
        spi.go(FRAME);
        assertThat(spi.get("DR")).isEqualTo(0xff);
        assertThat(spi.get("SPI3", "SR", 4)).isZero();
    }

    @Test
    void aSlaveSetToAnotherLengthReceivesNothingAndThatIsCounted() {
        spi.line("SPI1").wireTo(spi.line("SPI3"));
        spi.set("SPI3", "CR1", 4, SPE | SSM | DFF);
        spi.set("CR1", ON);
        spi.set("DR", 0x11);
        spi.go(FRAME);
        assertThat(spi.get("SPI3", "SR", 4)).isEqualTo(TXE);
        assertThat(spi.line("SPI3").losses()).isEqualTo(Map.of(Loss.LENGTH, 1L));
    }

    @Test
    void aChangeOfTheClockChangesTheRestOfAFrame() {
        spi.connectSlave();
        spi.set("CR1", ON | 7 << 3);
        spi.set("DR", 1);
        spi.go(1024);
        spi.peripherals.bus().write(0x4002_3808L, 4, 4 << 13);
        spi.go(4096);
        assertThat(spi.seen).containsExactly("0x01@" + (1024 + 2 * 1024));
    }

    @Test
    void atTheEndOfARunWhatWaitsIsSent() {
        spi.connectSlave();
        spi.set("CR1", ON);
        spi.set("DR", 1);
        spi.set("DR", 2);
        spi.line("SPI1").port().finish();
        assertThat(spi.seen).containsExactly("0x01@0", "0x02@0");
    }

    @Test
    void theI2sModeIsCountedAsNotModelled() {
        spi.set("I2SCFGR", 1 << 11);
        assertThat(spi.peripherals.touched()).anyMatch(touched -> touched.name().equals("SPI1.I2SCFGR"));
    }
}
