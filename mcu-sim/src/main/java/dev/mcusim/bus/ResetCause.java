package dev.mcusim.bus;

/** What has reset a chip. */
public enum ResetCause {
    /** Power has come. */
    POWER,
    /** The NRST pin. */
    PIN,
    /** AIRCR.SYSRESETREQ. */
    SOFTWARE,
    /** The independent watchdog. */
    INDEPENDENT_WATCHDOG,
    /** The window watchdog. */
    WINDOW_WATCHDOG,
    /** The end of standby mode. */
    STANDBY,
    /** Option bytes are loaded, as OBL_LAUNCH asks for. */
    OPTION_BYTES
}
