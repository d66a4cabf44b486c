package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The keys of one YAML mapping, read as typed values.
 *
 * <p>Nothing here throws: a value that is missing or wrong becomes a fault and a harmless stand-in is returned, so that
 * reading goes on and finds the other faults too. Whoever builds a record from what was read asks {@link #sound()}
 * first. Every key that was asked for is known; {@link #end()} refuses the rest.
 */
final class Fields {
    private static final int LONGEST_TEXT = 2000;

    private final Map<String, YamlNode> entries;
    private final int line;
    private final String path;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean ended;

    private Fields(YamlNode.Mapping mapping, String path, Faults faults) {
        this.entries = mapping.entries();
        this.line = mapping.line();
        this.path = path;
        this.faults = faults;
        this.faultsBefore = faults.count();
    }

    static Fields of(YamlNode.Mapping root, Faults faults) {
        return new Fields(root, "", faults);
    }

    /** Whether no fault was found since reading of this mapping began, in it or in anything read meanwhile. */
    boolean sound() {
        return faults.count() == faultsBefore;
    }

    /** Reports a fault of a value of this mapping. */
    void fault(Code code, String key, String message) {
        YamlNode node = entries.get(key);
        faults.add(code, node == null ? line : node.line(), at(key), message);
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** Whether the value of a key is a mapping, as opposed to a name that refers to one. */
    boolean isMapping(String key) {
        return entries.get(key) instanceof YamlNode.Mapping;
    }

    /** Refuses every key that nobody asked for. Saying so once is enough. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                List<String> near = Nearest.to(key, known);
                fault(
                        Code.UNKNOWN_KEY,
                        key,
                        "there is no such key here"
                                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                                + " Allowed are " + String.join(", ", known));
            }
        }
    }

    String text(String key) {
        return required(key).flatMap(node -> scalar(key, node)).orElse("");
    }

    String text(String key, String otherwise) {
        return optional(key).flatMap(node -> scalar(key, node)).orElse(otherwise);
    }

    /** A required text that has to match a pattern; the fault, if any, has the code and message given. */
    String text(String key, Pattern pattern, Code code, String allowed) {
        String text = text(key);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            fault(code, key, Faults.quote(text) + " is not allowed: " + allowed);
        }
        return text;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key, (itemKey, node) -> scalar(itemKey, node).ifPresent(texts::add));
        return texts;
    }

    long integer(String key, long least, long most) {
        return required(key).flatMap(node -> integer(key, node, least, most)).orElse(least);
    }

    Optional<Integer> optionalInteger(String key, int least, int most) {
        return optional(key).flatMap(node -> integer(key, node, least, most)).map(Long::intValue);
    }

    /** A required 32-bit register value. */
    int register(String key) {
        return (int) integer(key, 0, 0xFFFF_FFFFL);
    }

    /** A 32-bit register value, 0 where the key is missing. */
    int registerOrZero(String key) {
        return optional(key)
                .flatMap(node -> integer(key, node, 0, 0xFFFF_FFFFL))
                .orElse(0L)
                .intValue();
    }

    /** A required byte address within 32 bits, a multiple of {@code alignment}. */
    long address(String key, int alignment) {
        return required(key).flatMap(node -> address(key, node, alignment)).orElse(0L);
    }

    /** A required number of bytes, at least 1. */
    long bytes(String key) {
        return required(key)
                .flatMap(node -> bytes(key, node, MemoryRegion.ADDRESS_SPACE))
                .orElse(1L);
    }

    Optional<Long> optionalBytes(String key, long most) {
        return optional(key).flatMap(node -> bytes(key, node, most));
    }

    /** A required frequency, written in MHz, in Hz. */
    long hertz(String key) {
        return required(key).flatMap(node -> hertz(key, node)).orElse(1L);
    }

    /** A frequency, written in MHz, in Hz. */
    Optional<Long> optionalHertz(String key) {
        return optional(key).flatMap(node -> hertz(key, node));
    }

    /** A list of frequencies, written in MHz, in Hz. */
    List<Long> hertzList(String key) {
        List<Long> list = new ArrayList<>();
        items(key, (itemKey, node) -> hertz(itemKey, node).ifPresent(list::add));
        return list;
    }

    Optional<Double> optionalFraction(String key, double most) {
        return optional(key).flatMap(node -> fraction(key, node, most));
    }

    double fraction(String key, double most) {
        return required(key).flatMap(node -> fraction(key, node, most)).orElse(0.0);
    }

    boolean flag(String key) {
        return word(key, List.of(true, false), String::valueOf, false);
    }

    /** A required word out of a choice. */
    <T> T word(String key, Collection<T> choice, Function<T, String> name, T standIn) {
        return required(key).flatMap(node -> word(key, node, choice, name)).orElse(standIn);
    }

    /** A word out of a choice, or what holds when the key is missing. */
    <T> T wordOr(String key, Collection<T> choice, Function<T, String> name, T otherwise) {
        return optional(key).flatMap(node -> word(key, node, choice, name)).orElse(otherwise);
    }

    /** A list of words out of a choice. */
    <T> List<T> words(String key, Collection<T> choice, Function<T, String> name) {
        List<T> words = new ArrayList<>();
        items(key, (itemKey, node) -> word(itemKey, node, choice, name).ifPresent(words::add));
        return words;
    }

    /** A required mapping within this one, as what the reader makes of it. */
    <T> Optional<T> section(String key, Reader<T> reader) {
        return required(key).flatMap(node -> mapping(key, node, reader));
    }

    /** A mapping within this one, as what the reader makes of it; empty when the key is missing. */
    <T> Optional<T> optionalSection(String key, Reader<T> reader) {
        return optional(key).flatMap(node -> mapping(key, node, reader));
    }

    /** A list of mappings, each as what the reader makes of it; empty when the key is missing. */
    <T> List<T> sections(String key, Reader<T> reader) {
        List<T> sections = new ArrayList<>();
        items(key, (itemKey, node) -> mapping(itemKey, node, reader).ifPresent(sections::add));
        return sections;
    }

    /** A required mapping of free names to mappings, each as what the reader makes of it. */
    <T> Map<String, T> namedSections(String key, NamedReader<T> reader) {
        Map<String, T> named = new LinkedHashMap<>();
        section(key, section -> {
            for (String name : section.freeKeys()) {
                section.mapping(name, section.entries.get(name), fields -> reader.read(name, fields))
                        .ifPresent(value -> named.put(name, value));
            }
            return Optional.of(named);
        });
        return named;
    }

    /** Makes a value of a mapping; empty when faults keep it from doing so. */
    interface Reader<T> {
        Optional<T> read(Fields fields);
    }

    /** Makes a value of a mapping that has a name. */
    interface NamedReader<T> {
        Optional<T> read(String name, Fields fields);
    }

    /** The keys of this mapping; all of them count as known. */
    Set<String> freeKeys() {
        known.addAll(entries.keySet());
        return entries.keySet();
    }

    /** A required mapping of free names to whole numbers. */
    Map<String, Long> integers(String key, long least, long most) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        section(key, section -> {
            for (String name : section.freeKeys()) {
                section.integer(name, section.entries.get(name), least, most)
                        .ifPresent(number -> numbers.put(name, number));
            }
            return Optional.of(numbers);
        });
        return numbers;
    }

    /** A whole number, or a list of them. */
    List<Long> integersOrOne(String key, long least, long most) {
        List<Long> numbers = new ArrayList<>();
        if (entries.get(key) instanceof YamlNode.Scalar scalar) {
            known.add(key);
            integer(key, scalar, least, most).ifPresent(numbers::add);
        } else {
            items(key, (itemKey, node) -> integer(itemKey, node, least, most).ifPresent(numbers::add));
        }
        return numbers;
    }

    /** The elements of a list; empty when the key is missing. */
    private void items(String key, Item reader) {
        optional(key).ifPresent(node -> {
            if (node instanceof YamlNode.Sequence sequence) {
                int index = 0;
                for (YamlNode item : sequence.items()) {
                    reader.read(key + "[" + index++ + "]", item);
                }
            } else {
                wrongType(key, node, "a list");
            }
        });
    }

    private interface Item {
        void read(String key, YamlNode node);
    }

    private Optional<YamlNode> optional(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private Optional<YamlNode> required(String key) {
        Optional<YamlNode> node = optional(key);
        if (node.isEmpty()) {
            fault(Code.MISSING_KEY, key, "this key is required");
        }
        return node;
    }

    private <T> Optional<T> mapping(String key, YamlNode node, Reader<T> reader) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            wrongType(key, node, "a mapping");
            return Optional.empty();
        }
        Fields fields = new Fields(mapping, at(key), faults);
        Optional<T> value = reader.read(fields);
        fields.end();
        return value;
    }

    private Optional<String> scalar(String key, YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            wrongType(key, node, "a single value");
            return Optional.empty();
        }
        String text = scalar.text().strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            at(
                    Code.OUT_OF_RANGE,
                    key,
                    node,
                    "a text has 1 to " + LONGEST_TEXT + " characters and no control characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<Long> address(String key, YamlNode node, int alignment) {
        Optional<Long> address = scalar(key, node)
                .flatMap(text -> converted(key, node, text, Quantity.integer(text), "an address like 0x20000000"));
        if (address.isPresent()) {
            long value = address.get();
            if (value < 0 || value >= MemoryRegion.ADDRESS_SPACE || value % alignment != 0) {
                at(
                        Code.BAD_ADDRESS,
                        key,
                        node,
                        String.format(
                                "0x%X is not allowed: an address is within 0 to 0xFFFFFFFF and here a multiple of %d",
                                value, alignment));
                return Optional.empty();
            }
        }
        return address;
    }

    private Optional<Long> integer(String key, YamlNode node, long least, long most) {
        return scalar(key, node)
                .flatMap(text -> converted(key, node, text, Quantity.integer(text), "a whole number"))
                .filter(value -> within(
                        key, node, BigDecimal.valueOf(value), BigDecimal.valueOf(least), BigDecimal.valueOf(most)));
    }

    private Optional<Long> bytes(String key, YamlNode node, long most) {
        return scalar(key, node)
                .flatMap(text -> converted(key, node, text, Quantity.bytes(text), "a size like 64 KiB, 2 MiB or 528"))
                .filter(value ->
                        within(key, node, BigDecimal.valueOf(value), BigDecimal.ONE, BigDecimal.valueOf(most)));
    }

    private Optional<Long> hertz(String key, YamlNode node) {
        return scalar(key, node)
                .flatMap(text ->
                        converted(key, node, text, Quantity.fraction(text), "a frequency in MHz like 216 or 137.5"))
                .filter(value -> within(key, node, value, new BigDecimal("0.001"), BigDecimal.valueOf(10_000)))
                .flatMap(value -> Quantity.hertz(value.toPlainString()));
    }

    private Optional<Double> fraction(String key, YamlNode node, double most) {
        return scalar(key, node)
                .flatMap(text -> converted(key, node, text, Quantity.fraction(text), "a number like 12.5"))
                .filter(value -> within(key, node, value, BigDecimal.ZERO, BigDecimal.valueOf(most)))
                .map(BigDecimal::doubleValue);
    }

    private <T> Optional<T> word(String key, YamlNode node, Collection<T> choice, Function<T, String> name) {
        return scalar(key, node).flatMap(text -> {
            for (T candidate : choice) {
                if (name.apply(candidate).equals(text)) {
                    return Optional.of(candidate);
                }
            }
            at(
                    Code.UNKNOWN_VALUE,
                    key,
                    node,
                    Faults.quote(text) + " is not one of "
                            + String.join(", ", choice.stream().map(name).toList()));
            return Optional.empty();
        });
    }

    private <N> Optional<N> converted(String key, YamlNode node, String text, Optional<N> number, String wanted) {
        if (number.isEmpty()) {
            at(Code.WRONG_TYPE, key, node, "this must be " + wanted + ", not " + Faults.quote(text));
        }
        return number;
    }

    private boolean within(String key, YamlNode node, BigDecimal value, BigDecimal least, BigDecimal most) {
        if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
            return true;
        }
        at(
                Code.OUT_OF_RANGE,
                key,
                node,
                value.toPlainString() + " is not within " + least.toPlainString() + " to " + most.toPlainString());
        return false;
    }

    private void wrongType(String key, YamlNode node, String wanted) {
        at(Code.WRONG_TYPE, key, node, "this must be " + wanted + ", not " + node.sort());
    }

    private void at(Code code, String key, YamlNode node, String message) {
        faults.add(code, node.line(), at(key), message);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
