package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import java.util.Optional;

/**
 * A capture and compare channel of a timer (RM0090, 17.3.5 to 17.3.10): as an output it makes a reference signal of the counter and its
 * compare value, as an input it keeps the counter's value at an edge; combined with its neighbour, with channel 5, or with its neighbour while
 * the counter falls (RM0385, 22.3.12 and 22.3.13). Dead time is not modelled.
 */
final class TimerChannel {

    /** OCxM. */
    private static final int ACTIVE_ON_MATCH = 1;

    private static final int INACTIVE_ON_MATCH = 2;
    private static final int TOGGLE = 3;
    private static final int FORCE_INACTIVE = 4;
    private static final int FORCE_ACTIVE = 5;
    private static final int PWM_1 = 6;
    private static final int PWM_2 = 7;
    private static final int COMBINED_1 = 12;
    private static final int COMBINED_2 = 13;
    private static final int ASYMMETRIC_1 = 14;
    private static final int ASYMMETRIC_2 = 15;
    private static final int FIFTH = 5;
    /** GC5C1 in CCR5. */
    private static final int FIRST_GROUP = 29;

    private static final int OUTPUT = 0;
    private static final int ENABLE = 1;
    private static final int POLARITY = 2;
    private static final int COMPLEMENT = 4;
    private static final int COMPLEMENT_POLARITY = 8;

    private final int number;
    private final TimeBase base;
    private final Timer timer;
    private final Register mode;
    private final Register enable;
    private final Register value;
    private final Signal output;
    private final Signal complement;
    private final int width;
    private long compare;
    private boolean reference;
    private int edges;
    /** OCxM and the bits of CCER that are in use. */
    private int usedMode;

    private int usedEnable;
    /** Channel 5: the channels, from bit 0 on, whose references are low while its own is. */
    private int grouped;

    /**
     * @param number 1 to 6
     */
    TimerChannel(int number, TimeBase base, Timer timer, RegisterBank registers, Site site) {
        this.number = number;
        this.base = base;
        this.timer = timer;
        mode = registers.register("CCMR" + (number + 1) / 2);
        width = timer.features().bits() == 32 ? -1 : 0xffff;
        enable = registers.register("CCER");
        value = registers.register("CCR" + number);
        value.writable(number == FIFTH ? width | 7 << FIRST_GROUP : width)
                .reads(this::read)
                .whenWritten(this::written);
        output = site.wiring().signals().output(site.name() + "_CH" + number);
        complement = site.wiring().signals().output(site.name() + "_CH" + number + "N");
    }

    /** Drives its signals from now on; who watches them already is told of changes. */
    void connectOutputs() {
        output.connect(source(false));
        complement.connect(source(true));
    }

    private Signal.Source source(boolean inverse) {
        return new Signal.Source() {
            @Override
            public Drive drive() {
                timer.catchUp();
                return inverse ? complementLevel() : outputLevel();
            }

            @Override
            public void watched(boolean watched) {
                timer.interestChanged();
            }
        };
    }

    /** Modes and enables that were written are in use from now on. */
    void commutate() {
        usedMode = modeBits() >>> 4 & 7 | (timer.features().mirrors() ? modeBits() >>> 5 & 8 : 0);
        usedEnable = enableBits();
        switch (usedMode) {
            case FORCE_ACTIVE -> reference = true;
            case FORCE_INACTIVE -> reference = false;
            default -> {
                // Keeps what it has, or follows the counter.
            }
        }
    }

    /** The channel's byte of CCMR1 or CCMR2, with OCxM[3] as bit 8. */
    private int modeBits() {
        int shift = number % 2 == 0 ? 8 : 0;
        return mode.value() >>> shift & 0xff | (mode.value() >>> 16 + shift & 1) << 8;
    }

    private int enableBits() {
        return enable.value() >>> 4 * (number - 1) & 0xf;
    }

    /** CCxS: 0 for an output, 1 for an input from this channel's pin, 2 from its neighbour's. */
    int selection() {
        return modeBits() & 3;
    }

    /** Whether it captures. */
    boolean captures() {
        return selection() != OUTPUT && (enableBits() & ENABLE) != 0;
    }

    /** Whether an edge in this direction is one that the channel's polarity lets through. */
    boolean accepts(boolean rising) {
        boolean falling = (enableBits() & POLARITY) != 0;
        boolean both = falling && (enableBits() & COMPLEMENT_POLARITY) != 0;
        return both || rising != falling;
    }

    /** Whether the input is inverted. */
    boolean inverts() {
        return (enableBits() & POLARITY) != 0;
    }

    private boolean preloads() {
        return (modeBits() & 8) != 0;
    }

    private int read(int held) {
        if (selection() != OUTPUT) {
            timer.flags().clear(TimerFlags.compare(number));
        }
        return held;
    }

    private void written(int word) {
        if (!preloads()) {
            takeOver();
        }
    }

    /** The compare value in the register is the one in use from now on. */
    void takeOver() {
        compare = written();
        grouped = number == FIFTH ? value.value() >>> FIRST_GROUP : 0;
    }

