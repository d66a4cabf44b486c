package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.dwarf.DwarfException.Code;
import java.util.HashMap;
import java.util.Map;

/** Where units were compiled, by the offset of their line table: DW_AT_comp_dir of their first entry (DWARF 5, 3.1.1 and 7.5). */
final class CompileDirectories {

    private static final int UNIT_COMPILE = 1;
    private static final int UNIT_PARTIAL = 3;
    private static final int STMT_LIST = 0x10;
    private static final int COMP_DIR = 0x1b;
    private static final int IMPLICIT_CONST = 0x21;
    /** Abbreviations looked at for all units together. */
    private static final int MOST_ABBREVIATIONS = 10_000_000;

    private final DebugSections sections;
    private final Forms forms;
    private final Map<Long, String> directories = new HashMap<>();
    private int abbreviations;

    CompileDirectories(DebugSections sections) {
        this.sections = sections;
        forms = new Forms(sections);
    }

    /** Reads the beginnings of all units. */
    Map<Long, String> read() {
        Cursor info = new Cursor(sections.info());
        while (!info.atEnd()) {
            unit(info.part(info.unitLength()));
        }
        return directories;
    }

    private void unit(Cursor unit) {
        int version = unit.half();
        if (version < 2 || version > 5) {
            throw new DwarfException(Code.UNSUPPORTED, "DWARF version %d in .debug_info".formatted(version));
        }
        long abbreviation;
        if (version == 5) {
            int type = unit.byteValue();
            if (type != UNIT_COMPILE && type != UNIT_PARTIAL) {
                return;
            }
            unit.skip(1);
            abbreviation = unit.word();
        } else {
            abbreviation = unit.word();
            unit.skip(1);
        }
        long code = unit.unsignedLeb();
        if (code != 0) {
            entry(unit, attributes(abbreviation, code));
        }
    }

    /** Goes to the attributes of an abbreviation. */
    private Cursor attributes(long table, long wanted) {
        Cursor cursor = new Cursor(sections.abbreviations());
        cursor.goTo(table);
        for (long code = cursor.unsignedLeb(); code != wanted; code = cursor.unsignedLeb()) {
            if (code == 0) {
                throw new DwarfException(Code.MALFORMED, "there is no abbreviation %d".formatted(wanted));
            }
            if (++abbreviations > MOST_ABBREVIATIONS) {
                throw new DwarfException(Code.TOO_LARGE, "more abbreviations than the limit");
            }
            begin(cursor);
            while (next(cursor).name != 0) {
                // Passed over.
            }
        }
        begin(cursor);
        return cursor;
    }

    /** Tag, and whether there are children. */
    private static void begin(Cursor cursor) {
        cursor.unsignedLeb();
        cursor.skip(1);
    }

    private record Attribute(long name, int form) {}

    /** The next attribute; its name is 0 behind the last one. */
    private static Attribute next(Cursor cursor) {
        long name = cursor.unsignedLeb();
        long form = cursor.unsignedLeb();
        if (form > 0xffff) {
            throw new DwarfException(Code.UNSUPPORTED, "a value of form 0x%x".formatted(form));
        }
        if (form == IMPLICIT_CONST) {
            cursor.signedLeb();
        }
        return new Attribute(form == 0 ? 0 : name, (int) form);
    }

    private void entry(Cursor values, Cursor attributes) {
        long lines = -1;
        String directory = null;
        for (Attribute next = next(attributes); next.name != 0; next = next(attributes)) {
            Forms.Value value = forms.read(next.form, values);
            if (next.name == STMT_LIST) {
                lines = value.number();
            } else if (next.name == COMP_DIR) {
                directory = value.text();
            }
        }
        if (lines >= 0 && directory != null) {
            directories.putIfAbsent(lines, directory);
        }
    }
}
