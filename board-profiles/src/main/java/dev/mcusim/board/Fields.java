package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
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
    private static final long LARGEST_WORD = 0xFFFF_FFFFL;

    private final Map<String, YamlNode> entries;
    private final int line;
    private final String path;
    private final Faults faults;
    private final int faultsBefore;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean ended;

    /** Makes a value of a mapping; empty when faults keep it from doing so. */
    interface Reader<T> {
        Optional<T> read(Fields fields);
    }

    /** Makes a value of a mapping that has a name. */
    interface NamedReader<T> {
        Optional<T> read(String name, Fields fields);
    }

    Fields(YamlNode.Mapping mapping, String path, Faults faults) {
        this.entries = mapping.entries();
        this.line = mapping.line();
        this.path = path;
        this.faults = faults;
        this.faultsBefore = faults.count();
    }

    /** The root of a file. */
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

    /** Refuses every key that nobody asked for. Saying so once is enough. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                List<String> near = Nearest.to(key, known);
                String hint = near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?";
                fault(
                        Code.UNKNOWN_KEY,
                        key,
                        "there is no such key here" + hint + " Allowed are " + String.join(", ", known));
            }
        }
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** Whether the value of a key is a mapping, as opposed to a name that refers to one. */
    boolean isMapping(String key) {
        return entries.get(key) instanceof YamlNode.Mapping;
    }

    /** The keys of this mapping, whose names are free; all of them count as known. */
    Set<String> freeKeys() {
        known.addAll(entries.keySet());
        return entries.keySet();
    }

    /** A required text; a stand-in is empty, a text from the file never is. */
    String text(String key) {
        return required(key).flatMap(Value::text).orElse("");
    }

    String text(String key, String otherwise) {
        return optional(key).flatMap(Value::text).orElse(otherwise);
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
        return list(key, Value::text);
    }

    int integer(String key, int least, int most) {
        return required(key)
                .flatMap(value -> value.integer(least, most))
                .orElse((long) least)
                .intValue();
    }

    Optional<Integer> optionalInteger(String key, int least, int most) {
        return optional(key).flatMap(value -> value.integer(least, most)).map(Long::intValue);
    }

    /** A whole number, or a list of them. */
    List<Integer> integerOrList(String key, int least, int most) {
        return entries.get(key) instanceof YamlNode.Sequence
                ? list(key, value -> value.integer(least, most).map(Long::intValue))
                : optionalInteger(key, least, most).stream().toList();
    }

    /** A mapping of free names to whole numbers; empty when the key is missing. */
    Map<String, Integer> integers(String key, int least, int most) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        optionalSection(key, section -> {
            for (String name : section.freeKeys()) {
                section.optionalInteger(name, least, most).ifPresent(number -> numbers.put(name, number));
            }
            return Optional.of(numbers);
        });
        return numbers;
    }

    /** A required 32-bit register value. */
    int register(String key) {
        return required(key)
                .flatMap(value -> value.integer(0, LARGEST_WORD))
                .orElse(0L)
                .intValue();
    }

    /** A 32-bit register value, 0 where the key is missing. */
    int registerOrZero(String key) {
        return has(key) ? register(key) : 0;
    }

    /** A required byte address within 32 bits, a multiple of {@code alignment}. */
    long address(String key, int alignment) {
        return required(key).flatMap(value -> value.address(alignment)).orElse(0L);
    }

    /** A required number of bytes, at least 1. */
    long bytes(String key) {
        return required(key)
                .flatMap(value -> value.bytes(MemoryRegion.ADDRESS_SPACE))
                .orElse(1L);
    }

    Optional<Long> optionalBytes(String key, long most) {
        return optional(key).flatMap(value -> value.bytes(most));
    }

    /** A required frequency, written in MHz, in Hz. */
    long hertz(String key) {
        return required(key).flatMap(Value::hertz).orElse(1L);
    }

    /** A frequency, written in MHz, in Hz. */
    Optional<Long> optionalHertz(String key) {
        return optional(key).flatMap(Value::hertz);
    }

    /** A list of frequencies, written in MHz, in Hz. */
    List<Long> hertzList(String key) {
        return list(key, Value::hertz);
    }

    /** A required number that need not be whole, 0 to {@code most}. */
    double fraction(String key, long most) {
        return required(key).flatMap(value -> value.fraction(most)).orElse(0.0);
    }

    Optional<Double> optionalFraction(String key, long most) {
        return optional(key).flatMap(value -> value.fraction(most));
    }

    boolean flag(String key) {
        return word(key, List.of(true, false), String::valueOf, false);
    }

    /** A required word out of a choice. */
    <T> T word(String key, Collection<T> choice, Function<T, String> name, T standIn) {
        return required(key).flatMap(value -> value.word(choice, name)).orElse(standIn);
    }

    /** A word out of a choice, or what holds when the key is missing. */
    <T> T wordOr(String key, Collection<T> choice, Function<T, String> name, T otherwise) {
        return optional(key).flatMap(value -> value.word(choice, name)).orElse(otherwise);
    }

    /** A list of words out of a choice; empty when the key is missing. */
    <T> List<T> words(String key, Collection<T> choice, Function<T, String> name) {
        return list(key, value -> value.word(choice, name));
    }

    /** A required mapping within this one, as what the reader makes of it. */
    <T> Optional<T> section(String key, Reader<T> reader) {
        return required(key).flatMap(value -> value.section(reader));
    }

    /** A mapping within this one, as what the reader makes of it; empty when the key is missing. */
    <T> Optional<T> optionalSection(String key, Reader<T> reader) {
        return optional(key).flatMap(value -> value.section(reader));
    }

    /** A list of mappings, each as what the reader makes of it; empty when the key is missing. */
    <T> List<T> sections(String key, Reader<T> reader) {
        return list(key, value -> value.section(reader));
    }

    /** A required mapping of free names to mappings, each as what the reader makes of it. */
    <T> Map<String, T> namedSections(String key, NamedReader<T> reader) {
        Map<String, T> named = new LinkedHashMap<>();
        section(key, section -> {
            for (String name : section.freeKeys()) {
                section.section(name, fields -> reader.read(name, fields)).ifPresent(value -> named.put(name, value));
            }
            return Optional.of(named);
        });
        return named;
    }

    private <T> List<T> list(String key, Function<Value, Optional<T>> reader) {
        return optional(key).map(value -> value.list(reader)).orElse(List.of());
    }

    private Optional<Value> optional(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(node -> new Value(node, at(key), faults));
    }

    private Optional<Value> required(String key) {
        Optional<Value> value = optional(key);
        if (value.isEmpty()) {
            fault(Code.MISSING_KEY, key, "this key is required");
        }
        return value;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
