package dev.mcusim.machine;

import dev.mcusim.cpu.Counters;
import java.util.List;
import java.util.Optional;

/**
 * Where a program spent its time, by program counter; the guest is not changed for that.
 *
 * @param functions every function of the image that was executed, most cycles first
 * @param elsewhere what was executed outside all functions with a size
 */
public record Profile(List<FunctionProfile> functions, Counters elsewhere) {

    public Profile {
        functions = List.copyOf(functions);
    }

    /** The function of that name; empty when it was not executed. */
    public Optional<FunctionProfile> function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst();
    }
}
