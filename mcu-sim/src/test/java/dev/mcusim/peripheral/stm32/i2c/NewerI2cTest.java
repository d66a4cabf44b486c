package dev.mcusim.peripheral.stm32.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Transfers of the controllers of STM32F7, H7 and L4+, as in RM0433, 47.4.7 to 47.4.9. */
class NewerI2cTest {

    private static final int PE = 1;
    private static final int TXIE = 1 << 1;
    private static final int RXIE = 1 << 2;
    private static final int NACKIE = 1 << 4;
    private static final int STOPIE = 1 << 5;
    private static final int TCIE = 1 << 6;
    private static final int ANFOFF = 1 << 12;
    private static final int TXDMAEN = 1 << 14;
    private static final int RXDMAEN = 1 << 15;
    private static final int TXE = 1;
    private static final int TXIS = 1 << 1;
    private static final int RXNE = 1 << 2;
    private static final int ADDR = 1 << 3;
    private static final int NACKF = 1 << 4;
    private static final int STOPF = 1 << 5;
    private static final int TC = 1 << 6;
    private static final int TCR = 1 << 7;
    private static final int BUSY = 1 << 15;
    private static final int DIR = 1 << 16;
    private static final int READ = 1 << 10;
    private static final int ADD10 = 1 << 11;
    private static final int START = 1 << 13;
    private static final int STOP = 1 << 14;
    private static final int RELOAD = 1 << 24;
    private static final int AUTOEND = 1 << 25;
    private static final int WRITE_TO = I2cBench.DEVICE << 1;
    /** Cycles of a bit: 10 low, 6 high, twice 2 of synchronization. */
    private static final int BIT = 20;

    private final I2cBench i2c = new I2cBench("nucleo-f746zg", "I2C1", "i2c-v2");

    NewerI2cTest() {
        i2c.set("TIMINGR", 5 << 8 | 9);
        i2c.set("CR1", PE | ANFOFF);
        for (int i = 0; i < i2c.contents.length; i++) {
            i2c.contents[i] = (byte) (i + 1);
        }
    }

    private static int bytes(int count) {
        return count << 16;
    }

    @Test
    void nobodyAcknowledgesOnAnEmptyBus() {
        i2c.set("CR1", PE | ANFOFF | NACKIE);
        i2c.set("CR2", 0x55 << 1 | START | AUTOEND | bytes(1));
        assertThat(i2c.get("ISR")).isEqualTo(TXE | BUSY);
        i2c.go(10 * BIT);
        assertThat(i2c.asking).containsExactly("I2C1_EV");
        assertThat(i2c.get("CR2") & START).isZero();
        i2c.go(BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | NACKF | STOPF);
        i2c.set("ICR", NACKF | STOPF);
        assertThat(i2c.get("ISR")).isEqualTo(TXE);
        assertThat(i2c.asking).isEmpty();
        assertThat(i2c.onBus()).isEqualTo("55w- P");
    }

