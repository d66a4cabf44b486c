package dev.mcusim.timing;

import dev.mcusim.board.Flash;
import dev.mcusim.board.FlashAccelerator.Lines;
import dev.mcusim.board.FlashAccelerator.Lines.Holds;
import java.util.function.IntConsumer;

/**
 * ST's interface between a flash and the buses of one core, with the ART accelerator: it reads a line at a time, reads ahead, and keeps
 * lines that were jumped to and lines of constants (RM0090 3.4, RM0385 3.3, RM0351 3.3).
 *
 * <p>What is kept goes in the order in which it came, while the manuals say least recently used first; so hits change nothing. Without
 * a place for code or data only the line read last is there, whichever bus asked for it.
 */
final class FlashInterface {

    private final int shift;
    private final int lineBytes;
    private final LineStore code;
    private final LineStore data;
    /** Sixteenths of a cycle in which the core executes one byte of code. */
    private final int cyclesPerByte;

    private int waitStates;
    private boolean prefetch;
    private boolean keepsCode;
    private boolean keepsData;
    private int current = -2;
    private final IntConsumer dataGone;

    /**
     * @param readBits      bits of one read of the flash
     * @param cyclesPerByte sixteenths of a cycle in which the core executes one byte of straight code
     * @param dataGone      hears the offset of each line of data that is no longer kept
     */
    FlashInterface(Flash flash, int readBits, long flashBytes, int cyclesPerByte, IntConsumer dataGone) {
        this.dataGone = dataGone;
        lineBytes = readBits / 8;
        shift = Integer.numberOfTrailingZeros(lineBytes);
        int lines = (int) (flashBytes >> shift);
        this.cyclesPerByte = cyclesPerByte;
        code = new LineStore(count(flash, Holds.INSTRUCTIONS), lines);
        data = shares(flash) ? code : new LineStore(count(flash, Holds.DATA), lines);
    }

    private int count(Flash flash, Holds wanted) {
        int bytes = flash.accelerator().lines().stream()
                .filter(store -> store.holds() == wanted || store.holds() == Holds.UNIFIED)
                .mapToInt(Lines::sizeInBytes)
                .sum();
        return Math.max(1, bytes / lineBytes);
    }

    private static boolean shares(Flash flash) {
        return flash.accelerator().lines().stream().anyMatch(store -> store.holds() == Holds.UNIFIED);
    }

    /** Takes over settings; what was kept is forgotten when it is switched off. */
    void configure(MemorySettings settings) {
        waitStates = settings.flashWaitStates();
        prefetch = settings.flashPrefetch();
        boolean unified = code == data;
        keepsCode = settings.flashInstructionCache();
        keepsData = unified ? keepsCode : settings.flashDataCache();
        if (!keepsCode) {
            code.clear();
        }
        if (!keepsData) {
            data.clear();
        }
        current = -2;
    }

    /** Whether it never makes anybody wait. */
    boolean isFree() {
        return waitStates == 0;
    }

    /** Whether code that was there once stays there until something else is fetched. */
    boolean keepsCode() {
        return keepsCode;
    }

    /** Bytes in a line. */
    int lineBytes() {
        return lineBytes;
    }

    /** Cycles to wait for code between two offsets in the flash. */
    int fetch(int from, int to) {
        int first = from >>> shift;
        int last = to - 1 >>> shift;
        return keepsCode ? fetchKept(first, last) : fetchStreamed(first, last);
    }

    private int fetchKept(int first, int last) {
        int waited = 0;
        if (!code.holds(first)) {
            keep(code, first);
            waited += waitStates;
        }
        for (int line = first + 1; line <= last; line++) {
            if (prefetch) {
                waited += ahead();
            } else if (!code.holds(line)) {
                keep(code, line);
                waited += waitStates;
            }
        }
        return waited;
    }

    private int fetchStreamed(int first, int last) {
        int waited = 0;
        for (int line = first; line <= last; line++) {
            if (line != current) {
                waited += prefetch && line == current + 1 ? ahead() : waitStates;
                current = line;
            }
        }
        return waited;
    }

    /** Cycles to wait for a line that was asked for when the core began to execute the line before it. */
    private int ahead() {
        return Math.max(0, waitStates + 1 - (lineBytes * cyclesPerByte >> 4));
    }

    /** Cycles to wait for the data at an offset. */
    int read(int offset) {
        int line = offset >>> shift;
        if (keepsData ? data.holds(line) : line == current) {
            return 0;
        }
        if (keepsData) {
            keep(data, line);
        } else {
            current = line;
        }
        return waitStates;
    }

    private void keep(LineStore store, int line) {
        int gone = store.keep(line);
        if (gone >= 0 && store == data) {
            dataGone.accept(gone << shift);
        }
    }

    /** Whether all data of a cache line's length is kept. */
    boolean keepsData(int offset) {
        if (!keepsData) {
            return false;
        }
        int first = (offset & -(1 << MemoryTiming.LINE_SHIFT)) >>> shift;
        int last = (offset | (1 << MemoryTiming.LINE_SHIFT) - 1) >>> shift;
        for (int line = first; line <= last; line++) {
            if (!data.holds(line)) {
                return false;
            }
        }
        return true;
    }
}
