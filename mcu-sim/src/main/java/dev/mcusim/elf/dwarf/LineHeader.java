package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.dwarf.DwarfException.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before a line program (DWARF 5, 6.2.4).
 *
 * @param minimumLength length of the shortest instruction in bytes
 * @param lineBase      least advance of the line by a special opcode
 * @param lineRange     number of different advances
 * @param lengths       number of operands of each standard opcode; the first belongs to opcode 1
 * @param files         paths, by the number that the program uses, as complete as the table tells
 */
record LineHeader(int minimumLength, int lineBase, int lineRange, int[] lengths, List<String> files) {

    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;
    private static final int MOST_FILES = 1_000_000;

    private record Format(long content, int form) {}

    private record Entry(String path, long directory) {}

    /**
     * Reads a header; the unit is left at the program.
     *
     * @param compileDirectory where the unit was compiled, empty where that is not known
     */
    static LineHeader read(Cursor unit, DebugSections sections, String compileDirectory) {
        int version = unit.half();
        if (version < 2 || version > 5) {
            throw new DwarfException(Code.UNSUPPORTED, "a line table of DWARF version %d".formatted(version));
        }
        if (version == 5) {
            int addressBytes = unit.byteValue();
            unit.skip(1);
            if (addressBytes != 4) {
                throw new DwarfException(Code.UNSUPPORTED, "addresses of %d bytes".formatted(addressBytes));
            }
        }
        Cursor header = unit.part(unit.word());
        int minimumLength = header.byteValue();
        if (version >= 4) {
            header.skip(1);
        }
        header.skip(1);
        int lineBase = (byte) header.byteValue();
        int lineRange = header.byteValue();
        int opcodeBase = header.byteValue();
        if (lineRange == 0 || opcodeBase == 0) {
            throw new DwarfException(Code.MALFORMED, "a line table without range of lines or without opcodes");
        }
        int[] lengths = new int[opcodeBase - 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = header.byteValue();
        }
        List<String> files =
                version == 5 ? files5(header, new Forms(sections), compileDirectory) : files2(header, compileDirectory);
        return new LineHeader(minimumLength, lineBase, lineRange, lengths, files);
    }

    /** Versions 2 to 4: directories and files are lists of names, both counted from 1; directory 0 is that of the compilation. */
    private static List<String> files2(Cursor header, String compileDirectory) {
        List<String> directories = new ArrayList<>(List.of(compileDirectory));
        for (String name = header.string(); !name.isEmpty(); name = header.string()) {
            directories.add(SourcePath.within(compileDirectory, name));
        }
        List<String> files = new ArrayList<>(List.of(""));
        for (String name = header.string(); !name.isEmpty(); name = header.string()) {
            files.add(path(directories, header.unsignedLeb(), name));
            header.unsignedLeb();
            header.unsignedLeb();
        }
        return files;
    }

    /** Version 5: tables that describe themselves, both counted from 0; directory 0 is that of the compilation. */
    private static List<String> files5(Cursor header, Forms forms, String compileDirectory) {
        List<String> directories = new ArrayList<>();
        for (Entry entry : entries(header, forms)) {
            String base = directories.isEmpty() ? compileDirectory : directories.get(0);
            directories.add(SourcePath.within(base, entry.path));
        }
        return entries(header, forms).stream()
                .map(entry -> path(directories, entry.directory, entry.path))
                .toList();
    }

    private static List<Entry> entries(Cursor header, Forms forms) {
        List<Format> formats = new ArrayList<>();
        for (int left = header.byteValue(); left > 0; left--) {
            long content = header.unsignedLeb();
            long form = header.unsignedLeb();
            formats.add(new Format(content, (int) Math.min(form, Integer.MAX_VALUE)));
        }
        long count = header.unsignedLeb();
        if (count < 0 || count > MOST_FILES || count > header.remaining()) {
            throw new DwarfException(Code.MALFORMED, "a line table with %d files".formatted(count));
        }
        List<Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            entries.add(entry(header, forms, formats));
        }
        return entries;
    }

    private static Entry entry(Cursor header, Forms forms, List<Format> formats) {
        String path = "";
        long directory = 0;
        for (Format format : formats) {
            Forms.Value value = forms.read(format.form, header);
            if (format.content == PATH && value.text() != null) {
                path = value.text();
            } else if (format.content == DIRECTORY_INDEX) {
                directory = value.number();
            }
        }
        return new Entry(path, directory);
    }

    private static String path(List<String> directories, long directory, String name) {
        boolean known = directory >= 0 && directory < directories.size();
        return SourcePath.within(known ? directories.get((int) directory) : "", name);
    }

    /** The path of a file number; empty where there is none. */
    String file(long number) {
        return number >= 0 && number < files.size() ? files.get((int) number) : "";
    }
}
