package dev.mcusim.run;

import dev.mcusim.elf.ElfException;
import dev.mcusim.elf.dwarf.DwarfException;
import dev.mcusim.elf.dwarf.LineTable;
import java.util.Optional;
import java.util.function.Supplier;

/** The lines of source that code was made of; read when somebody asks first, as most runs do not. */
public final class SourceLines {

    /** No lines. */
    public static final SourceLines NONE = new SourceLines(Optional::empty);

    private final Supplier<Optional<LineTable>> reader;
    private Optional<LineTable> table;

    private SourceLines(Supplier<Optional<LineTable>> reader) {
        this.reader = reader;
    }

    /**
     * Lines of an executable.
     *
     * @param reader reads them, or fails where the file has none, which is as if there were none
     */
    public static SourceLines of(Supplier<LineTable> reader) {
        return new SourceLines(() -> {
            try {
                return Optional.of(reader.get());
            } catch (ElfException | DwarfException e) {
                return Optional.empty();
            }
        });
    }

    /** {@code path/main.c:42}; empty where nothing is known. */
    String at(long address) {
        if (table == null) {
            table = reader.get();
        }
        return table.flatMap(lines -> lines.at(address))
                .map(range -> range.file() + ":" + range.line())
                .orElse("");
    }
}
