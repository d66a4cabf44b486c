package dev.mcusim.vector;

import java.io.Serializable;

/**
 * How much worse than recorded is still good.
 *
 * @param cycles   fraction of the recorded cycles, of the network and of each layer: 0.02 for 2 %
 * @param memory fraction of the recorded bytes
 */
public record Tolerance(double cycles, double memory) implements Serializable {

    /** Nothing may get worse. Simulation is exact, so there is no noise to be tolerated. */
    public static final Tolerance NONE = new Tolerance(0, 0);

    boolean allowsCycles(long recorded, long now) {
        return now <= recorded * (1 + cycles);
    }

    boolean allowsBytes(long recorded, long now) {
        return now <= recorded * (1 + memory);
    }
}
