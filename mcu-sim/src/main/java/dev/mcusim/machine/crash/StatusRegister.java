package dev.mcusim.machine.crash;

import java.util.List;

/**
 * A fault status register, decoded.
 *
 * @param name  the manual's name
 * @param value as the firmware reads it
 * @param bits  those that are set
 */
public record StatusRegister(String name, int value, List<Bit> bits) {

    public StatusRegister {
        bits = List.copyOf(bits);
    }

    /**
     * A bit that is set.
     *
     * @param name    the manual's name, for example {@code PRECISERR}
     * @param meaning a sentence without full stop
     */
    public record Bit(String name, String meaning) {}
}
