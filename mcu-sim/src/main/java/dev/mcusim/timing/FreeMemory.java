package dev.mcusim.timing;

import dev.mcusim.bus.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Memory that never waits. */
final class FreeMemory extends MemoryTiming {

    private final Map<Window, byte[]> lines = new HashMap<>();

    @Override
    public byte[] lines(Window window) {
        return lines.computeIfAbsent(window, key -> {
            byte[] free = new byte[(int) (key.size() >> LINE_SHIFT) + 1];
            Arrays.fill(free, FREE);
            return free;
        });
    }

    @Override
    public boolean isAlwaysFree(Window window) {
        return true;
    }

    @Override
    public CodeKind codeKind(int address) {
        return CodeKind.FREE;
    }

    @Override
    public int fetch(int address, int end, long now) {
        return 0;
    }

    @Override
    public int load(int address, int size, long now) {
        return 0;
    }

    @Override
    public int store(int address, int size, long now) {
        return 0;
    }

    @Override
    public void configure(MemorySettings settings) {
        // Nothing to set up.
    }

    @Override
    public void invalidateInstructions() {
        // Nothing is kept.
    }

    @Override
    public void invalidateData() {
        // Nothing is kept.
    }

    @Override
    public void invalidateData(int address) {
        // Nothing is kept.
    }

    @Override
    public long instructionMisses() {
        return 0;
    }

    @Override
    public long dataMisses() {
        return 0;
    }
}
