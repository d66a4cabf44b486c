package dev.mcusim.firmware;

import java.util.HexFormat;

/**
 * The Intel HEX format (Intel, Hexadecimal Object File Format Specification, revision A, 1988), with 32-bit linear addresses.
 */
final class IntelHex {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int BYTES_PER_RECORD = 16;
    private static final int DATA = 0;
    private static final int END_OF_FILE = 1;
    private static final int EXTENDED_LINEAR_ADDRESS = 4;
    private static final int START_LINEAR_ADDRESS = 5;

    private final StringBuilder text = new StringBuilder();

    private IntelHex() {}

    /**
     * Formats memory.
     *
     * @param address of the first byte
     * @param bytes the contents
     * @param entry the start address, with the Thumb bit
     */
    static String format(long address, byte[] bytes, long entry) {
        IntelHex hex = new IntelHex();
        long upper = -1;
        int at = 0;
        while (at < bytes.length) {
            long here = address + at;
            if (here >>> 16 != upper) {
                upper = here >>> 16;
                hex.record(EXTENDED_LINEAR_ADDRESS, 0, new byte[] {(byte) (upper >>> 8), (byte) upper}, 0, 2);
            }
            int untilNextPage = (int) (0x1_0000 - (here & 0xFFFF));
            int length = Math.min(Math.min(BYTES_PER_RECORD, bytes.length - at), untilNextPage);
            hex.record(DATA, (int) (here & 0xFFFF), bytes, at, length);
            at += length;
        }
        byte[] start = {(byte) (entry >>> 24), (byte) (entry >>> 16), (byte) (entry >>> 8), (byte) entry};
        hex.record(START_LINEAR_ADDRESS, 0, start, 0, start.length);
        hex.record(END_OF_FILE, 0, start, 0, 0);
        return hex.text.toString();
    }

    /** One line: count, address, type, data, and the byte that makes their sum zero. */
    private void record(int type, int address, byte[] bytes, int from, int length) {
        int sum = length + (address >>> 8) + address + type;
        text.append(':')
                .append(HEX.toHexDigits((byte) length))
                .append(HEX.toHexDigits((short) address))
                .append(HEX.toHexDigits((byte) type));
        for (int i = from; i < from + length; i++) {
            text.append(HEX.toHexDigits(bytes[i]));
            sum += bytes[i];
        }
        text.append(HEX.toHexDigits((byte) -sum)).append('\n');
    }
}
