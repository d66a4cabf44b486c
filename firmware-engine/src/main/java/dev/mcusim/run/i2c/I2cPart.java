package dev.mcusim.run.i2c;

import java.nio.file.Path;
import java.util.Optional;

/** What the user puts on a bus. */
public sealed interface I2cPart {

    /** What a part may be, for messages. */
    String FORMS =
            "registers[:REGISTER=BYTES|FILE,...] with a pointer of one byte, registers16[:...] with one of two, eeprom:SIZE|FILE[,OUT], echo";

    /**
     * A device with registers, as most sensors are.
     *
     * @param contents     what they hold at power-up
     * @param pointerBytes 1 or 2
     */
    record Registers(byte[] contents, int pointerBytes) implements I2cPart {}

    /**
     * An EEPROM of the 24xx kind.
     *
     * @param contents what it holds, over all power-ups of a run
     * @param output   where that is to be written when the run has ended
     */
    record Eeprom(byte[] contents, Optional<Path> output) implements I2cPart {

        private static final int[][] PAGES = {{2048, 16}, {8192, 32}, {32768, 64}};
        private static final int LARGEST_PAGE = 128;

        /** Bytes of a page: those of M24C01 to M24512. */
        int page() {
            for (int[] row : PAGES) {
                if (contents.length <= row[0]) {
                    return row[1];
                }
            }
            return LARGEST_PAGE;
        }
    }

    /** A device that sends back what was written to it last. */
    record Echo() implements I2cPart {}

    /**
     * The part that a word describes.
     *
     * @throws IllegalArgumentException when it describes none; the message says what is possible
     */
    static I2cPart parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String contents = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "registers" -> new Registers(I2cContents.registers(contents, 1 << 8), 1);
            case "registers16" -> new Registers(I2cContents.registers(contents, 1 << 16), 2);
            case "eeprom" -> I2cContents.eeprom(contents);
            case "echo" -> {
                if (colon >= 0) {
                    throw new IllegalArgumentException("echo holds nothing; write it without colon");
                }
                yield new Echo();
            }
            default -> throw new IllegalArgumentException("'%s' is no device; there are %s".formatted(kind, FORMS));
        };
    }
}
