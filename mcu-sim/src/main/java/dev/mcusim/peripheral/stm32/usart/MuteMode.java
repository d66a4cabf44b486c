package dev.mcusim.peripheral.stm32.usart;

import dev.mcusim.peripheral.SerialFormat;

/** Receivers of several ports on one line that sleep until they are addressed (RM0090, 30.3.6; RM0433, 48.5.7). */
final class MuteMode {

    private boolean muted;
    private boolean byAddress;
    private boolean automatic;
    private int address;
    private int addressBits;

    /**
     * Takes over settings.
     *
     * @param enabled     whether the mode may be entered at all
     * @param byMark      whether an address ends it (WAKE), and not an idle line
     * @param ownAddress  this port's address
     * @param bits        how many bits an address has
     */
    void configure(boolean enabled, boolean byMark, int ownAddress, int bits) {
        automatic = enabled && byMark;
        byAddress = byMark;
        addressBits = bits;
        address = ownAddress & (1 << bits) - 1;
        muted &= enabled;
    }

    /** Enters or leaves the mode. */
    void set(boolean mute) {
        muted = mute;
    }

    boolean isMuted() {
        return muted;
    }

    /** Whether a character is received. */
    boolean lets(int character, SerialFormat format) {
        boolean marked = automatic && (character >>> format.dataBits() - 1 & 1) != 0;
        if (marked) {
            muted = (character & (1 << addressBits) - 1) != address;
        }
        return !muted;
    }

    /** The line is idle; whether that ends the mode, which it does unnoticed. */
    boolean endsByIdleLine() {
        boolean ends = muted && !byAddress;
        muted &= byAddress;
        return ends;
    }
}
