package dev.mcusim.timing;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.Window;

/** What the memory systems of all cores share: one {@link WindowTiming} for each window, and the counters. */
abstract class WindowedTiming extends MemoryTiming {

    /** One for each window, by address. */
    final WindowTiming[] windows;

    private WindowTiming lastCode;
    private WindowTiming lastData;

    /** Lines that were not there when code was fetched. */
    long instructionMisses;
    /** Lines that were not there when data was read. */
    long dataMisses;

    WindowedTiming(AddressSpace space) {
        windows = space.windows().stream().map(WindowTiming::new).toArray(WindowTiming[]::new);
        lastCode = windows[0];
        lastData = windows[0];
    }

    /** The window that holds an address of code; null for none. */
    final WindowTiming codeAt(int address) {
        if (!lastCode.contains(address)) {
            WindowTiming found = find(address);
            if (found == null) {
                return null;
            }
            lastCode = found;
        }
        return lastCode;
    }

    /** The window that holds an address of data; null for none. */
    final WindowTiming dataAt(int address) {
        if (!lastData.contains(address)) {
            WindowTiming found = find(address);
            if (found == null) {
                return null;
            }
            lastData = found;
        }
        return lastData;
    }

    private WindowTiming find(int address) {
        for (WindowTiming window : windows) {
            if (window.contains(address)) {
                return window;
            }
        }
        return null;
    }

    @Override
    public final byte[] lines(Window window) {
        return find((int) window.base()).lines;
    }

    @Override
    public final boolean isAlwaysFree(Window window) {
        return find((int) window.base()).free;
    }

    @Override
    public final CodeKind codeKind(int address) {
        WindowTiming window = codeAt(address);
        return window == null ? CodeKind.FREE : window.kind;
    }

    @Override
    public final long instructionMisses() {
        return instructionMisses;
    }

    @Override
    public final long dataMisses() {
        return dataMisses;
    }
}
