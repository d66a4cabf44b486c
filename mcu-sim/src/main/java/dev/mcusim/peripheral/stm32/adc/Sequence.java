package dev.mcusim.peripheral.stm32.adc;

/** One of a converter's two sequences, regular or injected: what its registers say, and how far it is. */
abstract class Sequence {

    private boolean active;
    private boolean beginning;
    private int rank;
    private int left;

    /** How many conversions it has, 1 to 16. */
    abstract int length();

    /** The channel that is converted at a rank, from 0. */
    abstract int channel(int atRank);

    /** Cycles of the converter's clock that a conversion of a channel takes. */
    abstract int cycles(int channel);

    /** Whether it begins anew when it is through. */
    abstract boolean repeats();

    /** How many conversions a trigger starts, 0 for all of them. */
    abstract int stretch();

    /** Whether the next conversion has to wait until firmware has taken the last result. */
    boolean isHeld() {
        return false;
    }

    /** Its first conversion, or the first one behind a trigger, begins. */
    abstract void started();

    /**
     * A conversion is complete.
     *
     * @param atRank its rank, from 0
     * @param last   whether it was the last one of the sequence
     */
    abstract void converted(int atRank, boolean last);

    /** Whether conversions are under way or about to be made. */
    final boolean isActive() {
        return active;
    }

    /** A trigger has come. */
    final void begin() {
        active = true;
        beginning = true;
        left = stretch();
    }

    /** No more conversions, and the next trigger starts with the first one. */
    final void end() {
        active = false;
        rank = 0;
    }

    /** The next conversion begins; how many cycles it takes. */
    final int convert() {
        if (beginning) {
            beginning = false;
            started();
        }
        return cycles(channel(rank));
    }

    /** The conversion is complete; whether it was the sequence's last one. */
    final boolean step() {
        int done = rank;
        boolean last = rank + 1 >= length();
        if (last) {
            rank = 0;
            active = repeats();
            beginning = active;
        } else {
            rank++;
            active = stretch() == 0 || --left > 0;
        }
        converted(done, last);
        return last;
    }

    /** Cycles that all its conversions take. */
    final long cyclesOfAll() {
        long all = 0;
        for (int i = length() - 1; i >= 0; i--) {
            all += cycles(channel(i));
        }
        return all;
    }
}
