package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.Flags.CHARACTER_ERRORS;
import static dev.mcusim.peripheral.stm32.usart.Flags.FE;
import static dev.mcusim.peripheral.stm32.usart.Flags.PE;

import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFrame;
import dev.mcusim.peripheral.Ticks;

/** The receiving half of a port: shift register, and data register or FIFO. */
final class Receiver {

    /** What it tells the port. */
    interface Listener {

        /** A character has been taken in. */
        void received(int character);

        /** The character that would be read next came with errors: PE, FE. */
        void erroneous(int errors);

        /** A character found no room. */
        void overrun();

        /** The line has been idle for a character's time since the last one. */
        void idle();

        /** Nothing has begun for the time of RTOR. */
        void timedOut();
    }

    private static final int ERRORS_AT = 16;

    private final Ticks steps;
    private final Listener listener;
    private final MuteMode mute;
    private final Schedule.Alarm idle;
    private final Schedule.Alarm timeOut;
    private final CharacterQueue queue = new CharacterQueue();
    private LineSettings settings;
    private boolean on;
    private boolean overwrites;
    private boolean busy;
    private int last;
    private long timeOutBits;
    private boolean promptly;
    private boolean idleDue;
    private long idleAt;
    private long timeOutAt;

    Receiver(Schedule schedule, Ticks steps, LineSettings settings, MuteMode mute, Listener listener) {
        this.steps = steps;
        this.settings = settings;
        this.mute = mute;
        this.listener = listener;
        idle = schedule.alarm(this::look);
        timeOut = schedule.alarm(listener::timedOut);
    }

    /**
     * Takes over settings.
     *
     * @param replaces whether a character that finds no room takes the place of the one before (OVRDIS)
     * @param bits     after how many bits without a start bit {@link Listener#timedOut} is told; 0 for never
     * @param prompt   whether {@link Listener#idle} has to be told at once, and not only when somebody looks
     */
    void configure(LineSettings now, boolean enabled, boolean replaces, long bits, boolean prompt) {
        look();
        settings = now;
        overwrites = replaces;
        timeOutBits = bits;
        promptly = prompt;
        on = enabled;
        if (!on) {
            busy = false;
            idleDue = false;
            timeOut.cancel();
        }
        setAlarm();
    }

    /** Finds out whether the line has become idle. */
    void look() {
        if (idleDue && steps.now() >= idleAt) {
            idleDue = false;
            if (!mute.endsByIdleLine()) {
                listener.idle();
            }
        }
    }

    private void setAlarm() {
        if (promptly && idleDue) {
            idle.at(steps.cycleAt(idleAt));
        } else {
            idle.cancel();
        }
    }

    /** Makes it a FIFO of some depth, or with depth 1 a data register; it is empty then. */
    void depth(int characters) {
        queue.resize(characters);
    }

    boolean isOn() {
        return on;
    }

    /** Whether a character is being received. */
    boolean isBusy() {
        return busy;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    boolean isFull() {
        return queue.isFull();
    }

    int held() {
        return queue.size();
    }

    /** A start bit comes. */
    void begins() {
        if (on) {
            look();
            busy = true;
            idleDue = false;
            idle.cancel();
            timeOut.cancel();
        }
    }

    /** A character ends. */
    void receives(SerialFrame frame) {
        if (!on) {
            return;
        }
        busy = false;
        startWaiting();
        int character = sampled(frame);
        if (mute.lets(character, settings.format())) {
            keep(character | errors(frame, character) << ERRORS_AT);
        }
    }

    private void startWaiting() {
        long now = steps.now();
        idleAt = now + settings.frame();
        idleDue = true;
        setAlarm();
        if (timeOutBits > 0) {
            timeOutAt = now + timeOutBits * 2 * settings.halfBit();
            timeOut.at(steps.cycleAt(timeOutAt));
        }
    }

    /** What is found where the bits of a character are expected: an idle line behind the sender's last bit. */
    private int sampled(SerialFrame frame) {
        int mask = (1 << settings.format().length()) - 1;
        int beyond = frame.isBreak() ? 0 : -1 << frame.format().length();
        return (frame.bits() | beyond) & mask;
    }

    private int errors(SerialFrame frame, int character) {
        SerialFormat format = settings.format();
        boolean stopBit = format.length() >= frame.format().length() || (frame.bits() >>> format.length() & 1) != 0;
        boolean framing = frame.isBreak() || !stopBit || !format.isInStepWith(frame.format());
        return (framing ? FE : 0) | (format.hasRightParity(character) ? 0 : PE);
    }

    private void keep(int entry) {
        if (!queue.isFull()) {
            queue.add(entry);
            if (queue.size() == 1) {
                tellErrors();
            }
            listener.received(entry & 0x1ff);
        } else if (overwrites) {
            queue.replaceLast(entry);
            listener.received(entry & 0x1ff);
        } else {
            listener.overrun();
        }
    }

    private void tellErrors() {
        int errors = queue.peek() >>> ERRORS_AT & CHARACTER_ERRORS;
        if (errors != 0) {
            listener.erroneous(errors);
        }
    }

    /** The data register is read; it holds the character that was read last where nothing has been received since. */
    int read() {
        if (!queue.isEmpty()) {
            last = queue.remove() & 0x1ff;
            if (!queue.isEmpty()) {
                tellErrors();
            }
        }
        return last;
    }

    /** Drops what has been received. */
    void flush() {
        queue.clear();
    }

    /** The clock has changed. */
    void retime() {
        setAlarm();
        if (timeOut.isSet()) {
            timeOut.at(steps.cycleAt(timeOutAt));
        }
    }
}
