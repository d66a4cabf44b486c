package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory coupled to the core of an STM32H7, as DMA controllers see it. */
class CoupledMemoryTest {

    private static final long DTCM = 0x2000_0000L;
    private static final long MDMA = 0x5200_0040L;
    private static final long DMA1 = 0x4002_0000L;

    @Test
    void onlyTheMasterControllerReachesIt() {
        try (Firmware firmware = Firmware.on("nucleo-h743zi2")) {
            firmware.store(0x5802_44d4L, 1);
            firmware.store(0x5802_44d8L, 1);
            firmware.store(DTCM, 0);
            firmware.store(MDMA + 0x10, 2 | 2 << 2 | 3 << 18 | 1 << 30);
            firmware.store(MDMA + 0x14, 4);
            firmware.store(MDMA + 0x18, 0x0800_0000);
            firmware.store(MDMA + 0x1c, (int) DTCM);
            firmware.store(MDMA + 0x0c, 1);
            firmware.store(MDMA + 0x0c, 1 << 16 | 1);
            assertThat(firmware.load(MDMA)).as("complete").isEqualTo(0x1e);
            assertThat(firmware.load(DTCM)).isEqualTo(firmware.load(0x0800_0000L));
            firmware.store(DMA1 + 0x14, 4);
            firmware.store(DMA1 + 0x18, 0x0800_0000);
            firmware.store(DMA1 + 0x1c, (int) DTCM);
            firmware.store(DMA1 + 0x10, 2 << 6 | 1);
            for (int i = 0; i < 50; i++) {
                firmware.load(DMA1);
            }
            assertThat(firmware.load(DMA1) & 0x3f).as("TEIF").isEqualTo(1 << 3);
        }
    }
}
