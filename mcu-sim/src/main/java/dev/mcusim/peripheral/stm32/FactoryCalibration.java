package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Chip;
import dev.mcusim.peripheral.stm32.adc.InternalVoltages;
import dev.mcusim.peripheral.stm32.adc.Quantization;
import java.util.Map;

/**
 * What was measured of a chip's internal voltages when it was made: half-words in system memory, at the addresses of ST's low-layer
 * headers. Voltages are those that the data sheets call typical (DS8626, 5.3.22 to 5.3.24; DS12110, 6.3; DS12023, 6.3).
 */
final class FactoryCalibration {

    private static final int CELSIUS_1 = 30;

    /**
     * Where the results are, and how they were measured.
     *
     * @param reference    address of VREFINT_CAL
     * @param temperature1 address of TS_CAL1
     * @param temperature2 address of TS_CAL2
     * @param celsius2     temperature of the second measurement
     * @param microvolts   the converter's reference
     * @param bits         resolution
     */
    private record Words(
            long reference, long temperature1, long temperature2, int celsius2, long microvolts, int bits) {

        Map<Long, Integer> of(InternalVoltages voltages) {
            return Map.of(
                    reference, Quantization.code(voltages.reference(), microvolts, bits),
                    temperature1, Quantization.code(voltages.temperature(CELSIUS_1), microvolts, bits),
                    temperature2, Quantization.code(voltages.temperature(celsius2), microvolts, bits));
        }
    }

    private static final Words F4 = new Words(0x1fff_7a2aL, 0x1fff_7a2cL, 0x1fff_7a2eL, 110, 3_300_000, 12);
    private static final Words F7 = new Words(0x1ff0_f44aL, 0x1ff0_f44cL, 0x1ff0_f44eL, 110, 3_300_000, 12);
    private static final Words H7 = new Words(0x1ff1_e860L, 0x1ff1_e820L, 0x1ff1_e840L, 130, 3_300_000, 16);
    private static final Words H7A3 = new Words(0x08ff_f810L, 0x08ff_f814L, 0x08ff_f818L, 130, 3_300_000, 16);
    private static final Words L4 = new Words(0x1fff_75aaL, 0x1fff_75a8L, 0x1fff_75caL, 130, 3_000_000, 12);

    private FactoryCalibration() {}

    /** The half-words of a chip by address. */
    static Map<Long, Integer> of(Chip chip) {
        Words words =
                switch (ChipFamily.of(chip)) {
                    case F4 -> F4;
                    case F7 -> F7;
                    case H7 -> chip.registerMap().equals("h7a3") ? H7A3 : H7;
                    case L4 -> L4;
                };
        return words.of(voltages(chip));
    }

    /** The internal voltages of a chip. */
    static InternalVoltages voltages(Chip chip) {
        return switch (ChipFamily.of(chip)) {
            case F4 -> new InternalVoltages(
                    1_210_000, 772_500, 2_500, chip.registerMap().equals("f407") ? 2 : 4);
            case F7 -> new InternalVoltages(1_210_000, 772_500, 2_500, 4);
            case H7 -> new InternalVoltages(1_216_000, 620_000, 2_000, 4);
            case L4 -> new InternalVoltages(1_212_000, 760_000, 2_500, 3);
        };
    }
}