    private long written() {
        return Integer.toUnsignedLong(value.value() & width);
    }

    boolean waitsForUpdate() {
        return compare != written() || number == FIFTH && grouped != value.value() >>> FIRST_GROUP;
    }

    /** Modes and enables may have changed. */
    void configured() {
        if (!timer.commutation().isAwaited()) {
            commutate();
        }
        if (!preloads()) {
            takeOver();
        }
        edges = 0;
    }

    /** Whether {@link #passed} has anything to look at. */
    boolean mayMatch(long low, long high) {
        return compare >= low && (compare <= high || low == high);
    }

    /** The counter has taken these values. */
    void passed(long low, long high, boolean down) {
        boolean reached = low <= compare && compare <= high;
        boolean beyond =
                compare > base.reload() && low == high && low == (down ? base.reload() : 0) && !base.isCentred();
        if (selection() == OUTPUT && (reached || beyond)) {
            match(down);
        }
    }

    private void match(boolean down) {
        if (timer.flagsMatches(down)) {
            timer.compared(number);
        }
        switch (usedMode) {
            case ACTIVE_ON_MATCH -> reference = true;
            case INACTIVE_ON_MATCH -> reference = false;
            case TOGGLE -> reference = !reference;
            default -> {
                // Matches change nothing.
            }
        }
    }

    /** Many periods at once have gone by. */
    void matched() {
        if (selection() == OUTPUT && compare <= base.reload()) {
            match(base.isDown());
        }
    }

    /** Software brings about a match or a capture. */
    void generate() {
        if (selection() == OUTPUT) {
            timer.compared(number);
        } else {
            capture(base.counter());
        }
    }

    /** An edge has come in that counts. */
    void capture(long counter) {
        int prescaler = 1 << (modeBits() >>> 2 & 3);
        if (++edges < prescaler) {
            return;
        }
        edges = 0;
        value.set((int) counter);
        if (timer.flags().isSet(TimerFlags.compare(number))) {
            timer.flags().overcapture(number);
        }
        timer.flags().raise(TimerFlags.compare(number));
    }

    /** OCxREFC: OCxREF and what it is combined with. */
    boolean reference() {
        boolean combined =
                switch (usedMode) {
                    case COMBINED_1 -> ownReference() || neighboursReference();
                    case COMBINED_2 -> ownReference() && neighboursReference();
                    case ASYMMETRIC_1, ASYMMETRIC_2 -> base.isDown() ? neighboursReference() : ownReference();
                    default -> ownReference();
                };
        return combined && (!isGrouped() || fifth().orElseThrow().ownReference());
    }

    /** OCxREF. */
    private boolean ownReference() {
        return switch (usedMode) {
            case PWM_1, COMBINED_1, ASYMMETRIC_1 -> active();
            case PWM_2, COMBINED_2, ASYMMETRIC_2 -> !active();
            default -> reference;
        };
    }

    private Optional<TimerChannel> neighbour() {
        return timer.channel(number % 2 == 1 ? number + 1 : number - 1);
    }

    private boolean neighboursReference() {
        return neighbour().filter(TimerChannel::ownReference).isPresent();
    }

    private Optional<TimerChannel> fifth() {
        return timer.channel(FIFTH);
    }

    private boolean isGrouped() {
        return number < FIFTH
                && fifth().filter(channel -> (channel.grouped >>> number - 1 & 1) != 0)
                        .isPresent();
    }

    private boolean active() {
        return base.isDown() ? base.counter() <= compare : base.counter() < compare;
    }

    private Drive outputLevel() {
        int bits = enableBits();
        if (selection() != OUTPUT || (usedEnable & ENABLE) == 0) {
            return Drive.NONE;
        }
        return timer.mainOutput().isOn()
                ? Drive.to(reference() ^ (bits & POLARITY) != 0)
                : timer.mainOutput().idleLevel(2 * (number - 1));
    }

    private Drive complementLevel() {
        int bits = enableBits();
        if (selection() != OUTPUT || (usedEnable & COMPLEMENT) == 0) {
            return Drive.NONE;
        }
        boolean inverse = (usedEnable & ENABLE) != 0;
        return timer.mainOutput().isOn()
                ? Drive.to(reference() ^ inverse ^ (bits & COMPLEMENT_POLARITY) != 0)
                : timer.mainOutput().idleLevel(2 * (number - 1) + 1);
    }

    /** Whether anybody watches its outputs. */
    boolean isWatched() {
        return output.isWatched() || complement.isWatched();
    }

    /** Tells of changes of its outputs. */
    void update() {
        output.update();
        complement.update();
    }

    /** Cycles until the counter reaches the compare value, or one that the output depends on, or the end of its run. */
    long cyclesToMatch() {
        long cycles = base.cyclesTo(compare);
        if (usedMode >= COMBINED_1 && neighbour().isPresent()) {
            cycles = Math.min(cycles, base.cyclesTo(neighbour().get().compare));
        }
        return isGrouped() ? Math.min(cycles, base.cyclesTo(fifth().get().compare)) : cycles;
    }
}
