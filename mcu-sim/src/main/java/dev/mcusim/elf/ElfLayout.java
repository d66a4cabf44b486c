package dev.mcusim.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays out one file: header, program headers, section contents, attributes, symbol table, string tables, section headers.
 */
final class ElfLayout {

    /** Section contents start at multiples of this. */
    private static final int ALIGNMENT = 8;

    private final List<ElfSection> sections;
    private final List<ElfSymbol> symbols;
    private final List<Long> dataStarts;
    private final byte[] attributes;
    private final long entry;
    private final StringTable sectionNames = new StringTable();
    private final StringTable symbolNames = new StringTable();

    /** One row of the symbol table; {@code section} is an index into the section headers. */
    private record Row(String name, long value, long size, int info, int section) {}

    ElfLayout(List<ElfSection> sections, List<ElfSymbol> symbols, List<Long> dataStarts, String cpu, long entry) {
        this.sections = sections.stream()
                .sorted(Comparator.comparingLong(ElfSection::address))
                .toList();
        this.symbols = symbols;
        this.dataStarts = dataStarts;
        this.attributes = BuildAttributes.armv7em(cpu);
        this.entry = entry;
    }

    byte[] toBytes() {
        List<Row> locals = mappingSymbols();
        List<Row> rows = new ArrayList<>(locals);
        symbols.stream()
                .sorted(Comparator.comparingLong(ElfSymbol::address).thenComparing(ElfSymbol::name))
                .map(this::row)
                .forEach(rows::add);

        int count = sections.size();
        int[] offsets = new int[count + 4];
        int at = align(ElfFormat.HEADER_BYTES + count * ElfFormat.PROGRAM_HEADER_BYTES);
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at = align(at + sections.get(i).bytes().length);
        }
        offsets[count] = at;
        at = align(at + attributes.length);
        offsets[count + 1] = at;
        at = align(at + (rows.size() + 1) * ElfFormat.SYMBOL_BYTES);
        rows.forEach(row -> symbolNames.add(row.name()));
        offsets[count + 2] = at;
        at = align(at + symbolNames.size());
        sections.forEach(section -> sectionNames.add(section.name()));
        List.of(".ARM.attributes", ".symtab", ".strtab", ".shstrtab").forEach(sectionNames::add);
        offsets[count + 3] = at;
        int headers = align(at + sectionNames.size());

        ByteBuffer out = ByteBuffer.allocate(headers + (count + 5) * ElfFormat.SECTION_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        writeHeader(out, headers, count);
        writeProgramHeaders(out, offsets);
        for (int i = 0; i < count; i++) {
            out.position(offsets[i]).put(sections.get(i).bytes());
        }
        out.position(offsets[count]).put(attributes);
        out.position(offsets[count + 1] + ElfFormat.SYMBOL_BYTES);
        rows.forEach(row -> writeSymbol(out, row));
        out.position(offsets[count + 2]).put(symbolNames.bytes());
        out.position(offsets[count + 3]).put(sectionNames.bytes());
        out.position(headers);
        writeSectionHeaders(out, offsets, rows.size(), locals.size());
        return out.array();
    }

    private void writeHeader(ByteBuffer out, int sectionHeaders, int count) {
        out.putInt(ElfFormat.MAGIC)
                .put(ElfFormat.CLASS_32)
                .put(ElfFormat.DATA_LITTLE_ENDIAN)
                .put((byte) 1)
                .position(ElfFormat.E_TYPE);
        out.putShort((short) ElfFormat.TYPE_EXECUTABLE)
                .putShort((short) ElfFormat.MACHINE_ARM)
                .putInt(1)
                .putInt((int) entry | 1)
                .putInt(ElfFormat.HEADER_BYTES)
                .putInt(sectionHeaders)
                .putInt(ElfFormat.FLAGS_EABI5_SOFT_FLOAT)
                .putShort((short) ElfFormat.HEADER_BYTES)
                .putShort((short) ElfFormat.PROGRAM_HEADER_BYTES)
                .putShort((short) count)
                .putShort((short) ElfFormat.SECTION_HEADER_BYTES)
                .putShort((short) (count + 5))
                .putShort((short) (count + 4));
    }

    private void writeProgramHeaders(ByteBuffer out, int[] offsets) {
        for (int i = 0; i < sections.size(); i++) {
            ElfSection section = sections.get(i);
            out.putInt(ElfFormat.SEGMENT_LOAD)
                    .putInt(offsets[i])
                    .putInt((int) section.address())
                    .putInt((int) section.loadAddress())
                    .putInt(section.bytes().length)
                    .putInt((int) section.size())
                    .putInt(section.kind().segmentFlags())
                    .putInt(1);
        }
    }

