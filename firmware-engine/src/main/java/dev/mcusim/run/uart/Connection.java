package dev.mcusim.run.uart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What the other end of a serial port is. */
public sealed interface Connection {

    /** Standard input and output. */
    record Stdio() implements Connection {}

    /**
     * Files.
     *
     * @param output receives what the port sends; empty for standard output
     * @param input  what the port receives, from the moment its receiver is on
     */
    record Files(Optional<Path> output, Optional<Path> input) implements Connection {

        /**
         * The files that {@code OUT} or {@code OUT,IN} names.
         *
         * @throws IllegalArgumentException when one of the names is missing or none
         */
        public static Files parse(String text) {
            int comma = text.indexOf(',');
            String output = comma < 0 ? text : text.substring(0, comma);
            String input = comma < 0 ? "" : text.substring(comma + 1);
            if (output.isEmpty() || comma >= 0 && input.isEmpty()) {
                throw new IllegalArgumentException(
                        "'file:%s' lacks a file name; write file:OUT or file:OUT,IN, with '-' as OUT for standard output"
                                .formatted(text));
            }
            return new Files(
                    output.equals("-") ? Optional.empty() : Optional.of(path(output)),
                    input.isEmpty() ? Optional.empty() : Optional.of(path(input)));
        }
    }

    /**
     * A TCP port of this computer, for one client.
     *
     * @param port 1 to 65535, 0 for any that is free
     */
    record Tcp(int port) implements Connection {}

    /** The port itself. */
    record Loopback() implements Connection {}

    /** Nothing. */
    record Nowhere() implements Connection {}

    /**
     * Another serial port, crossed.
     *
     * @param port its name as it was written
     */
    record Crossed(String port) implements Connection {}

    /** What an other end may be, for messages. */
    String FORMS = "stdio, file:OUT, file:OUT,IN, tcp:PORT, loopback, null, or another serial port";

    /**
     * The other end that a word names.
     *
     * @throws IllegalArgumentException when it names none; the message says what is possible
     */
    static Connection parse(String text) {
        if (text.startsWith("file:")) {
            return Files.parse(text.substring("file:".length()));
        } else if (text.startsWith("tcp:")) {
            return new Tcp(tcpPort(text.substring("tcp:".length())));
        }
        return switch (text) {
            case "stdio" -> new Stdio();
            case "loopback" -> new Loopback();
            case "null" -> new Nowhere();
            case "" -> throw new IllegalArgumentException("the other end is missing: " + FORMS);
            default -> new Crossed(text);
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'%s' is not a file name: %s".formatted(text, e.getReason()), e);
        }
    }

    private static int tcpPort(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 0xffff) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noPort(text), e);
        }
        throw new IllegalArgumentException(noPort(text));
    }

    private static String noPort(String text) {
        return "'%s' is no TCP port; ports are 1 to 65535, and 0 is any that is free".formatted(text);
    }
}
