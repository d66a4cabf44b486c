package dev.mcusim.debug;

/** How to go on. */
sealed interface Resume {

    /** Until something stops the program. */
    record Continue() implements Resume {}

    /** For one instruction, or into the handler of an exception. */
    record Step() implements Resume {}

    /** By steps as long as PC stays within addresses. */
    record Range(long start, long end) implements Resume {}
}
