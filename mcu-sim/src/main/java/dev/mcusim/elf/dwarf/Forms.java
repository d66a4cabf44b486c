package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.dwarf.DwarfException.Code;

/** Values in the encodings of DWARF 5, 7.5.6; numbers and text are kept, everything else is passed over. */
final class Forms {

    private static final int ADDRESS_BYTES = 4;
    private static final int OFFSET_BYTES = 4;
    private static final int IMPLICIT_CONST = 0x21;

    private final DebugSections sections;

    Forms(DebugSections sections) {
        this.sections = sections;
    }

    /**
     * A value.
     *
     * @param number as unsigned number, 0 where it is none
     * @param text   null where it is none, or stands in a section that is not read
     */
    record Value(long number, String text) {
        static Value of(long number) {
            return new Value(number, null);
        }
    }

    /** Reads a value of a form. */
    Value read(int form, Cursor cursor) {
        return switch (form) {
            case 0x01 -> Value.of(cursor.number(ADDRESS_BYTES));
            case 0x0b, 0x0c, 0x11, 0x25, 0x29 -> Value.of(cursor.byteValue());
            case 0x05, 0x12, 0x26, 0x2a -> Value.of(cursor.half());
            case 0x06, 0x13, 0x28, 0x2c, 0x1c, 0x10, 0x17, 0x1d -> Value.of(cursor.number(OFFSET_BYTES));
            case 0x07, 0x14, 0x20, 0x24 -> Value.of(cursor.number(8));
            case 0x0d -> Value.of(cursor.signedLeb());
            case 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23 -> Value.of(cursor.unsignedLeb());
            case 0x08 -> new Value(0, cursor.string());
            case 0x0e -> new Value(0, string(new Cursor(sections.strings()), cursor.word()));
            case 0x1f -> new Value(0, string(new Cursor(sections.lineStrings()), cursor.word()));
            case 0x19, IMPLICIT_CONST -> Value.of(1);
            case 0x16 -> indirect(cursor);
            default -> {
                skip(form, cursor);
                yield Value.of(0);
            }
        };
    }

    private Value indirect(Cursor cursor) {
        long form = cursor.unsignedLeb();
        if (form == 0x16 || form == IMPLICIT_CONST || form > 0xff) {
            throw new DwarfException(Code.MALFORMED, "an indirect form 0x%x".formatted(form));
        }
        return read((int) form, cursor);
    }

    private static void skip(int form, Cursor cursor) {
        switch (form) {
            case 0x0a -> cursor.skip(cursor.byteValue());
            case 0x03 -> cursor.skip(cursor.half());
            case 0x04 -> cursor.skip(cursor.word());
            case 0x09, 0x18 -> cursor.skip(cursor.unsignedLeb());
            case 0x1e -> cursor.skip(16);
            case 0x27, 0x2b -> cursor.skip(3);
            default -> throw new DwarfException(Code.UNSUPPORTED, "a value of form 0x%x".formatted(form));
        }
    }

    private static String string(Cursor strings, long offset) {
        strings.goTo(offset);
        return strings.string();
    }
}
