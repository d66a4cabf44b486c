package dev.mcusim.peripheral.stm32.i2c;

/** Bits of the registers of STM32F4's controllers (RM0090, 27.6). */
final class OlderFlags {

    /** CR1. */
    static final int PE = 1;

    static final int ENGC = 1 << 6;
    static final int START = 1 << 8;
    static final int STOP = 1 << 9;
    static final int ACK = 1 << 10;
    static final int POS = 1 << 11;
    static final int SWRST = 1 << 15;
    /** SMBUS, SMBTYPE, ENARP, ENPEC, NOSTRETCH, PEC, ALERT. */
    static final int CR1_NOT_MODELLED = 1 << 13 | 1 << 12 | 1 << 7 | 3 << 4 | 1 << 3 | 1 << 1;

    /** CR2. */
    static final int ITERREN = 1 << 8;

    static final int ITEVTEN = 1 << 9;
    static final int ITBUFEN = 1 << 10;
    static final int DMAEN = 1 << 11;
    static final int LAST = 1 << 12;

    /** SR1. */
    static final int SB = 1;

    static final int ADDR = 1 << 1;
    static final int BTF = 1 << 2;
    static final int ADD10 = 1 << 3;
    static final int STOPF = 1 << 4;
    static final int RXNE = 1 << 6;
    static final int TXE = 1 << 7;
    static final int AF = 1 << 10;
    /** BERR, ARLO, AF, OVR, PECERR, TIMEOUT, SMBALERT: cleared by zeros. */
    static final int ERRORS = 0xdf00;

    /** Flags that ask for an interrupt by ITEVTEN alone. */
    static final int EVENTS = SB | ADDR | BTF | ADD10 | STOPF;

    /** SR2. */
    static final int MSL = 1;

    static final int BUSY = 1 << 1;
    static final int TRA = 1 << 2;
    static final int GENCALL = 1 << 4;
    static final int DUALF = 1 << 7;

    private OlderFlags() {}
}
