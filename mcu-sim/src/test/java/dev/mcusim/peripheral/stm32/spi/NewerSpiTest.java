package dev.mcusim.peripheral.stm32.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** SPI4 of an STM32H7, whose clock after reset is that of its bus, 64 MHz as the core's, with 2 cycles per bit; and SPI1. */
class NewerSpiTest {

    private static final int SPE = 1;
    private static final int CSTART = 1 << 9;
    private static final int CSUSP = 1 << 10;
    private static final int SSI = 1 << 12;
    private static final int MASTER = 1 << 22;
    private static final int LSBFRST = 1 << 23;
    private static final int SSM = 1 << 26;
    private static final int SENDS_ONLY = 1 << 17;
    private static final int RECEIVES_ONLY = 2 << 17;

    private static final int RXP = 1;
    private static final int TXP = 1 << 1;
    private static final int DXP = 1 << 2;
    private static final int EOT = 1 << 3;
    private static final int TXTF = 1 << 4;
    private static final int UDR = 1 << 5;
    private static final int OVR = 1 << 6;
    private static final int MODF = 1 << 9;
    private static final int SUSP = 1 << 11;
    private static final int TXC = 1 << 12;
    private static final int RXWNE = 1 << 15;
    private static final int FRAME = 16;

    private final SpiBench spi = new SpiBench("nucleo-h743zi2", "spi-v3", "SPI4");

    private void master(int frames, int more) {
        spi.set("CR1", SSI);
        spi.set("CFG2", MASTER | SSM | more);
        spi.set("CR2", frames);
        spi.set("CR1", SSI | SPE);
    }

    private void start() {
        spi.set("CR1", SSI | SPE | CSTART);
    }

    private void write(int size, int data) {
        spi.set("SPI4", "TXDR", size, data);
    }

    private int read(int size) {
        return spi.get("SPI4", "RXDR", size);
    }

    @Test
    void valuesAfterReset() {
        assertThat(spi.get("SR")).isEqualTo(TXP | TXC);
        assertThat(spi.get("CFG1")).isEqualTo(0x0007_0007);
        assertThat(spi.get("CRCPOLY")).isEqualTo(0x107);
    }

    @Test
    void aTransferHasTheNumberOfFramesInTsize() {
        spi.line("SPI4").loopBack();
        master(2, 0);
        write(1, 0x11);
        assertThat(spi.get("SR")).as("CSTART is missing").isEqualTo(2 << 16 | TXP);
        spi.go(100);
        start();
        assertThat(spi.get("CR1") & CSTART).isEqualTo(CSTART);
        spi.go(FRAME);
        assertThat(spi.get("SR")).isEqualTo(1 << 16 | 1 << 13 | TXP | RXP | DXP);
        write(1, 0x22);
        assertThat(spi.get("SR") & (TXTF | TXP | EOT)).isEqualTo(TXTF);
        spi.go(FRAME);
        assertThat(spi.get("SR")).isEqualTo(2 << 13 | TXTF | EOT | TXC | RXP);
        assertThat(spi.get("CR1") & CSTART).isZero();
        assertThat(List.of(read(1), read(1))).containsExactly(0x11, 0x22);
        spi.set("IFCR", TXTF | EOT);
        assertThat(spi.get("SR")).isEqualTo(TXC);
    }

    @Test
    void withoutTsizeATransferHasNoEnd() {
        spi.connectSlave();
        master(0, 0);
        start();
        for (int data = 1; data <= 3; data++) {
            write(1, data);
            assertThat(spi.get("SR") & TXC).isZero();
            spi.go(FRAME);
        }
        assertThat(spi.seen).containsExactly("0x01@16", "0x02@32", "0x03@48");
        assertThat(spi.get("SR") & (TXC | EOT)).isEqualTo(TXC);
        assertThat(spi.get("CR1") & CSTART).isEqualTo(CSTART);
    }

