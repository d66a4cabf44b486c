package dev.mcusim.peripheral.stm32.usart;

import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialFrame;
import dev.mcusim.peripheral.SerialLine.Loss;
import dev.mcusim.peripheral.Ticks;
import java.util.function.Consumer;

/** The sending half of a port: data register or FIFO, shift register, and what the wire does. */
final class Transmitter {

    /** What the shift register sends. */
    private enum Sending {
        NOTHING,
        /** The line is idle for a character's time, as whenever the transmitter is switched on. */
        PREAMBLE,
        CHARACTER
    }

    /** What the transmitter does to the wire and to the port's flags. */
    interface Listener {

        /** A start bit begins. */
        void begins();

        /** A character ends. */
        void sent(SerialFrame frame);

        /** A character has left the data register or FIFO. */
        void proceeded();

        /** There is nothing more to send. */
        void complete();

        /** A break has been sent. */
        void breakSent();
    }

    private final Ticks steps;
    private final Listener listener;
    private final Consumer<Loss> losses;
    private final Schedule.Alarm alarm;
    private final CharacterQueue queue = new CharacterQueue();
    private LineSettings settings;
    private boolean on;
    private boolean isFifo;
    private boolean preambleDue;
    private boolean breakDue;
    private Sending sending = Sending.NOTHING;
    private SerialFrame frame;
    private long end;

    Transmitter(Schedule schedule, Ticks steps, LineSettings settings, Listener listener, Consumer<Loss> losses) {
        this.steps = steps;
        this.settings = settings;
        this.listener = listener;
        this.losses = losses;
        alarm = schedule.output(this::ended);
    }

    /** Takes over settings, from the next character on. Switching off loses what has not been sent. */
    void configure(LineSettings now, boolean enabled) {
        settings = now;
        if (on != enabled) {
            on = enabled;
            preambleDue = enabled;
            if (!enabled) {
                stop();
            }
        }
        proceed();
    }

    private void stop() {
        alarm.cancel();
        queue.clear();
        breakDue = false;
        sending = Sending.NOTHING;
    }

    /** Makes it a FIFO of some depth, or with depth 1 a data register; it is empty then. */
    void depth(int characters, boolean fifo) {
        queue.resize(characters);
        isFifo = fifo;
    }

    boolean isOn() {
        return on;
    }

    /** Whether the data register is empty, or the FIFO not full: TXE, TXFNF. */
    boolean hasRoom() {
        return !queue.isFull();
    }

    /** How many characters wait for the shift register. */
    int waiting() {
        return queue.size();
    }

    /** The data register is written. */
    void write(int character) {
        if (!on) {
            losses.accept(Loss.TRANSMITTER_OFF);
        } else if (hasRoom()) {
            queue.add(character);
            proceed();
        } else {
            losses.accept(Loss.TRANSMITTER_FULL);
            if (!isFifo) {
                queue.replaceLast(character);
            }
        }
    }

    /** Drops what waits. */
    void flush() {
        queue.clear();
    }

    /** Sends a break behind the character that is being sent. */
    void requestBreak() {
        breakDue = on;
        proceed();
    }

    boolean isBreakDue() {
        return breakDue || sending == Sending.CHARACTER && frame.isBreak();
    }

    /** The clock has changed. */
    void retime() {
        if (sending != Sending.NOTHING) {
            alarm.at(steps.cycleAt(end));
        }
    }

    /** Begins what is to be sent next, if nothing is. */
    private void proceed() {
        if (sending == Sending.NOTHING) {
            proceed(steps.now());
        }
    }

    private void proceed(long start) {
        if (!on || settings.halfBit() == 0) {
            return;
        }
        if (preambleDue) {
            preambleDue = false;
            begin(Sending.PREAMBLE, start);
        } else if (breakDue) {
            breakDue = false;
            frame = settings.format().breakFrame();
            begin(Sending.CHARACTER, start);
        } else if (!queue.isEmpty()) {
            frame = settings.format().frame(queue.remove());
            begin(Sending.CHARACTER, start);
            listener.proceeded();
        }
    }

    private void begin(Sending what, long start) {
        sending = what;
        end = start + settings.frame();
        alarm.at(steps.cycleAt(end));
        if (what == Sending.CHARACTER) {
            listener.begins();
        }
    }

    private void ended() {
        Sending was = sending;
        SerialFrame sent = frame;
        sending = Sending.NOTHING;
        if (was == Sending.CHARACTER) {
            listener.sent(sent);
            if (sent.isBreak()) {
                listener.breakSent();
            }
        }
        if (sending == Sending.NOTHING) {
            proceed(end);
        }
        if (was == Sending.CHARACTER && sending == Sending.NOTHING) {
            listener.complete();
        }
    }

    /** Sends what it holds at once: nobody will look any more how long that takes. */
    void finish() {
        for (int left = waiting() + 2; left > 0 && sending != Sending.NOTHING; left--) {
            alarm.cancel();
            ended();
        }
    }
}
