package dev.mcusim.board;

import dev.mcusim.board.MemoryRegion.Alias;
import dev.mcusim.board.MemoryRegion.Dma;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.board.ProfileError.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads memory regions and checks that they fit the address space and one another. */
final class RegionReader {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");
    private static final List<String> ACCESS = List.of("r--", "r-x", "rw-", "rwx");
    private static final List<String> PROPERTIES = List.of("size", "writable", "executable", "dma");
    private static final Set<Kind> ON_CHIP = EnumSet.complementOf(EnumSet.of(Kind.EXTERNAL));
    private static final int WORD = 4;

    private RegionReader() {}

    /** A region of the kind that stands under {@code kind}. */
    static Optional<MemoryRegion> onChip(Fields fields) {
        return read(fields, fields.word("kind", ON_CHIP, Kind::key, Kind.SRAM));
    }

    /** A region of external memory. */
    static Optional<MemoryRegion> external(Fields fields) {
        return read(fields, Kind.EXTERNAL);
    }

    private static Optional<MemoryRegion> read(Fields fields, Kind kind) {
        String name = fields.text("name", NAME, Code.BAD_NAME, "region names are upper case, like SRAM1");
        long base = fields.address("base", WORD);
        long size = fields.bytes("size");
        String access = fields.word("access", ACCESS, text -> text, "r--");
        Dma dma = fields.wordOr("dma", List.of(Dma.values()), Dma::key, Dma.ALL);
        String bus = fields.text("bus", "");
        List<Alias> aliases = fields.sections("aliases", RegionReader::alias);
        List<String> unconfirmed = fields.words("unconfirmed", PROPERTIES, text -> text);
        String note = fields.text("note", "");
        boolean writable = access.charAt(1) == 'w';
        if (writable && kind.readOnly()) {
            fields.fault(
                    Code.OUT_OF_RANGE,
                    "access",
                    "plain stores do not change memory of kind " + kind.key() + "; write r-x or r--");
        }
        if (fields.sound()) {
            checkEnd(fields, base, size);
            aliases.forEach(alias -> checkEnd(fields, alias.base(), size));
        }
        if (!fields.sound()) {
            return Optional.empty();
        }
        return Optional.of(new MemoryRegion(
                name,
                kind,
                base,
                size,
                writable,
                access.endsWith("x"),
                dma,
                aliases,
                bus,
                Set.copyOf(unconfirmed),
                note));
    }

    private static Optional<Alias> alias(Fields fields) {
        Alias alias = new Alias(fields.address("base", WORD), fields.text("via", ""));
        return fields.sound() ? Optional.of(alias) : Optional.empty();
    }

    private static void checkEnd(Fields fields, long base, long size) {
        if (base > MemoryRegion.ADDRESS_SPACE - size) {
            fields.fault(
                    Code.REGION_BEYOND_ADDRESS_SPACE,
                    "size",
                    String.format(
                            "0x%08X + 0x%X is 0x%X, which is beyond the end of the address space at 0x100000000",
                            base, size, base + size));
        }
    }

    /** Reports names that occur twice, and regions or aliases that share addresses. */
    static void checkTogether(Fields fields, String key, List<MemoryRegion> regions) {
        Set<String> names = new HashSet<>();
        List<Span> spans = new ArrayList<>();
        for (MemoryRegion region : regions) {
            if (!names.add(region.name())) {
                fields.fault(Code.DUPLICATE_NAME, key, "two regions are called " + region.name());
            }
            spans.add(new Span(region.name(), region.base(), region.end()));
            for (Alias alias : region.aliases()) {
                spans.add(new Span("the alias of " + region.name(), alias.base(), alias.base() + region.size()));
            }
        }
        for (int i = 0; i < spans.size(); i++) {
            for (int j = i + 1; j < spans.size(); j++) {
                if (spans.get(i).meets(spans.get(j))) {
                    fields.fault(Code.REGION_OVERLAP, key, spans.get(i) + " and " + spans.get(j) + " overlap");
                }
            }
        }
    }

    /** A half-open range of addresses. */
    private record Span(String what, long from, long to) {
        boolean meets(Span other) {
            return from < other.to && other.from < to;
        }

        @Override
        public String toString() {
            return String.format("%s (0x%08X to 0x%08X)", what, from, to - 1);
        }
    }
}
