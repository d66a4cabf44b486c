package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.run.uart.Connection;
import dev.mcusim.run.uart.PortNames;
import dev.mcusim.run.uart.SerialConnections;
import dev.mcusim.run.uart.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The option that connects serial ports. */
final class SerialOptions {
    static final String NAME = "uart";

    private SerialOptions() {}

    static Option uart() {
        return Option.builder()
                .longOpt(NAME)
                .hasArg()
                .argName("PORT=END")
                .desc("connect a serial port, or vcp for the board's virtual COM port, to an end: " + Connection.FORMS
                        + "; without, every port prints on standard output")
                .get();
    }

    /**
     * Opens the connections that were asked for; empty where none were.
     *
     * @throws UsageException when one makes no sense, or cannot be opened
     */
    static Optional<SerialConnections> open(CommandLine line, Board board, Console console) {
        String[] values = line.getOptionValues(NAME);
        if (values == null) {
            return Optional.empty();
        }
        Map<String, Connection> connections = new TreeMap<>();
        for (String value : values) {
            add(connections, board, value);
        }
        expectOneReader(line, connections);
        Terminal terminal =
                new Terminal(System.in, console.out(), message -> console.err().println("mcusim: " + message));
        try {
            return Optional.of(SerialConnections.open(connections, terminal));
        } catch (BindException e) {
            throw new UsageException(
                    "--uart: the TCP port cannot be opened: %s; 0 takes any that is free".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw new UsageException("--uart: cannot open %s".formatted(e.getMessage()), e);
        }
    }

    /** Closes files and TCP ports. */
    static void close(Optional<SerialConnections> connections) {
        if (connections.isPresent()) {
            try {
                connections.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void add(Map<String, Connection> connections, Board board, String value) {
        int equals = value.indexOf('=');
        if (equals <= 0) {
            throw new UsageException("--uart takes PORT=END, as vcp=stdio, not '%s'".formatted(value));
        }
        try {
            String port = PortNames.resolve(board, value.substring(0, equals));
            Connection end = resolve(board, port, Connection.parse(value.substring(equals + 1)));
            connect(connections, port, end);
            if (end instanceof Connection.Crossed crossed) {
                connect(connections, crossed.port(), new Connection.Crossed(port));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--uart %s: %s".formatted(value, e.getMessage()), e);
        }
    }

    private static void connect(Map<String, Connection> connections, String port, Connection end) {
        if (connections.putIfAbsent(port, end) != null) {
            throw new IllegalArgumentException("%s is connected already".formatted(port));
        }
    }

    private static Connection resolve(Board board, String port, Connection end) {
        if (end instanceof Connection.Crossed crossed) {
            String other = other(board, crossed.port());
            if (other.equals(port)) {
                throw new IllegalArgumentException("a port is connected to itself by 'loopback'");
            }
            return new Connection.Crossed(other);
        }
        if (end instanceof Connection.Files files) {
            files.input().ifPresent(FileOptions::expectReadable);
            files.output().ifPresent(path -> FileOptions.expectWritable(NAME, path.toString()));
        }
        return end;
    }

    private static String other(Board board, String name) {
        try {
            return PortNames.resolve(board, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' is no end: %s (%s)".formatted(name, Connection.FORMS, e.getMessage()), e);
        }
    }

    private static void expectOneReader(CommandLine line, Map<String, Connection> connections) {
        long readers = connections.values().stream()
                .filter(Connection.Stdio.class::isInstance)
                .count();
        if ("-".equals(line.getOptionValue("stdin"))) {
            readers++;
        }
        if (readers > 1) {
            throw new UsageException(
                    "standard input can go to one place only; there are %d that read it".formatted(readers));
        }
    }
}
