package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Wiring;

/** Thirty-two lines of the external interrupt controller, which share one register of each kind. */
final class ExtiBank {

    private static final int LINES = 32;

    private final Register interruptMask;
    private final Register eventMask;
    private final Register rising;
    private final Register falling;
    private final Register pending;
    private final InterruptLine[] interrupts = new InterruptLine[LINES];
    private final Signal[] inputs = new Signal[LINES];
    private final Signal[] outputs = new Signal[LINES];
    private final Signal.Listener[] listeners = new Signal.Listener[LINES];
    private final Wiring wiring;

    /**
     * @param prefix       what the names of the mask and pending registers begin with, as {@code CPU}
     * @param number       what the names of all registers end with, as {@code 1}
     * @param configurable the lines that have edges and can be pending
     */
    ExtiBank(Site site, RegisterBank registers, String prefix, String number, int configurable) {
        wiring = site.wiring();
        boolean holds = site.family() != ChipFamily.H7;
        eventMask = registers.register(prefix + "EMR" + number);
        interruptMask = registers.register(prefix + "IMR" + number);
        pending = registers.register(prefix + "PR" + number);
        rising = registers.register("RTSR" + number).writable(configurable);
        falling = registers.register("FTSR" + number).writable(configurable);
        Register software = registers.register("SWIER" + number);
        // SWIER holds what was written until the line is no longer pending, except on STM32H7.
        software.writable(holds ? configurable : 0)
                .whenWritten(bits -> trigger(bits & configurable & (interruptMask.value() | eventMask.value())));
        pending.writable(0).clearedByOnes(configurable).whenWritten(bits -> {
            software.set(software.value() & ~bits);
            updateInterrupts();
        });
        interruptMask.whenWritten(word -> updateInterrupts());
        rising.whenWritten(word -> listen());
        falling.whenWritten(word -> listen());
    }

    /** Connects a line: what comes in, and the interrupt it asks for. */
    void connect(int line, Signal input, InterruptLine interrupt) {
        interrupts[line] = interrupt;
        inputs[line] = input;
        int bit = 1 << line;
        listeners[line] = high -> {
            if (((high ? rising : falling).value() & bit) != 0) {
                trigger(bit);
            }
        };
    }

    /** Shows others, too, whether a line asks for an interrupt. */
    void connectOutput(int line, Signal output) {
        outputs[line] = output;
        output.connect(() -> Drive.to((pending.value() & interruptMask.value() & 1 << line) != 0));
    }

    /** Listens to the lines of which an edge counts, and to no others. */
    private void listen() {
        for (int line = 0; line < LINES; line++) {
            if (inputs[line] != null) {
                inputs[line].ignore(listeners[line]);
                if (((rising.value() | falling.value()) & 1 << line) != 0) {
                    inputs[line].watch(listeners[line]);
                }
            }
        }
    }

    private void trigger(int lines) {
        pending.set(pending.value() | lines);
        updateInterrupts();
        if ((lines & eventMask.value()) != 0) {
            wiring.sendEvent();
        }
    }

    private void updateInterrupts() {
        int asking = pending.value() & interruptMask.value();
        for (int line = 0; line < LINES; line++) {
            if (interrupts[line] != null) {
                interrupts[line].set((asking & 1 << line) != 0);
            }
            if (outputs[line] != null) {
                outputs[line].update();
            }
        }
    }
}
