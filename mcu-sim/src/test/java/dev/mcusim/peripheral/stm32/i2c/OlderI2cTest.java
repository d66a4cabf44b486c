package dev.mcusim.peripheral.stm32.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Transfers of STM32F4's controllers, step by step as in RM0090, 27.3.2 and 27.3.3. */
class OlderI2cTest {

    private static final int PE = 1;
    private static final int START = 1 << 8;
    private static final int STOP = 1 << 9;
    private static final int ACK = 1 << 10;
    private static final int POS = 1 << 11;
    private static final int SWRST = 1 << 15;
    private static final int SB = 1;
    private static final int ADDR = 1 << 1;
    private static final int BTF = 1 << 2;
    private static final int ADD10 = 1 << 3;
    private static final int STOPF = 1 << 4;
    private static final int RXNE = 1 << 6;
    private static final int TXE = 1 << 7;
    private static final int AF = 1 << 10;
    private static final int MSL = 1;
    private static final int BUSY = 1 << 1;
    private static final int TRA = 1 << 2;
    private static final int ITERREN = 1 << 8;
    private static final int ITEVTEN = 1 << 9;
    private static final int ITBUFEN = 1 << 10;
    private static final int DMAEN = 1 << 11;
    private static final int LAST = 1 << 12;
    private static final int WRITE = I2cBench.DEVICE << 1;
    private static final int READ = WRITE | 1;
    /** Cycles of a bit: twice CCR. */
    private static final int BIT = 160;

    private final I2cBench i2c = new I2cBench("nucleo-f446re", "I2C1", "i2c-v1");

    OlderI2cTest() {
        i2c.set("CR2", 16);
        i2c.set("CCR", BIT / 2);
        i2c.set("CR1", PE | ACK);
        for (int i = 0; i < i2c.contents.length; i++) {
            i2c.contents[i] = (byte) (i + 1);
        }
    }

