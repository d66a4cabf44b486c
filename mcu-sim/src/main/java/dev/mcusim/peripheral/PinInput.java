package dev.mcusim.peripheral;

/** Drives a signal with the level of a pin, which can be chosen. */
public final class PinInput implements Signal.Source {

    private final Signal signal;
    private final Pin.Listener follow;
    private Pin pin;
    private boolean watched;

    /** Drives a signal, low as long as no pin is chosen. */
    public PinInput(Signal signal) {
        this.signal = signal;
        follow = (changed, high, cycle) -> signal.update();
        signal.connect(this);
    }

    /** Takes the level from a pin; from none if that is null. */
    public void select(Pin chosen) {
        if (chosen == pin) {
            return;
        }
        boolean before = watched;
        watched(false);
        pin = chosen;
        watched(before);
        signal.update();
    }

    @Override
    public Drive drive() {
        return pin == null ? Drive.NONE : Drive.to(pin.level());
    }

    @Override
    public void watched(boolean now) {
        if (pin != null && now != watched) {
            if (now) {
                pin.watch(follow);
            } else {
                pin.ignore(follow);
            }
        }
        watched = now;
    }
}
