package dev.mcusim.cpu;

import java.util.OptionalLong;

/**
 * A fault as the core sees it: numbers only.
 *
 * @param kind    what happened
 * @param pc      address of the instruction that did it; it has not been executed
 * @param address the data or fetch address that was at fault, where there is one
 * @param size    bytes accessed there, 0 without address
 * @param phase   what the core was doing
 * @param origin  address of the branch that has led to PC, where that is known and what matters
 */
public record Fault(FaultKind kind, long pc, OptionalLong address, int size, FaultPhase phase, OptionalLong origin) {

    /** A fault without address. */
    public static Fault at(FaultKind kind, long pc) {
        return new Fault(kind, pc, OptionalLong.empty(), 0, FaultPhase.EXECUTION, OptionalLong.empty());
    }

    /** A fault of an access. */
    public static Fault of(FaultKind kind, long pc, long address, int size) {
        return new Fault(kind, pc, OptionalLong.of(address), size, FaultPhase.EXECUTION, OptionalLong.empty());
    }

    /** The same fault of another activity of the core. */
    public Fault in(FaultPhase activity) {
        return new Fault(kind, pc, address, size, activity, origin);
    }

    /** The same fault behind a branch. */
    public Fault behind(long branch) {
        return new Fault(kind, pc, address, size, phase, OptionalLong.of(branch));
    }
}
