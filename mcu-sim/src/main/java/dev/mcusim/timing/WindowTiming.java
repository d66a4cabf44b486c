package dev.mcusim.timing;

import dev.mcusim.bus.Window;
import dev.mcusim.timing.MemoryTiming.CodeKind;
import java.util.Arrays;

/** How long accesses to one window take, as it is set up now. */
final class WindowTiming {

    final Window window;
    final int base;
    /** See {@link MemoryTiming#lines}. */
    final byte[] lines;
    /** Whether it is an ITCM or DTCM. */
    boolean tightlyCoupled;
    /** Whether data never waits. */
    boolean free = true;
    /** What {@link MemoryTiming#codeKind} answers. */
    CodeKind kind = CodeKind.FREE;
    /** The bus behind the caches. */
    BusTiming bus = BusTiming.NONE;
    /** The flash interface that accesses pass through; null for none. */
    FlashInterface flash;
    /** Whether the L1 caches keep its data, and whether stores only reach the cache. */
    boolean cached;

    boolean writeBack;

    WindowTiming(Window window) {
        this.window = window;
        base = (int) window.base();
        lines = new byte[(int) (window.size() + (1 << MemoryTiming.LINE_SHIFT) - 1 >> MemoryTiming.LINE_SHIFT)];
        fill(MemoryTiming.FREE);
    }

    boolean contains(int address) {
        return Integer.compareUnsigned(address - base, (int) window.size()) < 0;
    }

    /** Sets the state of all lines. */
    void fill(byte state) {
        Arrays.fill(lines, state);
    }

    /** Sets the state of the line that holds an address. */
    void mark(int address, byte state) {
        lines[address - base >>> MemoryTiming.LINE_SHIFT] = state;
    }
}
