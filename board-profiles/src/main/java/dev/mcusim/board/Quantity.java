package dev.mcusim.board;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as profile files write them. Every pattern bounds the digits, so no number is expensive to read. */
final class Quantity {
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,12})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) (KiB|MiB)");
    private static final BigDecimal MEGA = BigDecimal.valueOf(1_000_000);

    private Quantity() {}

    /** A whole number, decimal or hexadecimal with {@code 0x}. */
    static Optional<Long> integer(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.matches()) {
            return Optional.of(Long.parseLong(hexadecimal.group(1), 16));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** A number of bytes, or of KiB or MiB with that unit behind it. */
    static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (size.matches()) {
            int shift = size.group(2).equals("KiB") ? 10 : 20;
            return Optional.of(Long.parseLong(size.group(1)) << shift);
        }
        return integer(text);
    }

    /** A frequency in MHz with at most six decimal places, in Hz. */
    static long megahertzToHertz(BigDecimal megahertz) {
        return megahertz.multiply(MEGA).longValueExact();
    }

    /** A number with at most six decimal places. */
    static Optional<BigDecimal> fraction(String text) {
        return FRACTION.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
