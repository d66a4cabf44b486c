package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.ResetCause;
import org.junit.jupiter.api.Test;

/** Firmware that programs option bytes, on a family each. */
class OptionBytesTest {

    private static final long F4 = FlashUnit.F4.base;
    private static final long H7 = FlashUnit.H7.base;
    private static final long L4 = FlashUnit.L4.base;

    @Test
    void aProtectedSectorOfF4IsNeitherErasedNorProgrammed() {
        try (Firmware firmware = Firmware.on("nucleo-f429zi")) {
            firmware.store(F4 + 0x14, 0x0dff_aaed);
            assertThat(firmware.load(F4 + 0x14)).as("locked").isEqualTo(0x0fff_aaed);
            FlashUnit.F4.unlockOptions(firmware);
            firmware.store(F4 + 0x14, 0x0dff_aaec);
            FlashUnit.F4.unlock(firmware);
            firmware.store(F4 + 0x10, 2 << 8 | 1);
            firmware.store(0x080a_0000L, 1);
            assertThat(firmware.load(0x080a_0000L)).as("not programmed yet").isEqualTo(1);
            firmware.store(F4 + 0x18, 0x0ffd_0000);
            firmware.store(F4 + 0x14, 0x0dff_aaee);
            assertThat(firmware.load(F4 + 0x14)).isEqualTo(0x0dff_aaec);
            assertThat(firmware.load(F4 + 0x0c)).isZero();
            for (long address : new long[] {0x080a_0000L, 0x0810_4000L}) {
                firmware.store(address, 0);
                assertThat(firmware.load(F4 + 0x0c)).as("WRPERR").isEqualTo(1 << 4);
                firmware.store(F4 + 0x0c, 1 << 4);
            }
            firmware.store(0x0808_0000L, 3);
            firmware.store(0x0810_0000L, 4);
            firmware.store(F4 + 0x10, 1 << 16 | 9 << 3 | 2);
            assertThat(firmware.load(F4 + 0x0c)).as("WRPERR of sector 9").isEqualTo(1 << 4);
            assertThat(firmware.load(0x080a_0000L)).isEqualTo(1);
            firmware.store(F4 + 0x0c, 1 << 4);
            firmware.store(F4 + 0x10, 1 << 16 | 1 << 15 | 1 << 2);
            assertThat(firmware.load(F4 + 0x0c))
                    .as("mass erase with a protected sector")
                    .isEqualTo(1 << 4);
            assertThat(firmware.load(0x0810_0000L)).isEqualTo(4);
            firmware.machine.reset();
            assertThat(firmware.load(F4 + 0x14)).as("kept").isEqualTo(0x0dff_aaed);
            assertThat(firmware.load(F4 + 0x18)).as("kept").isEqualTo(0x0ffd_0000);
        }
    }

    @Test
    void leavingLevel1ErasesAllAndLevel2StaysForEver() {
        try (Firmware firmware = Firmware.on("nucleo-f446re")) {
            FlashUnit.F4.unlock(firmware);
            FlashUnit.F4.unlockOptions(firmware);
            firmware.store(F4 + 0x10, 2 << 8 | 1);
            firmware.store(0x0804_0000L, 1);
            firmware.store(F4 + 0x14, 0x0fff_55ee);
            assertThat(firmware.load(0x0804_0000L)).as("level 1").isEqualTo(1);
            firmware.store(F4 + 0x14, 0x0fff_aaee);
            assertThat(firmware.load(0x0804_0000L)).as("level 0").isEqualTo(-1);
            firmware.store(F4 + 0x14, 0x0fff_ccee);
            assertThat(firmware.load(F4 + 0x0c)).isZero();
            firmware.store(F4 + 0x14, 0x0fff_aaee);
            assertThat(firmware.load(F4 + 0x0c)).as("refused").isEqualTo(1 << 4);
            firmware.machine.writeMemory(0x0800_0000L, new byte[] {0, 0x10, 0, 0x20, 1, 1, 0, 8});
            firmware.machine.reset();
            assertThat(firmware.load(F4 + 0x14)).as("level 2").isEqualTo(0x0fff_cced);
        }
    }

    @Test
    void twoBanksOfF76xHaveSmallerSectors() {
        try (Firmware firmware = Firmware.on("nucleo-f767zi")) {
            FlashUnit.F4.unlockOptions(firmware);
            firmware.store(F4 + 0x14, 0xdfff_aafe);
            firmware.machine.reset();
            assertThat(firmware.load(F4 + 0x14)).isEqualTo(0xdfff_aafd);
            FlashUnit.F4.unlock(firmware);
            firmware.store(F4 + 0x10, 2 << 8 | 1);
            firmware.store(0x0810_4000L, 5);
            firmware.store(0x0810_8000L, 6);
            firmware.store(F4 + 0x10, 1 << 16 | 17 << 3 | 2);
            assertThat(firmware.load(0x0810_4000L)).as("sector 13 of 16 KiB").isEqualTo(-1);
            assertThat(firmware.load(0x0810_8000L)).as("sector 14").isEqualTo(6);
            FlashUnit.F4.unlockOptions(firmware);
            firmware.store(F4 + 0x14, 0xdf7f_aafe);
            firmware.store(F4 + 0x10, 1 << 16 | 18 << 3 | 2);
            assertThat(firmware.load(F4 + 0x0c))
                    .as("a bit protects sectors 14 and 15")
                    .isEqualTo(1 << 4);
            firmware.store(F4 + 0x0c, 1 << 4);
            firmware.store(F4 + 0x10, 1 << 16 | 17 << 3 | 2);
            assertThat(firmware.load(F4 + 0x0c)).isZero();
        }
    }

