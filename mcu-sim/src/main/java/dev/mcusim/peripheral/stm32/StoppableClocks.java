package dev.mcusim.peripheral.stm32;

/** A clock tree of which, in stop and standby mode, only the slow oscillators LSE and LSI run on. Time is told by the clock from before. */
final class StoppableClocks implements ClockTree {

    private final ClockTree tree;
    private boolean stopped;

    StoppableClocks(ClockTree tree) {
        this.tree = tree;
    }

    void stop(boolean now) {
        stopped = now;
    }

    boolean areStopped() {
        return stopped;
    }

    @Override
    public Clocks clocks() {
        return tree.clocks();
    }

    @Override
    public long hertz(ClockSource source) {
        boolean slow = source == ClockSource.LSE || source == ClockSource.LSI;
        return stopped && !slow ? 0 : tree.hertz(source);
    }
}
