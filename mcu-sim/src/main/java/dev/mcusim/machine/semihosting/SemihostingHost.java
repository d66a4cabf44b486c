package dev.mcusim.machine.semihosting;

import java.io.InputStream;
import java.util.Optional;

/**
 * What semihosting opens to the firmware.
 *
 * @param output      receives what is written to the console
 * @param input       where the console is read from; read by a line at a time, at the moment the firmware asks, and never closed
 * @param folder      the only place for files; empty for none
 * @param commandLine what SYS_GET_CMDLINE tells, the program's name first
 * @param epoch       what SYS_TIME tells at power-up, in seconds since 1970; simulated seconds are added
 */
public record SemihostingHost(
        Output output, InputStream input, Optional<HostFolder> folder, String commandLine, long epoch) {

    /** A console whose input is at its end, no files, time from 0. */
    public static SemihostingHost printing(Output output, String commandLine) {
        return new SemihostingHost(output, InputStream.nullInputStream(), Optional.empty(), commandLine, 0);
    }

    /** Receives bytes of text as they come. */
    @FunctionalInterface
    public interface Output {

        /**
         * One byte has been written.
         *
         * @param data  0 to 255
         * @param error whether to the error stream
         */
        void write(int data, boolean error);
    }
}
