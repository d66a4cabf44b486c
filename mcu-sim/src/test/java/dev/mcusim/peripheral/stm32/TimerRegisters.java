package dev.mcusim.peripheral.stm32;

/** Offsets of a timer's registers, and of a port's that a timer's pins need, for tests (RM0090, 18.4.21 and 8.4.11). */
final class TimerRegisters {

    static final int CR1 = 0x00;
    static final int CR2 = 0x04;
    static final int SMCR = 0x08;
    static final int DIER = 0x0c;
    static final int SR = 0x10;
    static final int EGR = 0x14;
    static final int CCMR1 = 0x18;
    static final int CCER = 0x20;
    static final int CNT = 0x24;
    static final int PSC = 0x28;
    static final int ARR = 0x2c;
    static final int RCR = 0x30;
    static final int CCR1 = 0x34;
    static final int CCR2 = 0x38;
    static final int BDTR = 0x44;
    static final int MODER = 0x00;
    static final int AFRL = 0x20;
    static final int AFRH = 0x24;

    private TimerRegisters() {}
}
