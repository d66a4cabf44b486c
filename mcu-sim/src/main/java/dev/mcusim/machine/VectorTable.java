package dev.mcusim.machine;

import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.ImageSegment;
import dev.mcusim.image.ProgramImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the vector table of an image. Silicon takes it from the flash base. An image that leaves the flash base to a boot loader, or that
 * a debugger loads into RAM, has it elsewhere: where one of the usual symbols is, else at the start of a segment, of flash first, that
 * begins with a stack pointer and a reset vector.
 */
final class VectorTable {

    private static final Set<String> USUAL_NAMES = Set.of(
            "g_pfnVectors",
            "__Vectors",
            "__vectors",
            "_vectors",
            "vector_table",
            "__vector_table",
            "_vector_table",
            "__isr_vector",
            "isr_vector",
            "isr_vectors",
            "__VECTOR_TABLE");

    private final AddressSpace space;
    private final ProgramImage image;
    private final long flash;

    VectorTable(Chip chip, AddressSpace space, ProgramImage image) {
        this.space = space;
        this.image = image;
        flash = chip.regions(MemoryRegion.Kind.FLASH).get(0).base();
    }

    /** Its address; the flash base where the image has none. */
    long address() {
        if (wordAt(flash).isPresent()) {
            return flash;
        }
        Stream<Long> named = image.symbols().stream()
                .filter(symbol -> USUAL_NAMES.contains(symbol.name()))
                .map(ElfSymbol::address);
        List<Long> segments = image.segments().stream()
                .map(ImageSegment::loadAddress)
                .sorted(Comparator.comparing((Long address) -> !isFlash(address))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return Stream.concat(named, segments.stream())
                .filter(this::isPlausible)
                .findFirst()
                .orElse(flash);
    }

    private boolean isFlash(long address) {
        return space.at(address)
                .filter(window -> window.region().kind() == MemoryRegion.Kind.FLASH)
                .isPresent();
    }

    /** Whether the words at an address are a stack pointer, which may be right behind RAM, and the address of Thumb code. */
    private boolean isPlausible(long address) {
        OptionalLong stack = wordAt(address);
        OptionalLong reset = wordAt(address + 4);
        if (stack.isEmpty() || reset.isEmpty() || address % 4 != 0) {
            return false;
        }
        boolean inRam = stack.getAsLong() % 4 == 0
                && space.check(Access.WRITE, stack.getAsLong() - 4, 4).isEmpty();
        boolean thumb = (reset.getAsLong() & 1) != 0
                && space.check(Access.FETCH, reset.getAsLong() & ~1L, 2).isEmpty();
        return inRam && thumb;
    }

    private OptionalLong wordAt(long address) {
        return image.segments().stream()
                .filter(segment -> address >= segment.loadAddress() && address + 4 <= segment.end())
                .mapToLong(segment -> Integer.toUnsignedLong(ByteBuffer.wrap(segment.bytes())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt((int) (address - segment.loadAddress()))))
                .findFirst();
    }
}
