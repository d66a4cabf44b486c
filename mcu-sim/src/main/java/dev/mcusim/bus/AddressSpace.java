package dev.mcusim.bus;

import dev.mcusim.board.MemoryRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All windows of a board, sorted by address. Windows do not overlap; an access may span two windows that touch, as the bus splits it.
 */
public final class AddressSpace {

    /** A distance beyond which no index or offset has led there from memory. */
    private static final long FAR = 16 << 20;

    private final List<Window> windows;

    /**
     * The address space of these regions and their aliases.
     *
     * <p>An alias that overlaps a region's own range is left out: the region answers there (the flash alias at address 0 of a
     * Cortex-M4 gives way to nothing, that of a part with ITCM does).
     *
     * @throws IllegalArgumentException when two regions overlap
     */
    public AddressSpace(List<MemoryRegion> regions) {
        List<Window> own = new ArrayList<>();
        for (MemoryRegion region : regions) {
            own.add(new Window(region, region.base()));
        }
        own.sort(Comparator.comparingLong(Window::base));
        for (int i = 1; i < own.size(); i++) {
            if (own.get(i).base() < own.get(i - 1).end()) {
                throw new IllegalArgumentException(own.get(i - 1) + " overlaps " + own.get(i));
            }
        }
        List<Window> all = new ArrayList<>(own);
        for (MemoryRegion region : regions) {
            for (MemoryRegion.Alias alias : region.aliases()) {
                Window window = new Window(region, alias.base());
                if (all.stream().noneMatch(other -> other.base() < window.end() && window.base() < other.end())) {
                    all.add(window);
                }
            }
        }
        all.sort(Comparator.comparingLong(Window::base));
        windows = List.copyOf(all);
    }

    /** Every window by rising address. */
    public List<Window> windows() {
        return windows;
    }

    /** The window that holds the byte at an address. */
    public Optional<Window> at(long address) {
        for (Window window : windows) {
            if (window.contains(address, 1)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    /**
     * Where an access goes wrong.
     *
     * @param address unsigned 32-bit address
     * @param length  bytes
     * @return the first byte address of the access where the kind of access is not allowed; empty when all of it is allowed
     */
    public Optional<Violation> check(Access access, long address, long length) {
        long at = address;
        while (at < address + length) {
            Optional<Window> window = at(at);
            if (window.isEmpty()) {
                return Optional.of(new Violation(access, at, Optional.empty()));
            }
            if (!access.allowedIn(window.get().region())) {
                return Optional.of(new Violation(access, at, window));
            }
            at = window.get().end();
        }
        return Optional.empty();
    }

    /**
     * Where an address lies in relation to the nearest window, as {@code 12 bytes past the end of SRAM1 [0x20010000, 0x2004c000)} or
     * {@code 0x40 bytes into FLASH [..)}; beyond 16 MiB, {@code far from all memory, nearest to SRAM1 [..)}.
     */
    public String locate(long address) {
        Optional<Window> inside = at(address);
        if (inside.isPresent()) {
            return bytes(address - inside.get().base()) + " into " + inside.get();
        }
        Optional<Window> below =
                windows.stream().filter(window -> window.end() <= address).max(Comparator.comparingLong(Window::end));
        Optional<Window> above =
                windows.stream().filter(window -> window.base() > address).min(Comparator.comparingLong(Window::base));
        long past = below.map(window -> address - window.end()).orElse(Long.MAX_VALUE);
        long before = above.map(window -> window.base() - address).orElse(Long.MAX_VALUE);
        if (past == Long.MAX_VALUE && before == Long.MAX_VALUE) {
            return "in an address space without memory";
        }
        if (Math.min(past, before) > FAR) {
            return "far from all memory, nearest to " + (past <= before ? below : above).orElseThrow();
        }
        return past <= before
                ? (past == 0 ? "right at the end of " : bytes(past) + " past the end of ") + below.orElseThrow()
                : bytes(before) + " before the start of " + above.orElseThrow();
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count < 4096 ? count + " bytes" : "0x%x bytes".formatted(count);
    }

    /** What a core does with memory. */
    public enum Access {
        READ,
        WRITE,
        FETCH;

        /** Whether a region allows it. */
        public boolean allowedIn(MemoryRegion region) {
            return switch (this) {
                case READ -> true;
                case WRITE -> region.writable();
                case FETCH -> region.executable();
            };
        }
    }

    /**
     * A forbidden access.
     *
     * @param access  what was tried
     * @param address first byte where it is not allowed
     * @param window  the memory there, empty when there is none
     */
    public record Violation(Access access, long address, Optional<Window> window) {}
}
