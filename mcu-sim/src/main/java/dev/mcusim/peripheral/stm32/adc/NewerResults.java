package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/**
 * What the converters of STM32L4+ and H7 make of a voltage, and how long that takes: resolution, sampling times, oversampling, offsets,
 * alignment. Those with the register PCSEL have 16 bits, the others 12.
 */
final class NewerResults {

    /** DMA goes on for ever, by DMACFG or DMNGT. */
    static final int ENDLESS = 3;

    /** In half cycles: RM0432, 21.4.12. */
    private static final int[] SAMPLING_12 = {5, 13, 25, 49, 95, 185, 495, 1281};
    /** In half cycles: RM0433, 25.4.13. */
    private static final int[] SAMPLING_16 = {3, 5, 17, 33, 65, 129, 775, 1621};
    /** Resolutions of those with 16 bits, by RES; those from 4 on need less power. */
    private static final int[] BITS_16 = {16, 14, 12, 10, 8, 14, 12, 8};

    private static final int CHANNELS_OF_SMPR = 10;
    private static final int OFFSETS = 4;
    private static final int CALIBRATION_12 = 116;
    private static final int CALIBRATION_16 = 1_280;
    private static final int CALIBRATION_OF_LINEARITY = 165_010;

    private final RegisterBank registers;
    private final AnalogInputs inputs;
    private final boolean wide;
    private final Register[] offsets = new Register[OFFSETS];

    NewerResults(RegisterBank registers, AnalogInputs inputs) {
        this.registers = registers;
        this.inputs = inputs;
        wide = registers.has("PCSEL");
        for (int i = 0; i < OFFSETS; i++) {
            offsets[i] = registers.register("OFR" + (i + 1));
        }
    }

    /** How many cycles of the converter's clock a calibration takes. */
    int calibration(boolean linearity) {
        if (!wide) {
            return CALIBRATION_12;
        }
        return linearity ? CALIBRATION_OF_LINEARITY : CALIBRATION_16;
    }

    /** Resolution in bits. */
    int bits() {
        int code = registers.value("CFGR.RES");
        return wide ? BITS_16[code] : 12 - 2 * code;
    }

    /** 0 for no DMA, 1 for one transfer, 3 for one without end. */
    int dma() {
        int code = wide
                ? registers.value("CFGR.DMNGT")
                : registers.value("CFGR.DMAEN") * (1 + 2 * registers.value("CFGR.DMACFG"));
        return code == 2 ? 0 : code;
    }

    /** Cycles of the converter's clock that a result takes. */
    int cycles(int channel, String oversampling) {
        Register times = registers.register(channel < CHANNELS_OF_SMPR ? "SMPR1" : "SMPR2");
        int code = times.value() >>> 3 * (channel % CHANNELS_OF_SMPR) & 7;
        int sampling = wide ? SAMPLING_16[code] : SAMPLING_12[code];
        if (code == 0 && registers.value("SMPR1.SMPPLUS") != 0) {
            sampling += 2;
        }
        int approximation = wide ? bits() + 1 : 2 * bits() + 1;
        return (sampling + approximation) / 2 * ratio(oversampling);
    }

    /** How many conversions make a result. */
    private int ratio(String oversampling) {
        if (registers.value(oversampling) == 0) {
            return 1;
        }
        return registers.has("CFGR2.OSVR") ? registers.value("CFGR2.OSVR") + 1 : 2 << registers.value("CFGR2.OVSR");
    }

    /** What a conversion of a channel results in. */
    int code(int channel) {
        if (wide && inputs.isPin(channel) && (registers.register("PCSEL").value() & 1 << channel) == 0) {
            return 0;
        }
        long voltage = inputs.microvolts(channel);
        boolean differential = (registers.register("DIFSEL").value() & 1 << channel) != 0;
        return Quantization.code(differential ? inputs.difference(channel) : voltage, bits());
    }

    /** What comes into a data register. */
    int result(int channel, String oversampling) {
        int ratio = ratio(oversampling);
        int sum = code(channel) * ratio;
        int result = (ratio == 1 ? sum : sum >> registers.value("CFGR2.OVSS")) - offset(channel);
        if (wide) {
            return result << registers.value("CFGR2.LSHIFT");
        }
        boolean left = registers.value("CFGR.ALIGN") != 0 && ratio == 1;
        return (left ? result << (bits() == 6 ? 2 : 16 - bits()) : result) & 0xffff;
    }

    /** Offsets stand at the resolution's upper end. */
    private int offset(int channel) {
        for (Register offset : offsets) {
            int held = offset.value();
            if ((held >>> 26 & 0x1f) == channel) {
                if (wide && (held & 0x03ff_ffff) != 0) {
                    return (held & 0x03ff_ffff) >>> 16 - bits();
                } else if (!wide && held < 0) {
                    return (held & 0xfff) >>> 12 - bits();
                }
            }
        }
        return 0;
    }
}
