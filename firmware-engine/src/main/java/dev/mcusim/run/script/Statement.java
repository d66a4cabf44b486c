package dev.mcusim.run.script;

import java.util.Optional;
import java.util.OptionalLong;

/** One thing that a script does. Times are in nanoseconds of simulated time. */
public sealed interface Statement {

    /** Sends bytes to a serial port; the script goes on at once. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Send(String port, byte[] bytes) implements Statement {}

    /**
     * Waits for text.
     *
     * @param source a serial port, or {@link Conversation#SEMIHOSTING}; empty for any
     * @param text   as bytes, each a character
     * @param within how long at most
     */
    record Expect(Optional<String> source, String text, OptionalLong within) implements Statement {}

    /** Lets time pass. */
    record Wait(long nanoseconds) implements Statement {}

    /** Drives a pin from outside. */
    record SetPin(String pin, boolean high) implements Statement {}

    /** Puts a voltage on a pin from outside. */
    record ApplyVoltage(String pin, int microvolts) implements Statement {}

    /** Lets go of a pin. */
    record ReleasePin(String pin) implements Statement {}

    /** Waits until a pin has a level. */
    record ExpectPin(String pin, boolean high, OptionalLong within) implements Statement {}

    /** Presses the user button, and lets go of it after a time, while the script goes on. */
    record Press(long nanoseconds) implements Statement {}

    /** Resets the chip by its pin NRST, as the board's reset button does. */
    record Reset() implements Statement {}

    /** Ends the run. */
    record Stop() implements Statement {}
}
