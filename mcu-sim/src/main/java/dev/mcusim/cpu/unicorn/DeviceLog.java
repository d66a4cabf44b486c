package dev.mcusim.cpu.unicorn;

import java.util.Arrays;

/**
 * What loads from devices and system registers gave since a run began, and where stores were among them. When the run is repeated, devices
 * are not touched again: loads give what they gave, stores do nothing, until all of it has happened again.
 */
final class DeviceLog {

    private static final int LONG = 1 << 20;

    private int[] values = new int[64];
    private int used;
    private int repeated;

    /** Forgets everything. */
    void clear() {
        used = 0;
        repeated = 0;
    }

    /** From now on, everything is repeated. */
    void rewind() {
        repeated = 0;
    }

    /** Whether the next access has happened before. */
    boolean isRepeating() {
        return repeated < used;
    }

    /** What the next access, which has happened before, gave. */
    int next() {
        return values[repeated++];
    }

    /** Notes what an access gave, or anything for a store, and returns it. */
    int note(int value) {
        if (used == values.length) {
            values = Arrays.copyOf(values, used * 2);
        }
        values[used++] = value;
        repeated = used;
        return value;
    }

    /** Whether it is time to begin anew. */
    boolean isLong() {
        return used >= LONG;
    }
}
