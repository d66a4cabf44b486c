package dev.mcusim.cpu;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault with everything that is known about it, fit for people.
 *
 * @param kind        what happened
 * @param pc          address of the instruction that did it; it has not been executed
 * @param address     the data or fetch address that was at fault, where there is one: the first byte that could not be accessed,
 *                    or the unaligned address
 * @param phase       what the core was doing
 * @param origin      address of the branch that has led to PC, where there is no code and that is known
 * @param symbol      function that contains the PC as {@code name+0x12}, where known
 * @param instruction the instruction in unified assembly syntax, or its halfwords
 * @param registers   the registers before that instruction
 * @param region      where the faulting address lies in relation to the board's memory, as
 *                    {@code 12 bytes past the end of SRAM1 [0x20010000, 0x2004c000)}
 * @param sentence    all of this in one sentence
 */
public record FaultReport(
        FaultKind kind,
        long pc,
        OptionalLong address,
        FaultPhase phase,
        OptionalLong origin,
        Optional<String> symbol,
        String instruction,
        RegisterSnapshot registers,
        Optional<String> region,
        String sentence) {

    /** Makes reports of what a core sees; implemented by whoever knows the symbols and the board. */
    @FunctionalInterface
    public interface Author {

        /**
         * The report of a fault.
         *
         * @param fault     what the core saw
         * @param registers the registers before the instruction
         */
        FaultReport report(Fault fault, RegisterSnapshot registers);

        /** The kind that the report of a fault would have, which may say that this simulator does not model what is at an address. */
        default FaultKind kind(Fault fault) {
            return fault.kind();
        }
    }
}