    private void writeSymbol(ByteBuffer out, Row row) {
        out.putInt(symbolNames.offset(row.name()))
                .putInt((int) row.value())
                .putInt((int) row.size())
                .put((byte) row.info())
                .put((byte) 0)
                .putShort((short) row.section());
    }

    private void writeSectionHeaders(ByteBuffer out, int[] offsets, int symbolCount, int localCount) {
        int count = sections.size();
        out.position(out.position() + ElfFormat.SECTION_HEADER_BYTES);
        for (int i = 0; i < count; i++) {
            ElfSection section = sections.get(i);
            boolean zeroed = section.kind() == ElfSection.Kind.ZEROED;
            header(
                    out,
                    section.name(),
                    zeroed ? ElfFormat.SECTION_NOBITS : ElfFormat.SECTION_PROGBITS,
                    section.kind().sectionFlags(),
                    section.address(),
                    offsets[i],
                    (int) section.size());
            trailer(out, 0, 0, 4, 0);
        }
        header(out, ".ARM.attributes", ElfFormat.SECTION_ARM_ATTRIBUTES, 0, 0, offsets[count], attributes.length);
        trailer(out, 0, 0, 1, 0);
        int symbolBytes = (symbolCount + 1) * ElfFormat.SYMBOL_BYTES;
        header(out, ".symtab", ElfFormat.SECTION_SYMTAB, 0, 0, offsets[count + 1], symbolBytes);
        trailer(out, count + 3, localCount + 1, 4, ElfFormat.SYMBOL_BYTES);
        header(out, ".strtab", ElfFormat.SECTION_STRTAB, 0, 0, offsets[count + 2], symbolNames.size());
        trailer(out, 0, 0, 1, 0);
        header(out, ".shstrtab", ElfFormat.SECTION_STRTAB, 0, 0, offsets[count + 3], sectionNames.size());
        trailer(out, 0, 0, 1, 0);
    }

    private void header(ByteBuffer out, String name, int type, int flags, long address, int offset, int size) {
        out.putInt(sectionNames.offset(name))
                .putInt(type)
                .putInt(flags)
                .putInt((int) address)
                .putInt(offset)
                .putInt(size);
    }

    private static void trailer(ByteBuffer out, int link, int info, int alignment, int entrySize) {
        out.putInt(link).putInt(info).putInt(alignment).putInt(entrySize);
    }

    private Row row(ElfSymbol symbol) {
        boolean function = symbol.type() == ElfSymbol.Type.FUNC;
        int type = function ? ElfFormat.SYMBOL_FUNC : ElfFormat.SYMBOL_OBJECT;
        return new Row(
                symbol.name(),
                function ? symbol.address() | 1 : symbol.address(),
                symbol.size(),
                ElfFormat.BIND_GLOBAL << 4 | type,
                sectionHeaderOf(symbol.name(), symbol.address()));
    }

    /** {@code $t} where code starts and {@code $d} where data starts within code sections (IHI 0044, 5.5.5). */
    private List<Row> mappingSymbols() {
        record Start(long address, boolean code) {}

        List<Start> starts = new ArrayList<>();
        symbols.forEach(symbol -> starts.add(new Start(symbol.address(), symbol.type() == ElfSymbol.Type.FUNC)));
        dataStarts.forEach(address -> starts.add(new Start(address, false)));
        starts.sort(Comparator.comparingLong(Start::address).thenComparing(Start::code));
        List<Row> rows = new ArrayList<>();
        int info = ElfFormat.BIND_LOCAL << 4 | ElfFormat.SYMBOL_NOTYPE;
        for (int i = 0; i < sections.size(); i++) {
            ElfSection section = sections.get(i);
            if (section.kind() == ElfSection.Kind.CODE) {
                Boolean last = null;
                for (Start start : starts) {
                    boolean inside = start.address() >= section.address()
                            && start.address() < section.address() + section.size();
                    if (inside && (last == null || last != start.code())) {
                        rows.add(new Row(start.code() ? "$t" : "$d", start.address(), 0, info, i + 1));
                        last = start.code();
                    }
                }
            } else {
                rows.add(new Row("$d", section.address(), 0, info, i + 1));
            }
        }
        return rows;
    }

    private int sectionHeaderOf(String name, long address) {
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).covers(address)) {
                return i + 1;
            }
        }
        throw new IllegalStateException("symbol %s at 0x%08x lies in no section".formatted(name, address));
    }

    private static int align(int offset) {
        return offset + ALIGNMENT - 1 & -ALIGNMENT;
    }
}
