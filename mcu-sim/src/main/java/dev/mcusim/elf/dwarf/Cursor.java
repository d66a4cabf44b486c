package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.dwarf.DwarfException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a section from front to back; never beyond its end. */
final class Cursor {

    private static final int MOST_NAME_BYTES = 4096;
    private static final long DWARF_64 = 0xffff_ffffL;
    private static final long RESERVED = 0xffff_fff0L;

    private final ByteBuffer bytes;

    Cursor(ByteBuffer section) {
        bytes = section.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A cursor over the next bytes, which this one passes. */
    Cursor part(long length) {
        require(length);
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return new Cursor(part);
    }

    private void require(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new DwarfException(
                    Code.TRUNCATED, "%d bytes are needed where %d are left".formatted(count, bytes.remaining()));
        }
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    int remaining() {
        return bytes.remaining();
    }

    int position() {
        return bytes.position();
    }

    void goTo(long position) {
        if (position < 0 || position > bytes.limit()) {
            throw new DwarfException(Code.MALFORMED, "the offset %d is outside of the section".formatted(position));
        }
        bytes.position((int) position);
    }

    void skip(long count) {
        require(count);
        bytes.position(bytes.position() + (int) count);
    }

    int byteValue() {
        require(1);
        return bytes.get() & 0xff;
    }

    int half() {
        require(2);
        return bytes.getShort() & 0xffff;
    }

    long word() {
        require(4);
        return bytes.getInt() & 0xffff_ffffL;
    }

    /** An unsigned number of 1, 2, 4 or 8 bytes. */
    long number(int size) {
        return switch (size) {
            case 1 -> byteValue();
            case 2 -> half();
            case 4 -> word();
            case 8 -> {
                require(8);
                yield bytes.getLong();
            }
            default -> throw new DwarfException(Code.UNSUPPORTED, "a number of %d bytes".formatted(size));
        };
    }

    /** The length that begins a unit; 64-bit DWARF is for larger machines. */
    long unitLength() {
        long length = word();
        if (length == DWARF_64) {
            throw new DwarfException(Code.UNSUPPORTED, "64-bit DWARF");
        } else if (length >= RESERVED) {
            throw new DwarfException(Code.MALFORMED, "a unit with a reserved length");
        }
        return length;
    }

    /** ULEB128 (DWARF 5, 7.6). Bits beyond the 64th are lost. */
    long unsignedLeb() {
        long value = 0;
        int shift = 0;
        int data;
        do {
            data = byteValue();
            value |= shift < Long.SIZE ? (data & 0x7fL) << shift : 0;
            shift += 7;
        } while ((data & 0x80) != 0);
        return value;
    }

    /** SLEB128. */
    long signedLeb() {
        long value = 0;
        int shift = 0;
        int data;
        do {
            data = byteValue();
            value |= shift < Long.SIZE ? (data & 0x7fL) << shift : 0;
            shift += 7;
        } while ((data & 0x80) != 0);
        return (data & 0x40) != 0 && shift < Long.SIZE ? value | -1L << shift : value;
    }

    /** Text up to a zero. */
    String string() {
        int start = bytes.position();
        while (byteValue() != 0) {
            if (bytes.position() - start > MOST_NAME_BYTES) {
                throw new DwarfException(Code.TOO_LARGE, "a name of more than %d bytes".formatted(MOST_NAME_BYTES));
            }
        }
        byte[] text = new byte[bytes.position() - start - 1];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
