package dev.mcusim.run.script;

import dev.mcusim.peripheral.Pin;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Voltages as people write them: {@code 1.25V}, {@code 800mV}. */
final class Voltage {

    private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,6})?)(V|mV|uV)");
    private static final BigDecimal SUPPLY = BigDecimal.valueOf(Pin.SUPPLY_MICROVOLTS);

    private Voltage() {}

    /**
     * The voltage in microvolts, rounded down.
     *
     * @throws IllegalArgumentException when the text is none, or beyond the chip's supply
     */
    static int microvolts(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            BigDecimal voltage = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))));
            if (voltage.compareTo(SUPPLY) <= 0) {
                return voltage.intValue();
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no voltage; write a number and V, mV or uV, as 1.25V, up to 3.3V".formatted(text));
    }

    private static int unit(String name) {
        return switch (name) {
            case "V" -> 1_000_000;
            case "mV" -> 1_000;
            default -> 1;
        };
    }
}
