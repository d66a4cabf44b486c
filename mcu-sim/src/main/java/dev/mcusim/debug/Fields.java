package dev.mcusim.debug;

/** The fields of a packet, read from left to right. */
final class Fields {

    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    /**
     * The fields of a packet.
     *
     * @param first index of the first character behind the command
     */
    Fields(String text, int first) {
        this.text = text;
        this.at = first;
    }

    /** An unsigned hexadecimal number of at most 60 bits. */
    long hex() {
        int first = at;
        long value = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
            value = value << 4 | Character.digit(text.charAt(at++), 16);
        }
        if (at == first || at - first > MOST_DIGITS) {
            throw new BadPacketException("no number where one belongs");
        }
        return value;
    }

    /** An address. */
    long address() {
        long value = hex();
        if (value > 0xffff_ffffL) {
            throw new BadPacketException("no address of 32 bits");
        }
        return value;
    }

    /** A number of bytes, up to a limit. */
    int count(int most) {
        long value = hex();
        if (value > most) {
            throw new BadPacketException("too many bytes");
        }
        return (int) value;
    }

    /** Goes on behind a character that must be there. */
    Fields expect(char separator) {
        if (!accept(separator)) {
            throw new BadPacketException("no '" + separator + "' where one belongs");
        }
        return this;
    }

    /** Goes on behind a character if it is there. */
    boolean accept(char separator) {
        boolean found = at < text.length() && text.charAt(at) == separator;
        at += found ? 1 : 0;
        return found;
    }

    /** What is left. */
    String rest() {
        return text.substring(at);
    }
}
