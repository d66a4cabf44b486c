package dev.mcusim.cpu.unicorn;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The bytes of all regions, in native memory that Unicorn accesses directly. Windows onto one region share its bytes.
 *
 * <p>Unicorn maps pages of 4 KiB. Pages that a window covers only in part are left to {@link #partialPages()}, whose accesses are checked
 * byte by byte.
 */
final class GuestMemory {

    static final int PAGE = 4096;

    private final AddressSpace space;
    private final Map<MemoryRegion, Backing> backings = new LinkedHashMap<>();
    private final TreeSet<Long> partialPages = new TreeSet<>();

    /**
     * Memory of one region.
     *
     * @param block allocation, kept so that it is not freed
     * @param bytes first byte of the region; lies at the same offset within a page as the region does
     * @param saved copy for {@link #save}, null for regions that stores cannot change
     */
    private record Backing(Memory block, Pointer bytes, byte[] saved) {}

    /**
     * @param space       which memory there is
     * @param powerUpByte what RAM holds before anything was written
     */
    GuestMemory(AddressSpace space, byte powerUpByte) {
        this.space = space;
        for (Window window : space.windows()) {
            backings.computeIfAbsent(window.region(), region -> allocate(region, powerUpByte));
            for (long page : new long[] {window.base() & -PAGE, window.end() - 1 & -PAGE}) {
                if (page < window.base() || page + PAGE > window.end()) {
                    partialPages.add(page);
                }
            }
        }
    }

    private static Backing allocate(MemoryRegion region, byte powerUpByte) {
        Memory block = new Memory(region.size() + 2 * PAGE);
        long start = Pointer.nativeValue(block);
        long aligned = (start + PAGE - 1 & -PAGE) + region.base() % PAGE;
        Pointer bytes = block.share(aligned - start);
        byte fill = region.writable() ? powerUpByte : region.kind() == MemoryRegion.Kind.ROM ? 0 : (byte) 0xff;
        bytes.setMemory(0, region.size(), fill);
        return new Backing(block, bytes, region.writable() ? new byte[(int) region.size()] : null);
    }

    /** Maps every page that belongs wholly to one window. */
    void mapWholePages(long engine) {
        for (Window window : space.windows()) {
            long from = window.base() + PAGE - 1 & -PAGE;
            long to = window.end() & -PAGE;
            if (from < to) {
                MemoryRegion region = window.region();
                int permissions = UnicornApi.PROT_READ
                        | (region.writable() ? UnicornApi.PROT_WRITE : 0)
                        | (region.executable() ? UnicornApi.PROT_EXEC : 0);
                Pointer memory = backings.get(region).bytes().share(from - window.base());
                Engine.check(UnicornApi.uc_mem_map_ptr(engine, from, to - from, permissions, memory), "map " + window);
            }
        }
    }

    /** Addresses of pages that windows cover only in part. */
    List<Long> partialPages() {
        return new ArrayList<>(partialPages);
    }

    /** Whether stores by the guest can change the byte at an address. */
    boolean isWritable(long address) {
        return space.at(address).map(window -> window.region().writable()).orElse(false);
    }

    /** Reads up to four bytes, zero where there is no memory. */
    int load(long address, int size) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < size; i++) {
            if (space.at(address + i).isPresent()) {
                read(address + i, bytes, i, 1);
            }
        }
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    /** Writes up to four bytes of memory. */
    void store(long address, int size, int value) {
        byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
        write(address, bytes, 0, size);
    }

    /** The halfwords at an even address; as many of them as there is memory for. */
    short[] halfwords(long address, int count) {
        Window window = space.at(address).orElse(null);
        if (window == null) {
            return new short[0];
        }
        long available = (window.end() - address) / 2;
        if (available >= count) {
            return backings.get(window.region()).bytes().getShortArray(address - window.base(), count);
        }
        short[] all = new short[count];
        for (int i = 0; i < count; i++) {
            all[i] = (short) load(address + 2L * i, 2);
        }
        return all;
    }

    void read(long address, byte[] destination, int offset, int length) {
        transfer(address, length, (pointer, at, index, count) -> pointer.read(at, destination, offset + index, count));
    }

    void write(long address, byte[] source, int offset, int length) {
        transfer(address, length, (pointer, at, index, count) -> pointer.write(at, source, offset + index, count));
    }

    /** Moves {@code count} bytes between a region at {@code at} and an array, {@code index} bytes into the transfer. */
    private interface Piece {
        void move(Pointer region, long at, int index, int count);
    }

    private void transfer(long address, int length, Piece piece) {
        int done = 0;
        while (done < length) {
            long at = address + done;
            Window window = space.at(at)
                    .orElseThrow(() ->
                            new IndexOutOfBoundsException("no memory at 0x%08x: %s".formatted(at, space.locate(at))));
            int count = (int) Math.min(length - done, window.end() - at);
            piece.move(backings.get(window.region()).bytes(), at - window.base(), done, count);
            done += count;
        }
    }

    /** Keeps a copy of everything the guest can change, replacing the copy kept before. */
    void save() {
        for (Backing backing : backings.values()) {
            if (backing.saved() != null) {
                backing.bytes().read(0, backing.saved(), 0, backing.saved().length);
            }
        }
    }

    /** Puts back the copy. */
    void restore() {
        for (Backing backing : backings.values()) {
            if (backing.saved() != null) {
                backing.bytes().write(0, backing.saved(), 0, backing.saved().length);
            }
        }
    }
}
