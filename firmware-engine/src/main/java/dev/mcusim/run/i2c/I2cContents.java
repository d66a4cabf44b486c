package dev.mcusim.run.i2c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a device holds, as written on the command line. */
final class I2cContents {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})([kK]?)");
    private static final int LEAST_EEPROM = 128;
    private static final int MOST_EEPROM = 1 << 16;
    private static final byte ERASED = (byte) 0xff;

    private I2cContents() {}

    /**
     * An EEPROM's contents and where they are to be written when the run has ended, from {@code SIZE}, {@code FILE} or either with
     * {@code ,OUT}.
     *
     * @throws IllegalArgumentException when the text is none of these, or a file has another size than EEPROMs have
     */
    static I2cPart.Eeprom eeprom(String text) {
        int comma = text.indexOf(',');
        String from = comma < 0 ? text : text.substring(0, comma);
        String to = comma < 0 ? "" : text.substring(comma + 1);
        if (from.isEmpty() || comma >= 0 && to.isEmpty()) {
            throw new IllegalArgumentException(
                    "'eeprom:%s' lacks a size or file; write eeprom:4K, eeprom:FILE or eeprom:FILE,OUT"
                            .formatted(text));
        }
        return new I2cPart.Eeprom(memory(from), to.isEmpty() ? Optional.empty() : Optional.of(path(to)));
    }

    private static byte[] memory(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            byte[] contents = read(text, MOST_EEPROM);
            expectEeprom(text, contents.length);
            return contents;
        }
        int bytes = Integer.parseInt(size.group(1)) * (size.group(2).isEmpty() ? 1 : 1024);
        expectEeprom(text, bytes);
        byte[] contents = new byte[bytes];
        Arrays.fill(contents, ERASED);
        return contents;
    }

    private static void expectEeprom(String text, int bytes) {
        if (bytes < LEAST_EEPROM || bytes > MOST_EEPROM || Integer.bitCount(bytes) != 1) {
            throw new IllegalArgumentException(
                    "an EEPROM has 128, 256, 512 bytes, 1K, 2K and so on to 64K, '%s' has %,d".formatted(text, bytes));
        }
    }

    /**
     * What registers hold: zeros, but what {@code text} says, files from the first register on and {@code REGISTER=BYTES} in hexadecimal,
     * separated by commas.
     *
     * @param size how many registers there are
     * @throws IllegalArgumentException when the text says something else, or there are not so many registers
     */
    static byte[] registers(String text, int size) {
        byte[] contents = new byte[size];
        if (text.isEmpty()) {
            return contents;
        }
        for (String item : text.split(",", -1)) {
            int equals = item.indexOf('=');
            byte[] bytes = equals < 0 ? read(item, size) : bytes(item, item.substring(equals + 1));
            int first = equals < 0 ? 0 : register(item, item.substring(0, equals));
            if (first + bytes.length > size) {
                throw new IllegalArgumentException(
                        "'%s' ends behind the last register, 0x%x".formatted(item, size - 1));
            }
            System.arraycopy(bytes, 0, contents, first, bytes.length);
        }
        return contents;
    }

    private static int register(String item, String text) {
        if (text.matches("(0[xX])?[0-9a-fA-F]{1,4}")) {
            return Integer.parseInt(text.replaceFirst("0[xX]", ""), 16);
        }
        throw new IllegalArgumentException(
                "'%s' does not begin with a register in hexadecimal, as 75=68 does".formatted(item));
    }

    private static byte[] bytes(String item, String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(noBytes(item), e);
        }
        throw new IllegalArgumentException(noBytes(item));
    }

    private static String noBytes(String item) {
        return "'%s' does not end in bytes of two hexadecimal digits each, as 3b=0102 does".formatted(item);
    }

    private static byte[] read(String file, int most) {
        Path path = path(file);
        try {
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("there is no file %s".formatted(file));
            }
            if (Files.size(path) > most) {
                throw new IllegalArgumentException(
                        "%s has %,d bytes, and %,d at most have room".formatted(file, Files.size(path), most));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'%s' is not a file name: %s".formatted(text, e.getReason()), e);
        }
    }
}
