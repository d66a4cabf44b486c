package dev.mcusim.cli;

import dev.mcusim.cpu.CoreKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The option by which commands choose the core. */
final class CoreOption {
    static final String NAME = "core";
    private static final String BOTH = "both";

    private CoreOption() {}

    static Option core(String description) {
        return Option.builder()
                .longOpt(NAME)
                .hasArg()
                .argName("CORE")
                .desc(description)
                .get();
    }

    /** Whether {@code --core} asks for the core in Java and Unicorn side by side; for commands that can. */
    static boolean isBoth(CommandLine line) {
        return BOTH.equals(line.getOptionValue(NAME));
    }

    /**
     * The core that {@code --core} names.
     *
     * @throws UsageException when there is none of that name
     */
    static CoreKind resolve(CommandLine line, CoreKind otherwise) {
        String key = line.getOptionValue(NAME, otherwise.key());
        return Arrays.stream(CoreKind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--core is one of %s, not '%s'".formatted(String.join(", ", choices(false)), key)));
    }

    /**
     * The words that {@code --core} takes.
     *
     * @param both whether the command can have two cores side by side
     */
    static List<String> choices(boolean both) {
        return Stream.concat(
                        Arrays.stream(CoreKind.values()).map(CoreKind::key), both ? Stream.of(BOTH) : Stream.empty())
                .toList();
    }
}