    @Test
    void wideAccessesMoveSeveralFrames() {
        spi.line("SPI4").loopBack();
        master(7, 0);
        write(4, 0x4433_2211);
        write(2, 0x6655);
        write(1, 0x77);
        start();
        spi.go(7 * FRAME);
        assertThat(spi.get("SR") & (RXWNE | 3 << 13)).isEqualTo(RXWNE | 3 << 13);
        assertThat(read(2)).isEqualTo(0x2211);
        assertThat(read(4)).isEqualTo(0x6655_4433);
        assertThat(spi.get("SR") & (RXWNE | 3 << 13)).isEqualTo(1 << 13);
        assertThat(read(1)).isEqualTo(0x77);
    }

    @Test
    void packetsSetTheThresholds() {
        spi.line("SPI4").loopBack();
        spi.set("CFG1", 7 | 3 << 5);
        master(0, 0);
        for (int i = 0; i < 4; i++) {
            write(1, i);
        }
        assertThat(spi.get("SR") & TXP).as("room for four of eight").isEqualTo(TXP);
        write(1, 4);
        assertThat(spi.get("SR") & TXP).isZero();
        start();
        spi.go(3 * FRAME);
        assertThat(spi.get("SR") & (TXP | RXP)).isEqualTo(TXP);
        spi.go(FRAME);
        assertThat(spi.get("SR") & (TXP | RXP)).isEqualTo(TXP | RXP);
    }

    @Test
    void fifosHoldEightBytesAndThoseOfSpi1Sixteen() {
        spi.line("SPI4").loopBack();
        master(0, 0);
        start();
        for (int i = 0; i < 9; i++) {
            write(1, i);
            spi.go(FRAME);
        }
        assertThat(spi.get("SR") & OVR).isEqualTo(OVR);
        spi.set("IFCR", OVR);
        assertThat(spi.get("SR") & OVR).isZero();
        SpiBench larger = new SpiBench("nucleo-h743zi2", "spi-v3", "SPI1");
        larger.set("CR1", SPE);
        for (int i = 0; i < 4; i++) {
            assertThat(larger.get("SR") & TXP).isEqualTo(TXP);
            larger.set("TXDR", i);
        }
        assertThat(larger.get("SR") & TXP).isZero();
    }

    @Test
    void aReceiverClocksByItselfAndWaitsForRoomIfTold() {
        spi.connectSlave();
        for (int i = 1; i <= 12; i++) {
            spi.answers.add(i);
        }
        spi.set("CFG2", MASTER | SSM | RECEIVES_ONLY);
        spi.set("CR2", 10);
        spi.set("CR1", SSI | SPE | 1 << 8);
        spi.set("CR1", SSI | SPE | 1 << 8 | CSTART);
        spi.go(20 * FRAME);
        assertThat(spi.get("SR") & (OVR | EOT)).isZero();
        assertThat(read(4)).isEqualTo(0x0403_0201);
        spi.go(20 * FRAME);
        assertThat(spi.get("SR") & (OVR | EOT)).isEqualTo(EOT);
        assertThat(spi.answers).containsExactly(11, 12);
    }

    @Test
    void whoOnlySendsReceivesNothing() {
        spi.connectSlave();
        master(1, SENDS_ONLY);
        write(1, 5);
        start();
        spi.go(FRAME);
        assertThat(spi.get("SR") & (EOT | RXP)).isEqualTo(EOT);
    }

    @Test
    void aTransferIsSuspendedBehindItsFrame() {
        spi.connectSlave();
        master(3, 0);
        for (int data = 1; data <= 3; data++) {
            write(1, data);
        }
        start();
        spi.go(4);
        spi.set("CR1", SSI | SPE | CSUSP);
        spi.go(10 * FRAME);
        assertThat(spi.seen).containsExactly("0x01@16");
        assertThat(spi.get("SR") & SUSP).isEqualTo(SUSP);
        assertThat(spi.get("CR1") & CSTART).isZero();
        start();
        spi.go(10 * FRAME);
        assertThat(spi.seen).hasSize(3);
        assertThat(spi.get("SR") & EOT).isEqualTo(EOT);
    }

