package dev.mcusim.peripheral.stm32.adc;

import java.util.ArrayDeque;
import java.util.Deque;

/** Converters that share common registers: their clock, and modes in which they work together. */
public final class AdcGroup {

    private static final int CONVERTERS = 3;

    private final Converter[] members = new Converter[CONVERTERS];
    private final Deque<Integer> results = new ArrayDeque<>();
    private CommonSettings common = CommonSettings.NONE;
    private int half;
    private boolean halfKept;
    private int turn;

    /** A converter is part of the group from now on, in place of the one of this index, 0 to 2, that was reset. */
    void join(int index, Converter converter) {
        members[index] = converter;
    }

    /** These are the common registers from now on. */
    void use(CommonSettings settings) {
        catchUp();
        common = settings;
        settingsChanged();
    }

    CommonSettings common() {
        return common;
    }

    /** Whether converters work together. */
    boolean isMulti() {
        return common.mode().converters() > 1;
    }

    /** Takes in what has happened up to now, in the order of the converters. */
    void catchUp() {
        for (Converter member : members) {
            if (member != null) {
                member.sequencer().catchUp();
            }
        }
    }

    /** The common registers have changed. */
    void settingsChanged() {
        halfKept = false;
        if (!results.isEmpty()) {
            results.clear();
            request();
        }
        for (Converter member : members) {
            if (member != null) {
                member.configured();
                member.sequencer().clocksChanged();
            }
        }
    }

    /** A regular sequence of the first converter begins: so do those of the others, if that is the mode. */
    void startedRegular(int index) {
        MultiMode mode = common.mode();
        for (int i = 1; index == 0 && mode.regular() && i < mode.converters(); i++) {
            if (members[i] != null) {
                members[i].sequencer().catchUp();
                members[i].follow(i * mode.delay());
            }
        }
    }

    /** An injected sequence of the first converter begins. */
    void startedInjected(int index) {
        MultiMode mode = common.mode();
        for (int i = 1; index == 0 && mode.injected() && i < mode.converters(); i++) {
            if (members[i] != null) {
                members[i].sequencer().catchUp();
                members[i].inject();
            }
        }
    }

    /** Which converter an injected trigger of the first one is for. */
    Converter injectedTarget(Converter first) {
        MultiMode mode = common.mode();
        if (!mode.alternate()) {
            return first;
        }
        Converter target = members[turn];
        turn = (turn + 1) % mode.converters();
        return target == null ? first : target;
    }

    /** A converter has a regular result, which the common data register is to show. */
    void converted(int result) {
        int packing = common.mode().packing();
        if (packing == 0) {
            return;
        }
        int bits = packing == 32 ? -1 : (1 << packing) - 1;
        if (packing < 32 && !halfKept) {
            half = result & bits;
            halfKept = true;
            return;
        }
        halfKept = false;
        results.add(packing == 32 ? result : (result & bits) << packing | half);
        request();
    }

    private void request() {
        if (members[0] != null) {
            members[0].data().request(!results.isEmpty());
        }
    }

    /** A load from the common data register. */
    int take() {
        if (results.isEmpty()) {
            int first = members[0] == null ? 0 : members[0].take() & 0xffff;
            return members[1] == null ? first : members[1].take() << 16 | first;
        }
        int result = results.remove();
        for (Converter member : members) {
            if (member != null) {
                member.take();
            }
        }
        if (members[0] != null) {
            members[0].data().request(false);
        }
        request();
        return result;
    }

    /** The status registers of the converters, each with a number of bits. */
    int status(int bits) {
        int all = 0;
        for (int i = CONVERTERS - 1; i >= 0; i--) {
            all = all << bits | (members[i] == null ? 0 : members[i].status() & (1 << bits) - 1);
        }
        return all;
    }
}
