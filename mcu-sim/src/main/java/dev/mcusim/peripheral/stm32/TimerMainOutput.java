package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/** The switch for all outputs of an advanced timer, BDTR.MOE, and what they do while it is off (RM0090, 17.4.18); other timers have it on. */
final class TimerMainOutput {

    private static final int OSSI = 1 << 10;
    private static final int AUTOMATIC_OUTPUT = 1 << 14;
    private static final int MAIN_OUTPUT = 1 << 15;
    private static final int FIRST_IDLE_LEVEL = 8;

    private final boolean isSwitched;
    private final Register outputs;
    private final Register idle;

    TimerMainOutput(RegisterBank registers, boolean advanced) {
        isSwitched = advanced;
        outputs = registers.register("BDTR");
        idle = registers.register("CR2");
    }

    boolean isOn() {
        return !isSwitched || (outputs.value() & MAIN_OUTPUT) != 0;
    }

    /** A break switches it off. */
    void broken() {
        outputs.set(outputs.value() & ~MAIN_OUTPUT);
    }

    /** AOE: an update event switches it on. */
    void updated() {
        if ((outputs.value() & AUTOMATIC_OUTPUT) != 0) {
            outputs.set(outputs.value() | MAIN_OUTPUT);
        }
    }

    /** What an output does while MOE is clear: OISx, by its place from the first, or nothing if OSSI is clear. */
    Drive idleLevel(int place) {
        boolean high = (idle.value() & 1 << FIRST_IDLE_LEVEL + place) != 0;
        return (outputs.value() & OSSI) != 0 ? Drive.to(high) : Drive.NONE;
    }
}
