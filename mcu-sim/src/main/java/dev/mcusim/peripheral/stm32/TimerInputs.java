package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Signals;
import java.util.Optional;

/**
 * The four inputs of a timer, TI1 to TI4: its pins, or where a timer can measure LSI and LSE those (RM0090, 18.4.21: TIM5_OR; RM0433, 42.6.20:
 * TIM16_TISEL; RM0432, 40.6.20: TIM16_OR1).
 */
final class TimerInputs {

    private static final int CHANNELS = 4;
    private static final int LSI = 1;
    private static final int LSE = 2;

    /** Which input of which timer can be remapped, and where. */
    private record Remap(String timer, int input, String register, int low, int mask) {

        static Optional<Remap> of(ChipFamily family, String timer) {
            Remap remap =
                    switch (family) {
                        case F4, F7 -> new Remap("TIM5", 3, "OR", 6, 3);
                        case H7 -> new Remap("TIM16", 0, "TISEL", 0, 0xf);
                        case L4 -> new Remap("TIM16", 0, "OR", 0, 7);
                    };
            return Optional.of(remap).filter(there -> there.timer.equals(timer));
        }
    }

    private final Signal[] pins = new Signal[CHANNELS];
    private final Field exclusiveOr;
    private final Optional<Remap> remap;
    private final Register selection;
    private final Signal internal;
    private final Signal external;

    TimerInputs(RegisterBank registers, Site site) {
        Signals signals = site.wiring().signals();
        for (int i = 0; i < CHANNELS; i++) {
            pins[i] = signals.input(site.name() + "_CH" + (i + 1));
        }
        exclusiveOr = registers.field("CR2.TI1S");
        remap = Remap.of(site.family(), site.name());
        selection = registers.register(remap.map(Remap::register).orElse("OR"));
        internal = clock(site, ClockSource.LSI);
        external = clock(site, ClockSource.LSE);
    }

    private Signal clock(Site site, ClockSource source) {
        Signal signal = site.wiring().signals().output(source.name());
        if (remap.isPresent()) {
            ClockSignal.drive(site, signal, () -> site.rcc().hertz(source));
        }
        return signal;
    }

    private Signal signal(int input) {
        if (remap.isPresent() && remap.get().input == input) {
            int selected = selection.value() >>> remap.get().low & remap.get().mask;
            return selected == LSI ? internal : selected == LSE ? external : pins[input];
        }
        return pins[input];
    }

    /** The signals of which an input is made; by index, 0 for TI1. */
    Signal[] signals(int input) {
        return input == 0 && exclusiveOr.isSet()
                ? new Signal[] {signal(0), signal(1), signal(2)}
                : new Signal[] {signal(input)};
    }

    /** The level of an input. */
    boolean level(int input) {
        boolean level = false;
        for (Signal signal : signals(input)) {
            level ^= signal.level();
        }
        return level;
    }
}
