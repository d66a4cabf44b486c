package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.ElfSections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Which line each piece of code was made of. */
public final class LineTable {

    private final List<LineRange> ranges;

    private LineTable(List<LineRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads the line tables of an executable.
     *
     * @param isCode whether there is code at an address: linkers leave the tables of functions that they have dropped, at address 0
     * @throws DwarfException when there are none, or they cannot be read
     * @throws dev.mcusim.elf.ElfException when a section is compressed in a way that cannot be read
     */
    public static LineTable read(ElfSections elf, LongPredicate isCode) {
        return read(DebugSections.of(elf), isCode);
    }

    static LineTable read(DebugSections sections, LongPredicate isCode) {
        Map<Long, String> directories = new CompileDirectories(sections).read();
        List<LineRange> ranges = new ArrayList<>();
        Cursor line = new Cursor(sections.line());
        while (!line.atEnd()) {
            long offset = line.position();
            Cursor unit = line.part(line.unitLength());
            LineHeader header = LineHeader.read(unit, sections, directories.getOrDefault(offset, ""));
            new LineProgram(header, unit, ranges).run();
        }
        ranges.removeIf(range -> !isCode.test(range.start()));
        ranges.sort(Comparator.comparingLong(LineRange::start).thenComparingLong(LineRange::end));
        return new LineTable(ranges);
    }

    /** All ranges by rising address. */
    public List<LineRange> ranges() {
        return ranges;
    }

    /** The range that holds an address. */
    public Optional<LineRange> at(long address) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).start() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && address < ranges.get(low - 1).end() ? Optional.of(ranges.get(low - 1)) : Optional.empty();
    }
}
