package dev.mcusim.cpu.jit;

import dev.mcusim.bus.Window;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.timing.MemoryTiming;
import java.util.List;

/** A window with its bytes. */
final class Chunk {
    final Window window;
    final Region region;
    final byte[] bytes;
    /** What must be asked of the timing model about accesses, see {@link MemoryTiming#lines}. */
    final byte[] lines;

    final int base;
    /** Greatest offsets of a word, a halfword, a byte. */
    final int lastWord;

    final int lastHalfword;
    final int lastByte;
    /** The same window with all of it; this one, unless watchpoints send accesses the slow way. */
    final Chunk whole;
    /** What code may do in each line of {@link Mpu#LINE_SHIFT}; null where everybody may do everything. */
    byte[] rights;
    /** What of the window is watched. */
    List<Watchpoint> watched = List.of();

    Chunk(Window window, Region region, byte[] lines) {
        this.window = window;
        this.region = region;
        this.lines = lines;
        bytes = region.bytes;
        base = (int) window.base();
        lastByte = bytes.length - 1;
        lastHalfword = bytes.length - 2;
        lastWord = bytes.length - 4;
        whole = this;
    }

    /** A view of a chunk in which quick accesses find nothing. */
    Chunk(Chunk whole) {
        this.whole = whole;
        window = whole.window;
        region = whole.region;
        bytes = whole.bytes;
        lines = whole.lines;
        base = whole.base;
        lastByte = -1;
        lastHalfword = -1;
        lastWord = -1;
    }

    Chunk() {
        whole = this;
        window = null;
        region = null;
        bytes = new byte[0];
        lines = new byte[0];
        base = 0;
        lastByte = -1;
        lastHalfword = -1;
        lastWord = -1;
    }

    int get(int offset, int size) {
        return switch (size) {
            case 4 -> (int) RegionMemory.WORD.get(bytes, offset);
            case 2 -> (short) RegionMemory.HALFWORD.get(bytes, offset) & 0xffff;
            default -> bytes[offset] & 0xff;
        };
    }

    void set(int offset, int size, int value) {
        switch (size) {
            case 4 -> RegionMemory.WORD.set(bytes, offset, value);
            case 2 -> RegionMemory.HALFWORD.set(bytes, offset, (short) value);
            default -> bytes[offset] = (byte) value;
        }
    }
}
