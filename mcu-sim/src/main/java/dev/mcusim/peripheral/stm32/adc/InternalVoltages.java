package dev.mcusim.peripheral.stm32.adc;

/**
 * The voltages within a chip that its converters can measure: typical values of its data sheet.
 *
 * @param reference      the internal reference in microvolts
 * @param thermometerAt30 what the temperature sensor puts out at 30 degrees Celsius, in microvolts
 * @param slope          by how many microvolts a degree more changes that
 * @param divider        by how much the voltage of the battery pin is divided
 */
public record InternalVoltages(int reference, int thermometerAt30, int slope, int divider) {

    /** The temperature of every chip, in degrees Celsius. */
    static final int ROOM = 25;
    /** The pin VBAT, which boards connect to the supply. */
    private static final int BATTERY_MICROVOLTS = 3_300_000;

    /** What the temperature sensor puts out, in microvolts. */
    public int temperature(int celsius) {
        return thermometerAt30 + (celsius - 30) * slope;
    }

    /** The battery's voltage behind the divider, in microvolts. */
    int battery() {
        return BATTERY_MICROVOLTS / divider;
    }
}