    @Test
    void banksOfH7ChangePlacesWithAReset() {
        try (Firmware firmware = Firmware.on("nucleo-h743zi2")) {
            firmware.store(H7 + 0x20, 0x8006_aaf0);
            assertThat(firmware.load(H7 + 0x20)).as("locked").isEqualTo(0x0006_aaf0);
            FlashUnit.H7.unlockOptions(firmware);
            firmware.store(H7 + 0x13c, 0xfb);
            firmware.store(H7 + 0x20, 0x8006_aaf0);
            firmware.store(H7 + 0x18, 1 << 1);
            assertThat(firmware.load(H7 + 0x1c)).isEqualTo(0x8006_aaf0);
            assertThat(firmware.load(H7 + 0x18)).as("not swapped yet").isZero();
            FlashUnit.H7.unlockBank2(firmware);
            firmware.store(H7 + 0x10c, 0x80 | 2 << 8 | 4);
            assertThat(firmware.load(H7 + 0x110)).as("WRPERR").isEqualTo(1 << 17);
            int first = firmware.load(0x0800_0000L);
            firmware.machine.writeMemory(0x0810_0000L, new byte[] {0, 0x10, 0, 0x20, 1, 1, 0, 8});
            firmware.machine.reset();
            assertThat(firmware.load(H7 + 0x18)).isEqualTo(0x8000_0001);
            assertThat(firmware.load(0x0800_0000L)).isEqualTo(0x2000_1000);
            assertThat(firmware.load(0x0810_0000L)).isEqualTo(first);
            assertThat(firmware.load(H7 + 0x38))
                    .as("the protection of the other bank")
                    .isEqualTo(0xfb);
            assertThat(firmware.load(H7 + 0x138)).isEqualTo(0xff);
            FlashUnit.H7.unlock(firmware);
            firmware.store(H7 + 0x0c, 0x80 | 2 << 8 | 4);
            assertThat(firmware.load(H7 + 0x10)).as("WRPERR").isEqualTo(1 << 17);
        }
    }

    @Test
    void protectedPagesOfL4CountWhenTheOptionBytesAreLoaded() {
        try (Firmware firmware = Firmware.on("nucleo-l4r5zi")) {
            firmware.store(L4 + 0x2c, 0x0003_0002);
            assertThat(firmware.load(L4 + 0x2c)).as("locked").isEqualTo(0xff00_ffff);
            FlashUnit.L4.unlock(firmware);
            firmware.store(L4 + 0x14, 0x4000_0000);
            FlashUnit.L4.unlockOptions(firmware);
            assertThat(firmware.load(L4 + 0x14)).isZero();
            firmware.store(L4 + 0x2c, 0x0003_0002);
            firmware.store(L4 + 0x14, 1 << 17);
            firmware.store(L4 + 0x14, 1 << 16 | 2 << 3 | 2);
            assertThat(firmware.load(L4 + 0x10)).as("not loaded yet").isZero();
            firmware.store(L4 + 0x14, 1 << 27);
            assertThat(firmware.machine.resets()).containsExactly(ResetCause.OPTION_BYTES);
            assertThat(firmware.load(0x4002_1094L) & 1 << 25).as("OBLRSTF").isNotZero();
            FlashUnit.L4.unlock(firmware);
            firmware.store(L4 + 0x14, 1 << 16 | 2 << 3 | 2);
            assertThat(firmware.load(L4 + 0x10)).as("WRPERR").isEqualTo(1 << 4);
            firmware.store(L4 + 0x10, 1 << 4);
            firmware.store(L4 + 0x14, 1);
            firmware.store(0x0800_3000L, 1);
            firmware.store(0x0800_3004L, 1);
            assertThat(firmware.load(L4 + 0x10)).as("WRPERR").isEqualTo(1 << 4);
            firmware.store(L4 + 0x10, 1 << 4);
            firmware.store(L4 + 0x14, 1 << 16 | 4 << 3 | 2);
            assertThat(firmware.load(L4 + 0x10)).as("page 4").isZero();
        }
    }

    @Test
    void memoryRemappingMakesBanksChangePlaces() {
        try (Firmware firmware = Firmware.on("nucleo-l4r5zi")) {
            byte[] program = firmware.machine.readMemory(0x0800_0000L, 0x400);
            firmware.machine.writeMemory(0x0810_0000L, program);
            firmware.machine.writeMemory(0x0818_0000L, new byte[] {1, 2, 3, 4});
            firmware.store(0x4002_1060L, 1);
            firmware.store(0x4001_0000L, 1 << 8);
            assertThat(firmware.load(0x0808_0000L)).isEqualTo(0x0403_0201);
            FlashUnit.L4.unlock(firmware);
            firmware.store(L4 + 0x14, 1 << 16 | 1 << 11 | 128 << 3 | 2);
            assertThat(firmware.load(0x0808_0000L)).as("page 128 of bank 2").isEqualTo(-1);
            firmware.machine.reset();
            assertThat(firmware.load(0x0818_0000L)).as("as before").isEqualTo(-1);
            assertThat(firmware.load(0x4001_0000L)).isZero();
        }
    }
}
