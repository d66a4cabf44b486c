package dev.mcusim.debug;

import dev.mcusim.machine.Machine;
import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code monitor uart}: lists serial ports, and sends them text from the debugger. */
final class SerialMonitor {

    private static final Pattern ESCAPES = Pattern.compile("\\\\[rnt\\\\]");

    private final Machine machine;

    SerialMonitor(Machine machine) {
        this.machine = machine;
    }

    /**
     * Carries out the command.
     *
     * @param arguments nothing, or a port and the text for it
     */
    String run(String arguments) {
        Optional<Surroundings> surroundings = machine.surroundings();
        if (surroundings.isEmpty()) {
            return "this board has no serial ports\n";
        }
        String[] parts = arguments.split("\\s+", 2);
        if (parts[0].isEmpty()) {
            return surroundings.get().serial().all().stream()
                    .map(line ->
                            "%-8s %s%n".formatted(line.name(), line.port().listens() ? "receives" : "receiver off"))
                    .collect(Collectors.joining());
        }
        Optional<SerialLine> line = surroundings.get().serial().all().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(parts[0]))
                .findFirst();
        if (line.isEmpty() || parts.length < 2) {
            return "monitor uart takes a port of `monitor uart` and a text, not '%s'%n".formatted(arguments);
        }
        byte[] bytes = unescaped(parts[1]).getBytes(StandardCharsets.UTF_8);
        surroundings.get().sender(line.get().name()).send(bytes);
        return "%d bytes for %s%n".formatted(bytes.length, line.get().name());
    }

    private static String unescaped(String text) {
        return ESCAPES.matcher(text).replaceAll(escape -> switch (escape.group().charAt(1)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            default -> Matcher.quoteReplacement("\\");
        });
    }
}
