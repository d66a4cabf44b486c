package dev.mcusim.peripheral.stm32.i2c;

/** Bits of the registers of STM32F7's, H7's and L4+'s controllers (RM0433, 47.7). */
final class NewerFlags {

    /** CR1. The enable bits from TXIE on are one bit higher up than TXIS in ISR, and so on up to NACKIE. */
    static final int PE = 1;

    static final int TXIE = 1 << 1;
    static final int RXIE = 1 << 2;
    static final int ADDRIE = 1 << 3;
    static final int NACKIE = 1 << 4;
    static final int STOPIE = 1 << 5;
    static final int TCIE = 1 << 6;
    static final int ERRIE = 1 << 7;
    static final int TXDMAEN = 1 << 14;
    static final int RXDMAEN = 1 << 15;
    static final int GCEN = 1 << 19;
    /** SBC, NOSTRETCH, WUPEN, SMBHEN, SMBDEN, ALERTEN, PECEN. */
    static final int CR1_NOT_MODELLED = 0xf << 20 | 7 << 16;

    /** CR2. */
    static final int SADD = 0x3ff;

    static final int RD_WRN = 1 << 10;
    static final int ADD10 = 1 << 11;
    static final int HEAD10R = 1 << 12;
    static final int START = 1 << 13;
    static final int STOP = 1 << 14;
    static final int NACK = 1 << 15;
    static final int RELOAD = 1 << 24;
    static final int AUTOEND = 1 << 25;
    static final int PECBYTE = 1 << 26;

    /** ISR, and ICR for flags that are cleared there. */
    static final int TXE = 1;

    static final int TXIS = 1 << 1;
    static final int RXNE = 1 << 2;
    static final int ADDR = 1 << 3;
    static final int NACKF = 1 << 4;
    static final int STOPF = 1 << 5;
    static final int TC = 1 << 6;
    static final int TCR = 1 << 7;
    static final int BUSY = 1 << 15;
    static final int DIR_AT = 16;
    static final int ADDCODE_AT = 17;

    static final int CLEARABLE = 0x3f38;
    /** BERR, ARLO, OVR, PECERR, TIMEOUT, ALERT. */
    static final int ERRORS = 0x3f00;

    private NewerFlags() {}
}
