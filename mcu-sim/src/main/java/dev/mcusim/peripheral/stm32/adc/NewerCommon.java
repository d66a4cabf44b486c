package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;

/** The common registers of the converters of STM32L4+ and H7 (RM0432, 21.7; RM0433, 25.7). */
final class NewerCommon implements CommonSettings, Device {

    private static final int BITS_OF_STATUS = 16;
    /** By PRESC. */
    private static final int[] DIVIDERS = {1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256};

    private final RegisterBank registers;
    private final AdcGroup group;

    private NewerCommon(AdcSite site) {
        group = site.group();
        registers = new RegisterBank(site.layout(), site.bytes());
        registers.register("CSR").readOnly().reads(held -> group.status(BITS_OF_STATUS));
        registers.register("CDR").readOnly().reads(held -> group.take());
        registers.register("CDR2").readOnly().reads(held -> group.take());
        registers.register("CCR").whenWritten(word -> group.settingsChanged());
    }

    /** The registers of that place. */
    static Device of(AdcSite site) {
        NewerCommon common = new NewerCommon(site);
        site.group().use(common);
        return common;
    }

    @Override
    public long hertz(long kernel, long bus) {
        int synchronous = registers.value("CCR.CKMODE");
        int divider = DIVIDERS[Math.min(registers.value("CCR.PRESC"), DIVIDERS.length - 1)];
        return synchronous == 0 ? kernel / divider : bus >> synchronous - 1;
    }

    @Override
    public boolean senses() {
        return registers.value("CCR.TSEN") != 0;
    }

    @Override
    public boolean connectsReference() {
        return registers.value("CCR.VREFEN") != 0;
    }

    @Override
    public boolean connectsBattery() {
        return registers.value("CCR.VBATEN") != 0;
    }

    @Override
    public MultiMode mode() {
        int dual = registers.value("CCR.DUAL");
        if (dual == 0) {
            return MultiMode.INDEPENDENT;
        }
        boolean interleaved = dual == 3 || dual == 7;
        return new MultiMode(
                2,
                interleaved || dual == 1 || dual == 2 || dual == 6,
                dual == 1 || dual == 3 || dual == 5,
                dual == 2 || dual == 9,
                interleaved ? registers.value("CCR.DELAY") + 1 : 0,
                switch (registers.value("CCR.DAMDF")) {
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
