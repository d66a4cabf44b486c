package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Firmware that erases and programs flash, on a family each. */
class FlashProgrammingTest {

    @Test
    void wordsOfF4AreProgrammedAndSectorsErased() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            long flash = FlashUnit.F4.base;
            long sector6 = 0x0804_0000L;
            firmware.store(flash + 0x10, 1);
            assertThat(firmware.load(flash + 0x10)).as("locked").isEqualTo(0x8000_0000);
            firmware.store(sector6, 1);
            assertThat(firmware.load(flash + 0x0c)).as("PGSERR").isEqualTo(0x80);
            assertThat(firmware.machine.surroundings().orElseThrow().remarks())
                    .singleElement()
                    .asString()
                    .startsWith("1 store to flash changed nothing");
            firmware.store(flash + 0x0c, 0xf0);
            FlashUnit.F4.unlock(firmware);
            firmware.store(flash + 0x10, 2 << 8 | 1);
            firmware.store(sector6, 0x1234_5678);
            firmware.store(sector6, 0xffff_0fff);
            assertThat(firmware.load(sector6)).as("zeros stay").isEqualTo(0x1234_0678);
            assertThat(firmware.load(flash + 0x0c)).isZero();
            long before = firmware.machine.counters().cycles();
            firmware.store(flash + 0x10, 1 << 16 | 6 << 3 | 2);
            assertThat(firmware.load(sector6)).isEqualTo(-1);
            assertThat((firmware.machine.counters().cycles() - before) / 16e6)
                    .as("seconds")
                    .isBetween(1.0, 1.3);
            firmware.store(flash + 0x10, 1 << 31);
            firmware.store(sector6, 0);
            assertThat(firmware.load(sector6)).isEqualTo(-1);
        }
    }

    @Test
    void aWrongKeyLocksF7UntilReset() {
        try (Firmware firmware = Firmware.on("nucleo-f746zg")) {
            long flash = FlashUnit.F4.base;
            FlashUnit.F4.key(firmware, FlashUnit.KEY2);
            FlashUnit.F4.unlock(firmware);
            assertThat(firmware.load(flash + 0x10)).isEqualTo(0x8000_0000);
            firmware.machine.reset();
            FlashUnit.F4.unlock(firmware);
            assertThat(firmware.load(flash + 0x10)).isZero();
            firmware.store(flash + 0x10, 2 << 8 | 1);
            firmware.store(0x0802_0000L, 5);
            firmware.store(0x0804_0000L, 6);
            firmware.store(flash + 0x10, 1 << 16 | 4 << 3 | 2);
            assertThat(firmware.load(0x0802_0000L)).as("sector 4 of 128 KiB").isEqualTo(-1);
            assertThat(firmware.load(0x0804_0000L)).as("sector 5").isEqualTo(6);
        }
    }

    @Test
    void aFlashWordOfH7IsProgrammedWhenItIsFull() {
        try (Firmware firmware = Firmware.on("nucleo-h743zi2")) {
            long flash = FlashUnit.H7.base;
            long second = 0x0810_0000L;
            FlashUnit.H7.unlockBank2(firmware);
            firmware.store(flash + 0x10c, 0x32);
            for (int i = 0; i < 8; i++) {
                assertThat(firmware.load(second)).isEqualTo(-1);
                firmware.store(second + 4 * i, i + 1);
            }
            assertThat(firmware.load(second + 28)).isEqualTo(8);
            assertThat(firmware.load(flash + 0x110)).as("EOP").isEqualTo(1 << 16);
            firmware.store(flash + 0x114, 1 << 16);
            firmware.store(second + 32, 9);
            assertThat(firmware.load(flash + 0x110)).as("WBNE").isEqualTo(2);
            firmware.store(flash + 0x10c, 0x72);
            assertThat(firmware.load(second + 32)).as("FW").isEqualTo(9);
            firmware.store(flash + 0x10c, 0x30 | 4 | 1 << 7);
            assertThat(firmware.load(second)).isEqualTo(-1);
            firmware.store(0x0804_0000L, 0);
            assertThat(firmware.load(flash + 0x10))
                    .as("the other bank is locked: PGSERR")
                    .isEqualTo(1 << 18);
        }
    }

    @Test
    void doubleWordsOfL4AreProgrammedOnceAndPagesErased() {
        try (Firmware firmware = Firmware.on("nucleo-l4r5zi")) {
            long flash = FlashUnit.L4.base;
            long page = 0x0810_3000L;
            FlashUnit.L4.unlock(firmware);
            firmware.store(flash + 0x14, 1);
            firmware.store(page, 0x1111);
            assertThat(firmware.load(page)).as("half a double word").isEqualTo(-1);
            firmware.store(page + 4, 0x2222);
            assertThat(firmware.load(page)).isEqualTo(0x1111);
            assertThat(firmware.load(page + 4)).isEqualTo(0x2222);
            firmware.store(page, 0);
            firmware.store(page + 4, 1);
            assertThat(firmware.load(flash + 0x10)).as("PROGERR").isEqualTo(1 << 3);
            firmware.store(flash + 0x10, 1 << 3);
            firmware.store(flash + 0x14, 1 << 16 | 1 << 11 | 3 << 3 | 2);
            assertThat(firmware.load(page + 4)).as("page 3 of bank 2").isEqualTo(-1);
        }
    }
}
