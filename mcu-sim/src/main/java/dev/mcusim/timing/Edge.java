package dev.mcusim.timing;

/** One block being executed after another. */
public final class Edge {

    /** The block before; null where nothing is known of it. */
    public final TimedBlock from;
    /** The block entered. */
    public final TimedBlock to;
    /** Cycles the pipeline needs for the block entered, see {@link TimingModel#cycles}. */
    public final int cycles;
    /** Whether the block before was left to somewhere else than the address behind it. */
    public final boolean taken;
    /** How often this happened. */
    public long count;

    Edge(TimedBlock from, TimedBlock to, int cycles) {
        this.from = from;
        this.to = to;
        this.cycles = cycles;
        taken = from != null && from.end != to.address;
    }
}
