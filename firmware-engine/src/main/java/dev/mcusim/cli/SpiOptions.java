package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.run.spi.ControllerNames;
import dev.mcusim.run.spi.SpiConnections;
import dev.mcusim.run.spi.SpiEnd;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The option that connects SPI controllers. */
final class SpiOptions {
    static final String NAME = "spi";

    private SpiOptions() {}

    static Option spi() {
        return Option.builder()
                .longOpt(NAME)
                .hasArg()
                .argName("SPI=END")
                .desc("connect an SPI controller to an end: " + SpiEnd.FORMS
                        + "; without, nothing is connected, and masters read ones; see docs/spi.md")
                .get();
    }

    /**
     * Opens the connections that were asked for.
     *
     * @throws UsageException when one makes no sense, or cannot be opened
     */
    static SpiConnections open(CommandLine line, Board board, Console console) {
        String[] values = line.getOptionValues(NAME);
        Map<String, SpiEnd> connections = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        if (values != null) {
            for (String value : values) {
                add(connections, taken, board, value);
            }
        }
        try {
            return SpiConnections.open(connections, console.out());
        } catch (IOException e) {
            throw new UsageException("--spi: cannot open %s".formatted(e.getMessage()), e);
        }
    }

    private static void add(Map<String, SpiEnd> connections, Set<String> taken, Board board, String value) {
        int equals = value.indexOf('=');
        if (equals <= 0) {
            throw new UsageException("--spi takes SPI=END, as spi1=loopback, not '%s'".formatted(value));
        }
        try {
            String controller = ControllerNames.resolve(board, value.substring(0, equals));
            SpiEnd end = SpiEnd.parse(value.substring(equals + 1));
            take(taken, controller);
            if (end instanceof SpiEnd.Wired wired) {
                String partner = partner(board, wired.controller());
                if (partner.equals(controller)) {
                    throw new IllegalArgumentException("a controller is connected to itself by 'loopback'");
                }
                take(taken, partner);
                end = new SpiEnd.Wired(partner);
            } else if (end instanceof SpiEnd.Files named) {
                named.files().input().ifPresent(FileOptions::expectReadable);
                named.files().output().ifPresent(path -> FileOptions.expectWritable(NAME, path.toString()));
            }
            connections.put(controller, end);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--spi %s: %s".formatted(value, e.getMessage()), e);
        }
    }

    private static void take(Set<String> taken, String controller) {
        if (!taken.add(controller)) {
            throw new IllegalArgumentException("%s is connected already".formatted(controller));
        }
    }

    private static String partner(Board board, String name) {
        try {
            return ControllerNames.resolve(board, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' is no end: %s (%s)".formatted(name, SpiEnd.FORMS, e.getMessage()), e);
        }
    }
}
