package dev.mcusim.run;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.machine.MachineOptions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to run firmware.
 *
 * @param core            which core executes it
 * @param maxInstructions the run ends after so many, at least 0
 * @param clock           frequency in Hz by which to turn cycles into time; empty for those that the firmware sets up
 * @param until           name of a function: the run ends when it is entered
 * @param maxResets       resets that are carried out, at least 0; the next one ends the run
 */
public record RunOptions(
        CoreKind core, long maxInstructions, OptionalLong clock, Optional<String> until, int maxResets) {

    /** On the Java core, until the firmware ends by itself. */
    public static final RunOptions DEFAULT = new RunOptions(
            CoreKind.JIT, Long.MAX_VALUE, OptionalLong.empty(), Optional.empty(), MachineOptions.MOST_RESETS);
}