    @Test
    void switchingOffEmptiesTheFifosAndBreaksOffTheFrame() {
        spi.connectSlave();
        master(0, 0);
        start();
        write(4, 0x4433_2211);
        spi.go(FRAME + 4);
        spi.set("CR1", SSI);
        spi.go(100);
        assertThat(spi.seen).hasSize(1);
        assertThat(spi.get("SR")).isEqualTo(TXP | TXC);
    }

    @Test
    void framesMayHaveUpTo32Bits() {
        SpiBench wide = new SpiBench("nucleo-h743zi2", "spi-v3", "SPI1");
        wide.peripherals.bus().write(0x5802_4450L, 4, 4 << 12);
        wide.line("SPI1").loopBack();
        wide.set("CFG1", 31);
        wide.set("CFG2", MASTER | SSM | LSBFRST);
        wide.set("CR1", SSI | SPE);
        wide.set("TXDR", 0x8765_4321);
        wide.set("CR1", SSI | SPE | CSTART);
        wide.go(63);
        assertThat(wide.get("SR") & RXP).isZero();
        wide.go(1);
        assertThat(wide.get("RXDR")).isEqualTo(0x8765_4321);
    }

    @Test
    void pausesBetweenFramesAreKept() {
        spi.connectSlave();
        master(2, 3 << 4);
        write(2, 0x2211);
        start();
        spi.go(100);
        assertThat(spi.seen).containsExactly("0x11@16", "0x22@38");
    }

    @Test
    void interruptsFollowTheirFlags() {
        spi.line("SPI4").loopBack();
        spi.set("IER", TXP);
        assertThat(spi.interrupts()).as("TXPIE").isTrue();
        spi.set("IER", TXP | EOT);
        master(1, 0);
        write(1, 1);
        assertThat(spi.interrupts()).isFalse();
        assertThat(spi.get("IER")).as("all data are there").isEqualTo(EOT);
        start();
        spi.go(FRAME);
        assertThat(spi.interrupts()).isTrue();
        spi.set("IFCR", EOT);
        assertThat(spi.interrupts()).isFalse();
    }

    @Test
    void dmaIsAskedForPacketsAndForTheRestOfTheLast() {
        spi.line("SPI4").loopBack();
        spi.set("CFG1", 7 | 1 << 5 | 3 << 14);
        assertThat(spi.request("TX").isUp()).as("SPE is missing").isFalse();
        master(3, 0);
        assertThat(spi.request("TX").isUp()).isTrue();
        for (int i = 0; i < 3; i++) {
            write(1, i);
        }
        assertThat(spi.request("TX").isUp()).isFalse();
        start();
        spi.go(FRAME);
        assertThat(spi.request("RX").isUp()).isFalse();
        spi.go(FRAME);
        assertThat(spi.request("RX").isUp()).isTrue();
        read(1);
        read(1);
        assertThat(spi.request("RX").isUp()).isFalse();
        spi.go(FRAME);
        assertThat(spi.request("RX").isUp())
                .as("less than a packet, but the end")
                .isTrue();
    }

    @Test
    void aSlaveWithNothingToSendTellsUnderrun() {
        spi.line("SPI4").wireTo(spi.line("SPI5"));
        spi.set("SPI5", "CFG2", 4, SSM);
        spi.set("SPI5", "UDRDR", 4, 0x99);
        spi.set("SPI5", "CR1", 4, SPE);
        spi.set("SPI5", "TXDR", 1, 0x55);
        master(2, 0);
        write(2, 0x2211);
        start();
        spi.go(2 * FRAME);
        assertThat(read(2)).isEqualTo(0x9955);
        assertThat(spi.get("SPI5", "SR", 4) & UDR).isEqualTo(UDR);
        assertThat(spi.get("SPI5", "RXDR", 2)).isEqualTo(0x2211);
    }

    @Test
    void aMasterThatIsSelectedAsSlaveGivesUp() {
        spi.set("CFG2", MASTER | SSM);
        spi.set("CR1", SPE);
        assertThat(spi.get("SR") & MODF).isEqualTo(MODF);
        assertThat(spi.get("CR1") & SPE).isZero();
    }
}
