package dev.mcusim.machine;

import dev.mcusim.peripheral.SerialOutput;

/**
 * What firmware talks to: the host's side of semihosting, and the other end of the serial ports.
 *
 * @param semihosting receives what is written to the semihosting console
 * @param serial      receives what serial ports send
 * @param commandLine what SYS_GET_CMDLINE tells, the program's name first
 */
public record FirmwareConsole(Text semihosting, SerialOutput serial, String commandLine) {

    /** Receives bytes of text as they come. */
    @FunctionalInterface
    public interface Text {

        /**
         * One byte has been written.
         *
         * @param data  0 to 255
         * @param error whether to the error stream
         */
        void write(int data, boolean error);
    }
}