    @Test
    void aBitTakesTheTimeOfTimingr() {
        i2c.set("CR2", WRITE_TO | START | AUTOEND);
        i2c.go(11 * BIT - 1);
        assertThat(i2c.get("ISR") & BUSY).isNotZero();
        i2c.go(1);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF);
        i2c.set("CR1", 0);
        i2c.set("TIMINGR", 1 << 28 | 5 << 8 | 9);
        i2c.set("CR1", PE | 3 << 8);
        i2c.set("CR2", WRITE_TO | START | AUTOEND);
        int bit = 2 * 16 + 2 * (2 + 3 + 1);
        i2c.go(11L * bit - 1);
        assertThat(i2c.get("ISR") & BUSY).as("with prescaler and both filters").isNotZero();
        i2c.go(1);
        assertThat(i2c.get("ISR") & BUSY).isZero();
    }

    @Test
    void bytesAreAskedForOneByOne() {
        i2c.set("CR1", PE | ANFOFF | TXIE | STOPIE);
        i2c.set("CR2", WRITE_TO | START | AUTOEND | bytes(2));
        i2c.go(100 * BIT);
        assertThat(i2c.get("ISR")).as("the clock is held").isEqualTo(TXE | TXIS | BUSY);
        assertThat(i2c.asking).containsExactly("I2C1_EV");
        i2c.set("TXDR", 0x10);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | BUSY);
        assertThat(i2c.asking).isEmpty();
        i2c.go(9 * BIT);
        i2c.set("TXDR", 0xaa);
        i2c.go(10 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF);
        assertThat(i2c.contents[0x10]).isEqualTo((byte) 0xaa);
        assertThat(i2c.onBus()).isEqualTo("68w+ 10+ aa+ P");
    }

    @Test
    void aWrittenByteWaitsForTheStart() {
        i2c.set("TXDR", 3);
        assertThat(i2c.get("ISR")).isZero();
        i2c.set("CR2", WRITE_TO | START | bytes(1));
        i2c.go(19 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | TC | BUSY);
    }

    @Test
    void aReadBehindARepeatedStartEndsWithoutAcknowledge() {
        i2c.set("CR1", PE | ANFOFF | TCIE | RXIE);
        i2c.set("CR2", WRITE_TO | START | bytes(1));
        i2c.go(10 * BIT);
        i2c.set("TXDR", 0x75);
        i2c.go(9 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | TC | BUSY);
        assertThat(i2c.asking).containsExactly("I2C1_EV");
        i2c.set("CR2", WRITE_TO | READ | START | AUTOEND | bytes(2));
        assertThat(i2c.get("ISR")).isEqualTo(TXE | BUSY);
        i2c.go(19 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | RXNE | BUSY);
        i2c.go(100 * BIT);
        assertThat(i2c.get("ISR")).as("the clock is held while RXDR is full").isEqualTo(TXE | RXNE | BUSY);
        assertThat(i2c.get("RXDR")).isEqualTo(0x76);
        assertThat(i2c.get("RXDR")).isEqualTo(0x77);
        i2c.go(BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF);
        assertThat(i2c.onBus()).isEqualTo("68w+ 75+ 68r+ 76+ 77- P");
    }

    @Test
    void reloadGoesOnWithMoreBytes() {
        i2c.set("CR2", WRITE_TO | READ | START | RELOAD | bytes(1));
        i2c.go(100 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | TCR | RXNE | BUSY);
        assertThat(i2c.get("RXDR")).isEqualTo(1);
        i2c.set("CR2", WRITE_TO | READ | bytes(1));
        assertThat(i2c.get("ISR")).isEqualTo(TXE | BUSY);
        i2c.go(9 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | TC | RXNE | BUSY);
        i2c.set("CR2", WRITE_TO | READ | STOP);
        i2c.go(BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF | RXNE);
        assertThat(i2c.onBus()).isEqualTo("68r+ 01+ 02- P");
    }

    @Test
    void stopEndsATransferEarly() {
        i2c.set("CR2", WRITE_TO | READ | START | AUTOEND | bytes(5));
        i2c.go(19 * BIT);
        i2c.get("RXDR");
        i2c.set("CR2", i2c.get("CR2") | STOP);
        i2c.go(10 * BIT);
        assertThat(i2c.get("CR2") & STOP).isZero();
        assertThat(i2c.onBus()).isEqualTo("68r+ 01+ 02- P");
    }

    @Test
    void dmaIsAskedForBytes() {
        i2c.set("CR1", PE | ANFOFF | TXDMAEN | RXDMAEN);
        i2c.set("CR2", WRITE_TO | START | bytes(1));
        assertThat(i2c.request("I2C1_TX").isUp()).isFalse();
        i2c.go(10 * BIT);
        assertThat(i2c.request("I2C1_TX").isUp()).isTrue();
        i2c.set("TXDR", 0);
        assertThat(i2c.request("I2C1_TX").isUp()).isFalse();
        i2c.go(9 * BIT);
        i2c.set("CR2", WRITE_TO | READ | START | AUTOEND | bytes(1));
        i2c.go(19 * BIT);
        assertThat(i2c.request("I2C1_RX").isUp()).isTrue();
        i2c.get("RXDR");
        assertThat(i2c.request("I2C1_RX").isUp()).isFalse();
    }

    @Test
    void peClearedLetsGoOfTheBus() {
        i2c.set("CR2", WRITE_TO | START | bytes(1));
        i2c.go(100 * BIT);
        i2c.set("CR1", ANFOFF);
        assertThat(i2c.get("ISR")).isEqualTo(TXE);
        i2c.set("CR1", ANFOFF | PE);
        i2c.set("CR2", WRITE_TO | START | AUTOEND);
        i2c.go(11 * BIT);
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF);
        assertThat(i2c.onBus()).isEqualTo("68w+ P 68w+ P");
    }

    @Test
    void anotherControllerAnswersAsSlave() {
        i2c.bus.join(i2c.peripherals.wiring().i2c().line("I2C2").bus());
        i2c.set("I2C2", "OAR1", 1 << 15 | 0x30 << 1);
        i2c.set("I2C2", "CR1", PE);
        i2c.set("TXDR", 0x11);
        i2c.set("CR2", 0x60 | START | AUTOEND | bytes(1));
        i2c.go(100 * BIT);
        assertThat(i2c.onBus()).as("the slave holds the clock").isEqualTo("30w+");
        assertThat(i2c.get("I2C2", "ISR")).isEqualTo(TXE | ADDR | BUSY | 0x30 << 17);
        i2c.set("I2C2", "ICR", ADDR);
        i2c.go(10 * BIT);
        assertThat(i2c.get("I2C2", "ISR")).isEqualTo(TXE | RXNE | STOPF | 0x30 << 17);
        assertThat(i2c.get("I2C2", "RXDR")).isEqualTo(0x11);
        i2c.set("I2C2", "ICR", STOPF);
        i2c.set("CR2", 0x60 | READ | START | AUTOEND | bytes(2));
        i2c.go(10 * BIT);
        i2c.set("I2C2", "ICR", ADDR);
        assertThat(i2c.get("I2C2", "ISR")).isEqualTo(TXE | TXIS | BUSY | DIR | 0x30 << 17);
        i2c.set("I2C2", "TXDR", 0x22);
        i2c.go(100 * BIT);
        assertThat(i2c.get("RXDR")).isEqualTo(0x22);
        assertThat(i2c.get("I2C2", "ISR") & TXIS).isNotZero();
        i2c.set("I2C2", "TXDR", 0x23);
        i2c.go(10 * BIT);
        assertThat(i2c.get("RXDR")).isEqualTo(0x23);
        assertThat(i2c.get("I2C2", "ISR") & 0xff).isEqualTo(TXE | NACKF | STOPF);
        assertThat(i2c.onBus()).isEqualTo("30w+ 11+ P 30r+ 22+ 23- P");
    }

    @Test
    void twoMastersTakeTurns() {
        i2c.bus.join(i2c.peripherals.wiring().i2c().line("I2C2").bus());
        i2c.set("I2C2", "TIMINGR", 5 << 8 | 9);
        i2c.set("I2C2", "CR1", PE | ANFOFF);
        i2c.set("CR2", WRITE_TO | START | AUTOEND);
        i2c.set("I2C2", "CR2", 0x40 | START | AUTOEND);
        i2c.go(11 * BIT);
        assertThat(i2c.onBus()).isEqualTo("68w+ P");
        assertThat(i2c.get("ISR")).isEqualTo(TXE | STOPF | BUSY);
        i2c.go(11 * BIT);
        assertThat(i2c.onBus()).isEqualTo("68w+ P 20w- P");
    }

    @Test
    void addressesOfTenBitsAreSentByThemselves() {
        i2c.bus.join(i2c.peripherals.wiring().i2c().line("I2C2").bus());
        i2c.set("I2C2", "OAR1", 1 << 15 | 1 << 10 | 0x234);
        i2c.set("I2C2", "CR1", PE);
        i2c.set("CR2", 0x234 | ADD10 | READ | START | AUTOEND | bytes(1));
        i2c.go(19 * BIT);
        assertThat(i2c.get("I2C2", "ISR")).isEqualTo(TXE | ADDR | BUSY | 0x7a << 17);
        i2c.set("I2C2", "ICR", ADDR);
        i2c.go(10 * BIT);
        assertThat(i2c.get("I2C2", "ISR")).isEqualTo(TXE | ADDR | BUSY | DIR | 0x7a << 17);
        i2c.set("I2C2", "ICR", ADDR);
        i2c.set("I2C2", "TXDR", 0x77);
        i2c.go(10 * BIT);
        assertThat(i2c.get("RXDR")).isEqualTo(0x77);
        assertThat(i2c.onBus()).isEqualTo("634w+ 634r+ 77- P");
    }
}
