package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One YAML value and its place in the file, read as whatever a key asks for. What does not fit is reported and empty.
 *
 * @param node the value as parsed
 * @param path where it is, for example {@code memory[2].base}
 * @param faults where to report
 */
record Value(YamlNode node, String path, Faults faults) {
    private static final int LONGEST_TEXT = 2000;
    private static final BigDecimal SLOWEST_MEGAHERTZ = new BigDecimal("0.001");
    private static final long FASTEST_MEGAHERTZ = 10_000;

    Optional<String> text() {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return wrongType("a single value");
        }
        String text = scalar.text().strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            return fault(
                    Code.OUT_OF_RANGE, "a text has 1 to " + LONGEST_TEXT + " characters and no control characters");
        }
        return Optional.of(text);
    }

    Optional<Long> integer(long least, long most) {
        return number("a whole number", Quantity::integer)
                .flatMap(value -> within(value, BigDecimal.valueOf(value), BigDecimal.valueOf(least), most));
    }

    /** A byte address within 32 bits, a multiple of {@code alignment}. */
    Optional<Long> address(int alignment) {
        return number("an address like 0x20000000", Quantity::integer).flatMap(address -> {
            if (address >= 0 && address < MemoryRegion.ADDRESS_SPACE && address % alignment == 0) {
                return Optional.of(address);
            }
            return fault(
                    Code.BAD_ADDRESS,
                    String.format(
                            "0x%X is not allowed: an address is within 0 to 0xFFFFFFFF and here a multiple of %d",
                            address, alignment));
        });
    }

    /** A number of bytes, 1 to {@code most}. */
    Optional<Long> bytes(long most) {
        return number("a size like 64 KiB, 2 MiB or 528", Quantity::bytes)
                .flatMap(value -> within(value, BigDecimal.valueOf(value), BigDecimal.ONE, most));
    }

    /** A frequency, written in MHz, in Hz. */
    Optional<Long> hertz() {
        return number("a frequency in MHz like 216 or 137.5", Quantity::fraction)
                .flatMap(value -> within(value, value, SLOWEST_MEGAHERTZ, FASTEST_MEGAHERTZ))
                .map(Quantity::megahertzToHertz);
    }

    /** A number that need not be whole, 0 to {@code most}. */
    Optional<Double> fraction(long most) {
        return number("a number like 12.5", Quantity::fraction)
                .flatMap(value -> within(value.doubleValue(), value, BigDecimal.ZERO, most));
    }

    /** A word out of a choice. */
    <T> Optional<T> word(Collection<T> choice, Function<T, String> name) {
        return text().flatMap(text -> {
            for (T candidate : choice) {
                if (name.apply(candidate).equals(text)) {
                    return Optional.of(candidate);
                }
            }
            String allowed = String.join(", ", choice.stream().map(name).toList());
            return fault(Code.UNKNOWN_VALUE, Faults.quote(text) + " is not one of " + allowed);
        });
    }

    /** A mapping, as what the reader makes of it; keys that the reader does not ask for are refused. */
    <T> Optional<T> section(Fields.Reader<T> reader) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return wrongType("a mapping");
        }
        Fields fields = new Fields(mapping, path, faults);
        Optional<T> value = reader.read(fields);
        fields.end();
        return value;
    }

    /** The elements of a list, each as what the reader makes of it; those that it makes nothing of are left out. */
    <T> List<T> list(Function<Value, Optional<T>> reader) {
        List<T> list = new ArrayList<>();
        if (node instanceof YamlNode.Sequence sequence) {
            int index = 0;
            for (YamlNode item : sequence.items()) {
                reader.apply(new Value(item, path + "[" + index++ + "]", faults))
                        .ifPresent(list::add);
            }
        } else {
            wrongType("a list");
        }
        return list;
    }

    private <N> Optional<N> number(String wanted, Function<String, Optional<N>> parser) {
        return text().flatMap(text -> {
            Optional<N> number = parser.apply(text);
            return number.isPresent()
                    ? number
                    : fault(Code.WRONG_TYPE, "this must be " + wanted + ", not " + Faults.quote(text));
        });
    }

    private <N> Optional<N> within(N result, BigDecimal value, BigDecimal least, long most) {
        if (value.compareTo(least) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return Optional.of(result);
        }
        return fault(
                Code.OUT_OF_RANGE, value.toPlainString() + " is not within " + least.toPlainString() + " to " + most);
    }

    private <T> Optional<T> wrongType(String wanted) {
        return fault(Code.WRONG_TYPE, "this must be " + wanted + ", not " + node.sort());
    }

    private <T> Optional<T> fault(Code code, String message) {
        faults.add(code, node.line(), path, message);
        return Optional.empty();
    }
}
