package dev.mcusim.run.spi;

import dev.mcusim.run.uart.Connection;

/** What is at the other end of an SPI controller. */
public sealed interface SpiEnd {

    /** The controller itself: MOSI leads to MISO. */
    record Loopback() implements SpiEnd {}

    /**
     * A slave that writes down what the master sends, and answers with the bytes of a file.
     *
     * @param files where to, and where from
     */
    record Files(Connection.Files files) implements SpiEnd {}

    /**
     * Another controller of the chip, pin to pin.
     *
     * @param controller its name as it was written
     */
    record Wired(String controller) implements SpiEnd {}

    /** What an other end may be, for messages. */
    String FORMS = "loopback, file:OUT, file:OUT,IN, or another SPI controller";

    /**
     * The other end that a word names.
     *
     * @throws IllegalArgumentException when it names none; the message says what is possible
     */
    static SpiEnd parse(String text) {
        if (text.startsWith("file:")) {
            return new Files(Connection.Files.parse(text.substring("file:".length())));
        }
        return switch (text) {
            case "loopback" -> new Loopback();
            case "" -> throw new IllegalArgumentException("the other end is missing: " + FORMS);
            default -> new Wired(text);
        };
    }
}
