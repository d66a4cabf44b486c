package dev.mcusim.cpu.system;

import dev.mcusim.bus.DeepSleep;
import java.util.function.IntSupplier;

/** What SCR says about sleep, and the clocks of the core that stand still in deep sleep (ARMv7-M ARM, B3.2.7). */
public final class SleepControl {

    private static final int SLEEPONEXIT = 1 << 1;
    private static final int SLEEPDEEP = 1 << 2;
    private static final int SEVONPEND = 1 << 4;

    private final IntSupplier register;
    private final SysTick sysTick;
    private final Dwt dwt;
    private DeepSleep chip = DeepSleep.NONE;
    private boolean deep;

    /**
     * @param register SCR
     */
    public SleepControl(IntSupplier register, SysTick sysTick, Dwt dwt) {
        this.register = register;
        this.sysTick = sysTick;
        this.dwt = dwt;
    }

    /** Connects the chip. */
    public void connect(DeepSleep surroundings) {
        chip = surroundings;
    }

    /** Whether SLEEPONEXIT makes the core sleep when it returns to Thread mode. */
    public boolean isOnExit() {
        return (register.getAsInt() & SLEEPONEXIT) != 0;
    }

    /** Whether SEVONPEND makes an event of every exception that becomes pending. */
    public boolean sendsEventOnPend() {
        return (register.getAsInt() & SEVONPEND) != 0;
    }

    /**
     * The core sleeps from now on.
     *
     * @return whether nothing but a reset wakes it
     */
    public boolean begin() {
        deep = (register.getAsInt() & SLEEPDEEP) != 0 && chip != DeepSleep.NONE;
        if (!deep) {
            dwt.sleep();
            return false;
        }
        sysTick.stop();
        dwt.hold();
        return chip.begin();
    }

    /** The core has been woken, or reset. */
    public void end() {
        if (deep) {
            deep = false;
            chip.end();
            sysTick.goOn();
            dwt.goOn();
        } else {
            dwt.wake();
        }
    }
}
