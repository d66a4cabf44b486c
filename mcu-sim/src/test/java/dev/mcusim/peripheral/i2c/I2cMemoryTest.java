package dev.mcusim.peripheral.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class I2cMemoryTest {

    private static final int ADDRESS = 0x50;
    private static final int PROGRAMMING = 5_000_000;

    private long now;

    private static void write(I2cMemory memory, int address, int... data) {
        assertThat(memory.addressed(address, false)).isTrue();
        for (int each : data) {
            assertThat(memory.receives(each)).isTrue();
        }
        memory.stopped();
    }

    private static int read(I2cMemory memory, int address) {
        assertThat(memory.addressed(address, true)).isTrue();
        int data = memory.sends();
        memory.acknowledged(false);
        memory.stopped();
        return data;
    }

    @Test
    void thePointerMovesOnWithEveryByte() {
        byte[] contents = new byte[256];
        I2cMemory sensor = I2cMemory.registers(ADDRESS, contents, 1);
        assertThat(sensor.addressed(0x51, false)).isFalse();
        write(sensor, ADDRESS, 0xff, 1, 2);
        assertThat(contents[255]).isEqualTo((byte) 1);
        assertThat(contents[0]).as("behind the last one comes the first").isEqualTo((byte) 2);
        write(sensor, ADDRESS, 0xff);
        assertThat(read(sensor, ADDRESS)).isEqualTo(1);
        assertThat(read(sensor, ADDRESS)).isEqualTo(2);
    }

    @Test
    void aPointerOfTwoBytesComesHighByteFirst() {
        byte[] contents = new byte[1 << 16];
        I2cMemory sensor = I2cMemory.registers(ADDRESS, contents, 2);
        write(sensor, ADDRESS, 0x12, 0x34, 0x56);
        assertThat(contents[0x1234]).isEqualTo((byte) 0x56);
    }

    @Test
    void anEepromWritesWithinItsPageAndProgramsForAWhile() {
        byte[] contents = new byte[4096];
        I2cMemory eeprom = I2cMemory.eeprom(ADDRESS, contents, 32, PROGRAMMING, () -> now);
        write(eeprom, ADDRESS, 1, 0x3f, 0xaa, 0xbb);
        assertThat(contents[0x13f]).isEqualTo((byte) 0xaa);
        assertThat(contents[0x120]).as("the page begins again").isEqualTo((byte) 0xbb);
        assertThat(eeprom.addressed(ADDRESS, false)).as("it programs").isFalse();
        now = PROGRAMMING;
        assertThat(eeprom.addressed(ADDRESS, false)).isTrue();
        eeprom.stopped();
        write(eeprom, ADDRESS, 1, 0x3f);
        assertThat(eeprom.addressed(ADDRESS, true))
                .as("a pointer alone programs nothing")
                .isTrue();
        assertThat(eeprom.sends()).isEqualTo(0xaa);
    }

    @Test
    void aLargerEepromWithAPointerOfOneByteTakesSeveralAddresses() {
        byte[] contents = new byte[2048];
        I2cMemory eeprom = I2cMemory.eeprom(ADDRESS, contents, 16, 0, () -> now);
        assertThat(eeprom.addresses()).isEqualTo(8);
        write(eeprom, 0x57, 0x10, 0x99);
        assertThat(contents[0x710]).isEqualTo((byte) 0x99);
        assertThat(eeprom.addressed(0x58, false)).isFalse();
        assertThat(eeprom.addressed(0x4f, false)).isFalse();
    }
}
