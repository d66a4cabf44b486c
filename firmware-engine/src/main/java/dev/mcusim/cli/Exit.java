package dev.mcusim.cli;

/** How a command ended, as told to the operating system. */
public sealed interface Exit permits ExitCode, Exit.OfFirmware {

    /** The number given to the operating system. */
    int code();

    /**
     * Firmware ended by itself, with a code of its own.
     *
     * @param code what it ended with; operating systems keep the lowest eight bits
     */
    record OfFirmware(int code) implements Exit {}
}