    private void start() {
        i2c.set("CR1", i2c.get("CR1") | START);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).as("EV5").isEqualTo(SB);
        assertThat(i2c.get("CR1") & START).isZero();
    }

    private void address(int address) {
        i2c.set("DR", address);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).as("EV6").isEqualTo(ADDR);
    }

    private void send(int data) {
        i2c.set("DR", data);
        i2c.goToNext();
    }

    private void point(int register) {
        start();
        address(WRITE);
        i2c.get("SR2");
        send(register);
    }

    private void stop() {
        i2c.set("CR1", i2c.get("CR1") | STOP);
        i2c.goToNext();
        assertThat(i2c.get("CR1") & STOP).isZero();
        assertThat(i2c.get("SR2") & (MSL | BUSY | TRA)).isZero();
    }

    @Test
    void nobodyAcknowledgesOnAnEmptyBus() {
        i2c.set("CR2", ITERREN | 16);
        start();
        i2c.set("DR", 0x55 << 1);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).isEqualTo(AF);
        assertThat(i2c.asking).containsExactly("I2C1_ER");
        assertThat(i2c.get("SR2") & (MSL | BUSY))
                .as("the bus is kept until STOP")
                .isEqualTo(MSL | BUSY);
        stop();
        i2c.set("SR1", ~AF);
        assertThat(i2c.get("SR1")).isZero();
        assertThat(i2c.asking).isEmpty();
        assertThat(i2c.onBus()).isEqualTo("55w- P");
    }

    @Test
    void aBitTakesTheTimeOfCcr() {
        long begin = i2c.now();
        start();
        assertThat(i2c.now() - begin).isEqualTo(BIT);
        address(WRITE);
        assertThat(i2c.now() - begin).isEqualTo(10 * BIT);
        i2c.get("SR2");
        stop();
        i2c.set("CCR", 1 << 15 | 1 << 14 | 4);
        begin = i2c.now();
        start();
        assertThat(i2c.now() - begin).as("fast mode, 16 to 9").isEqualTo(100);
    }

    @Test
    void bytesAreSentThroughTwoRegisters() {
        start();
        address(WRITE);
        i2c.go(1000);
        assertThat(i2c.get("SR1")).as("the clock is held").isEqualTo(ADDR);
        assertThat(i2c.get("SR2")).isEqualTo(MSL | BUSY | TRA);
        assertThat(i2c.get("SR1")).as("EV8_1").isEqualTo(TXE);
        i2c.set("DR", 0x10);
        assertThat(i2c.get("SR1")).as("EV8").isEqualTo(TXE);
        i2c.set("DR", 0xaa);
        assertThat(i2c.get("SR1")).isZero();
        i2c.goToNext();
        assertThat(i2c.get("SR1")).isEqualTo(TXE);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).as("EV8_2").isEqualTo(TXE | BTF);
        stop();
        assertThat(i2c.get("SR1")).isZero();
        assertThat(i2c.contents[0x10]).isEqualTo((byte) 0xaa);
        assertThat(i2c.onBus()).isEqualTo("68w+ 10+ aa+ P");
    }

    @Test
    void oneByteIsReadBehindARepeatedStart() {
        point(0x75);
        start();
        address(READ);
        i2c.set("CR1", PE);
        assertThat(i2c.get("SR2") & TRA).isZero();
        i2c.set("CR1", PE | STOP);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).as("EV7").isEqualTo(RXNE);
        i2c.goToNext();
        assertThat(i2c.get("SR2") & BUSY).isZero();
        assertThat(i2c.get("DR")).isEqualTo(0x76);
        assertThat(i2c.get("SR1")).isZero();
        assertThat(i2c.onBus()).isEqualTo("68w+ 75+ 68r+ 76- P");
    }

    @Test
    void twoBytesAreReadWithPos() {
        point(0);
        start();
        i2c.set("CR1", PE | ACK | POS);
        address(READ);
        i2c.get("SR2");
        i2c.set("CR1", PE | POS);
        i2c.go(100 * BIT);
        assertThat(i2c.get("SR1")).as("both registers are full").isEqualTo(RXNE | BTF);
        i2c.set("CR1", PE | POS | STOP);
        assertThat(i2c.get("DR")).isEqualTo(1);
        assertThat(i2c.get("DR")).isEqualTo(2);
        i2c.goToNext();
        assertThat(i2c.onBus()).isEqualTo("68w+ 00+ 68r+ 01+ 02- P");
    }

    @Test
    void theClockIsHeldWhileBothRegistersAreFull() {
        point(0);
        start();
        address(READ);
        i2c.get("SR2");
        i2c.go(100 * BIT);
        assertThat(i2c.get("SR1")).isEqualTo(RXNE | BTF);
        i2c.set("CR1", PE);
        assertThat(i2c.get("DR")).isEqualTo(1);
        i2c.go(100 * BIT);
        assertThat(i2c.get("SR1")).isEqualTo(RXNE | BTF);
        i2c.set("CR1", PE | STOP);
        assertThat(i2c.get("DR")).isEqualTo(2);
        assertThat(i2c.get("DR")).isEqualTo(3);
        i2c.go(BIT);
        assertThat(i2c.onBus()).isEqualTo("68w+ 00+ 68r+ 01+ 02+ 03- P");
    }

    @Test
    void eventsInterrupt() {
        i2c.set("CR2", ITEVTEN | 16);
        start();
        assertThat(i2c.asking).containsExactly("I2C1_EV");
        i2c.set("DR", WRITE);
        assertThat(i2c.asking).isEmpty();
        i2c.goToNext();
        assertThat(i2c.asking).as("ADDR").containsExactly("I2C1_EV");
        i2c.get("SR1");
        i2c.get("SR2");
        assertThat(i2c.asking).isEmpty();
        i2c.set("CR2", ITEVTEN | ITBUFEN | 16);
        assertThat(i2c.asking).as("TXE").containsExactly("I2C1_EV");
    }

    @Test
    void dmaIsAskedForBytesAndEndsWithoutAcknowledge() {
        i2c.set("CR2", DMAEN | LAST | 16);
        start();
        address(WRITE);
        assertThat(i2c.request("I2C1_TX").isUp()).isFalse();
        i2c.get("SR2");
        assertThat(i2c.request("I2C1_TX").isUp()).isTrue();
        i2c.set("DR", 5);
        i2c.set("DR", 9);
        assertThat(i2c.request("I2C1_TX").isUp()).isFalse();
        i2c.go(18 * BIT);
        start();
        address(READ);
        i2c.get("SR2");
        i2c.goToNext();
        assertThat(i2c.request("I2C1_RX").isUp()).isTrue();
        assertThat(i2c.get("DR")).isEqualTo(7);
        i2c.request("I2C1_RX").serve(1);
        assertThat(i2c.request("I2C1_RX").isUp()).isFalse();
        i2c.goToNext();
        assertThat(i2c.get("DR")).isEqualTo(8);
        stop();
        assertThat(i2c.onBus()).isEqualTo("68w+ 05+ 09+ 68r+ 07+ 08- P");
    }

    @Test
    void resetsLetGoOfTheBus() {
        start();
        address(WRITE);
        i2c.set("CR1", SWRST);
        assertThat(i2c.get("CCR")).isZero();
        assertThat(i2c.get("TRISE")).isEqualTo(2);
        assertThat(i2c.get("SR1")).isZero();
        assertThat(i2c.get("SR2")).isZero();
        i2c.set("CR1", 0);
        i2c.set("CCR", 80);
        i2c.set("CR1", PE);
        start();
        i2c.reset();
        assertThat(i2c.get("SR2")).isZero();
        i2c.set("CCR", 80);
        i2c.set("CR1", PE);
        start();
    }

    @Test
    void anotherControllerAnswersAsSlave() {
        i2c.bus.join(i2c.peripherals.wiring().i2c().line("I2C2").bus());
        i2c.set("I2C2", "OAR1", 1 << 14 | 0x30 << 1);
        i2c.set("I2C2", "CR1", PE | ACK);
        start();
        i2c.set("DR", 0x60);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).isEqualTo(ADDR);
        i2c.get("SR2");
        i2c.set("DR", 0x11);
        i2c.go(100 * BIT);
        assertThat(i2c.onBus()).as("the slave holds the clock").isEqualTo("30w+");
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(ADDR);
        assertThat(i2c.get("I2C2", "SR2")).isEqualTo(BUSY);
        i2c.goToNext();
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(RXNE);
        assertThat(i2c.get("I2C2", "DR")).isEqualTo(0x11);
        stop();
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(STOPF);
        i2c.set("I2C2", "CR1", PE | ACK);
        assertThat(i2c.get("I2C2", "SR1")).isZero();
        start();
        address(0x61);
        i2c.get("SR2");
        i2c.get("I2C2", "SR1");
        assertThat(i2c.get("I2C2", "SR2")).isEqualTo(BUSY | TRA);
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(TXE);
        i2c.go(100 * BIT);
        i2c.set("I2C2", "DR", 0x22);
        i2c.set("CR1", PE | STOP);
        i2c.go(11 * BIT);
        assertThat(i2c.get("DR")).isEqualTo(0x22);
        assertThat(i2c.get("I2C2", "SR1")).as("no STOPF behind it").isEqualTo(AF);
        assertThat(i2c.onBus()).isEqualTo("30w+ 11+ P 30r+ 22- P");
    }

    @Test
    void addressesOfTenBitsHaveTwoBytes() {
        i2c.bus.join(i2c.peripherals.wiring().i2c().line("I2C2").bus());
        i2c.set("I2C2", "OAR1", 1 << 15 | 1 << 14 | 0x234);
        i2c.set("I2C2", "CR1", PE | ACK);
        start();
        i2c.set("DR", 0xf4);
        i2c.goToNext();
        assertThat(i2c.get("SR1")).as("EV9").isEqualTo(ADD10);
        address(0x34);
        i2c.get("SR2");
        i2c.get("I2C2", "SR1");
        i2c.get("I2C2", "SR2");
        i2c.set("CR1", PE | ACK | START);
        i2c.goToNext();
        i2c.get("SR1");
        address(0xf5);
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(ADDR);
        i2c.get("I2C2", "SR2");
        assertThat(i2c.get("I2C2", "SR1")).isEqualTo(TXE);
        assertThat(i2c.onBus()).isEqualTo("634w+ 634r+");
    }
}
