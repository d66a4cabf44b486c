package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;

/** The common registers of the converters of STM32F4 and F7 (RM0090, 13.13.15 to 13.13.17). */
final class OlderCommon implements CommonSettings, Device {

    private static final int BITS_OF_STATUS = 8;
    /** CCR.MULTI: from this bit on, three converters work together. */
    private static final int TRIPLE = 0x10;

    private static final int FIRST_DELAY = 5;

    private final RegisterBank registers;
    private final AdcGroup group;

    private OlderCommon(AdcSite site) {
        group = site.group();
        registers = new RegisterBank(site.layout(), site.bytes());
        registers.register("CSR").readOnly().reads(held -> group.status(BITS_OF_STATUS));
        registers.register("CDR").readOnly().reads(held -> group.take());
        registers.register("CCR").whenWritten(word -> group.settingsChanged());
    }

    /** The registers of that place. */
    static Device of(AdcSite site) {
        OlderCommon common = new OlderCommon(site);
        site.group().use(common);
        return common;
    }

    @Override
    public long hertz(long kernel, long bus) {
        return kernel / (2L * (registers.value("CCR.ADCPRE") + 1));
    }

    @Override
    public boolean senses() {
        return registers.value("CCR.TSVREFE") != 0;
    }

    @Override
    public boolean connectsReference() {
        return senses();
    }

    @Override
    public boolean connectsBattery() {
        return registers.value("CCR.VBATE") != 0;
    }

    @Override
    public MultiMode mode() {
        int multi = registers.value("CCR.MULTI");
        int kind = multi & (TRIPLE - 1);
        if (kind == 0) {
            return MultiMode.INDEPENDENT;
        }
        return new MultiMode(
                multi >= TRIPLE ? 3 : 2,
                kind == 1 || kind == 2 || kind == 6 || kind == 7,
                kind == 1 || kind == 5,
                kind == 2 || kind == 9,
                kind == 7 ? registers.value("CCR.DELAY") + FIRST_DELAY : 0,
                switch (registers.value("CCR.DMA")) {
                    case 1 -> 32;
                    case 2 -> 16;
                    case 3 -> 8;
                    default -> 0;
                });
    }

    @Override
    public int read(int offset, int size) {
        group.catchUp();
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        group.catchUp();
        registers.write(offset, size, value);
    }
}
