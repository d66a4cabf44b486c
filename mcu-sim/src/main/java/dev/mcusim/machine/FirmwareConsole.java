package dev.mcusim.machine;

import dev.mcusim.machine.semihosting.SemihostingHost;
import dev.mcusim.peripheral.SerialOutput;

/**
 * What firmware talks to: the host's side of semihosting, and the other end of the serial ports.
 *
 * @param semihosting what semihosting reaches on the host
 * @param serial      receives what serial ports send
 */
public record FirmwareConsole(SemihostingHost semihosting, SerialOutput serial) {

    /** A console that can be written to, without input and files. */
    public FirmwareConsole(SemihostingHost.Output semihosting, SerialOutput serial, String commandLine) {
        this(SemihostingHost.printing(semihosting, commandLine), serial);
    }
}
