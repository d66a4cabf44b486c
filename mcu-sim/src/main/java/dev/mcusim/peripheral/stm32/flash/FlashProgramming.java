package dev.mcusim.peripheral.stm32.flash;

/** The part of a flash interface that erases and programs. */
public interface FlashProgramming {

    /**
     * A store to an address of the flash.
     *
     * @param offset from the beginning of the flash
     * @param size   1, 2 or 4 bytes
     * @param value  in its lowest bytes
     * @return whether it programs; otherwise it has set an error flag and done nothing else
     */
    boolean store(long offset, int size, int value);

    /** Whether there are two banks that SYSCFG_MEMRMP makes change places. */
    default boolean hasBanksToRemap() {
        return false;
    }
}
