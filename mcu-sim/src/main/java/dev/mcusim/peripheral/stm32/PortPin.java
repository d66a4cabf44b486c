package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.PinCell;
import dev.mcusim.peripheral.PinInput;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Signals;
import java.util.Optional;

/** One pin's place in its port: what the port's registers make of it, and the peripheral that its alternate function connects it to. */
final class PortPin implements PinCell {

    private static final int OUTPUT = 1;
    private static final int ALTERNATE = 2;
    private static final int ANALOG = 3;
    private static final int PULL_UP = 1;
    private static final int PULL_DOWN = 2;

    private final GpioPort port;
    private final int number;
    private final Pin pin;
    private final AlternateFunctions functions;
    private final Signals signals;
    private final Runnable follow;
    private Optional<String> function = Optional.empty();
    private Optional<Signal> signal = Optional.empty();
    private Optional<PinInput> input = Optional.empty();
    private boolean watched;

    PortPin(GpioPort port, int number, Pin pin, AlternateFunctions functions, Signals signals) {
        this.port = port;
        this.number = number;
        this.pin = pin;
        this.functions = functions;
        this.signals = signals;
        follow = pin::update;
    }

    /** The mode or the alternate function may have changed. */
    void select() {
        Optional<String> chosen =
                port.mode(number) == ALTERNATE ? functions.signal(pin.name(), port.function(number)) : Optional.empty();
        if (!chosen.equals(function)) {
            leave();
            function = chosen;
            signal = function.map(signals::output);
            input = function.map(signals::input).map(PinInput::new);
            input.ifPresent(present -> present.select(pin));
            listen();
        }
    }

    /** Lets go of the signals of the alternate function. */
    void leave() {
        function = Optional.empty();
        input.ifPresent(old -> old.select(null));
        signal.ifPresent(old -> old.leave(follow));
    }

    private void listen() {
        if (watched) {
            signal.ifPresent(present -> present.follow(follow));
        }
    }

    /** Tells of a change of the level. */
    void update() {
        if (watched) {
            pin.update();
        }
    }

    /** What IDR shows: the input of an analog pin is off and reads zero. */
    boolean input() {
        return port.mode(number) != ANALOG && pin.level();
    }

    @Override
    public Drive output() {
        return switch (port.mode(number)) {
            case OUTPUT -> driver(Drive.to(port.output(number)));
            case ALTERNATE -> signal.map(present -> driver(present.drive())).orElse(Drive.NONE);
            default -> Drive.NONE;
        };
    }

    private Drive driver(Drive level) {
        return level == Drive.HIGH && port.openDrain(number) ? Drive.NONE : level;
    }

    @Override
    public Drive pull() {
        return switch (port.mode(number) == ANALOG ? 0 : port.pull(number)) {
            case PULL_UP -> Drive.HIGH;
            case PULL_DOWN -> Drive.LOW;
            default -> Drive.NONE;
        };
    }

    @Override
    public void watched(boolean noticed) {
        if (noticed == watched) {
            return;
        }
        watched = noticed;
        signal.ifPresent(present -> present.leave(follow));
        listen();
    }
}
