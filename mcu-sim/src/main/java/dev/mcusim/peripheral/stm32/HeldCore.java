package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/**
 * What RCC tells about the second core of a dual-core chip, which is held here as with the option bit BCM4 cleared: it never runs, so
 * its domain D2 has a clock only while the first core has one of its peripherals or memories enabled (RM0399, 7.4 and 9.5). Firmware
 * that wakes the second core by a semaphore and waits for D2CKRDY waits in vain, up to its time-out.
 */
final class HeldCore {

    private static final List<String> D2_ENABLES = List.of("AHB1ENR", "AHB2ENR", "APB1LENR", "APB1HENR", "APB2ENR");

    private final RegisterBank rcc;

    HeldCore(RegisterBank rcc) {
        this.rcc = rcc;
        Field ready = rcc.field("CR.D2CKRDY");
        ready.always(0);
        D2_ENABLES.forEach(name -> rcc.register(name).whenWritten(word -> ready.set(isDomainRunning() ? 1 : 0)));
    }

    private boolean isDomainRunning() {
        return D2_ENABLES.stream().anyMatch(name -> rcc.register(name).value() != 0);
    }

    /** Whether the firmware has told the second core to boot (RCC_GCR.BOOT_C2), which it does not. */
    boolean isReleased() {
        return rcc.value("GCR.BOOT_C2") != 0;
    }
}
