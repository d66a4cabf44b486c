package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The second core of the STM32H747 never runs; registers tell so. */
class HeldCoreTest {

    private static final long RCC = 0x5802_4400L;
    private static final long CR = RCC;
    private static final long GCR = RCC + 0xa0;
    private static final long AHB4ENR = RCC + 0xe0;
    private static final long APB1LENR = RCC + 0xe8;
    private static final long HSEM = 0x5802_6400L;
    private static final int D2CKRDY = 1 << 15;

    private final Firmware firmware = Firmware.on("stm32h747i-disco");

    @AfterEach
    void close() {
        firmware.close();
    }

    private String remark() {
        return firmware.machine.surroundings().orElseThrow().remarks().get(0);
    }

    @Test
    void itsDomainHasNoClockUntilTheFirstCoreUsesIt() {
        assertThat(firmware.load(CR) & D2CKRDY)
                .as("as behind the second core's entry to stop mode")
                .isZero();
        firmware.store(AHB4ENR, 1 << 25);
        assertThat(firmware.load(CR) & D2CKRDY)
                .as("HSEM is in the third domain")
                .isZero();
        firmware.store(APB1LENR, 1 << 18);
        assertThat(firmware.load(CR) & D2CKRDY).as("USART3 is in the second").isNotZero();
        firmware.store(APB1LENR, 0);
        assertThat(firmware.load(CR) & D2CKRDY).isZero();
    }

    @Test
    void aSemaphoreThatIsFreedWakesNobody() {
        firmware.store(AHB4ENR, 1 << 25);
        assertThat(firmware.load(HSEM + 0x80)).isEqualTo(0x8000_0300);
        firmware.store(HSEM, 0x300);
        assertThat(firmware.load(HSEM)).isZero();
        assertThat(firmware.load(CR) & D2CKRDY).isZero();
    }

    @Test
    void theReportSaysThatItIsHeld() {
        assertThat(remark()).contains("Cortex-M4, is held", "waits in vain");
        firmware.store(GCR, 1 << 3);
        assertThat(remark()).contains("although the firmware has told it to boot");
    }

    @Test
    void chipsWithOneCoreSayNothing() {
        try (Firmware single = Firmware.on("nucleo-h743zi2")) {
            assertThat(single.machine.surroundings().orElseThrow().remarks()).isEmpty();
            assertThat(single.load(CR) & D2CKRDY).isNotZero();
        }
    }
}
