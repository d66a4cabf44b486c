package dev.mcusim.peripheral;

/** What something does to the level of a pin it is connected to. */
public enum Drive {
    /** Pulls it to ground. */
    LOW,
    /** Pulls it to the supply voltage. */
    HIGH,
    /** Leaves it alone. */
    NONE;

    /** The drive to a level. */
    public static Drive to(boolean high) {
        return high ? HIGH : LOW;
    }
}
