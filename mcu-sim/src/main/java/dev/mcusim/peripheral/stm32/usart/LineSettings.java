package dev.mcusim.peripheral.stm32.usart;

import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFormat.Parity;

/**
 * How characters are sent and expected, from the registers that say so (RM0090, 30.3.4; RM0433, 48.5.4 and 49.4.4). Time is counted in
 * halves of the smallest step of the divider: half a cycle of the kernel clock, for LPUART a 512th.
 *
 * @param format  length, parity, stop bits, bits per second
 * @param halfBit steps that half a bit takes; 0 while there is no baud rate
 */
record LineSettings(SerialFormat format, long halfBit) {

    private static final int[] PRESCALERS = {1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256};

    private static final int PS = 1 << 9;
    private static final int PCE = 1 << 10;
    private static final int M0 = 1 << 12;
    private static final int OVER8 = 1 << 15;
    private static final int M1 = 1 << 28;

    /**
     * @param cr1       control register 1
     * @param cr2       control register 2
     * @param brr       baud rate register
     * @param presc     prescaler register, 0 where there is none
     * @param stepHertz how many of the steps there are in a second
     * @param lowPower  whether the port is an LPUART
     */
    static LineSettings of(int cr1, int cr2, int brr, int presc, long stepHertz, boolean lowPower) {
        long divider =
                lowPower ? brr & 0xf_ffff : (cr1 & OVER8) == 0 ? brr & 0xffff : (brr >>> 4 & 0xfff) * 8 + (brr & 7);
        long halfBit = divider * PRESCALERS[Math.min(presc & 15, PRESCALERS.length - 1)];
        int length = (cr1 & M1) != 0 ? 7 : (cr1 & M0) != 0 ? 9 : 8;
        Parity parity = (cr1 & PCE) == 0 ? Parity.NONE : (cr1 & PS) == 0 ? Parity.EVEN : Parity.ODD;
        double baud = halfBit == 0 ? 0 : stepHertz / 2.0 / halfBit;
        return new LineSettings(new SerialFormat(length, parity, halfStopBits(cr2 >>> 12 & 3), baud), halfBit);
    }

    private static int halfStopBits(int stop) {
        return switch (stop) {
            case 0 -> 2;
            case 1 -> 1;
            case 2 -> 4;
            default -> 3;
        };
    }

    /** Steps that a character takes, from the start bit to the last stop bit. */
    long frame() {
        return halfBit * format.halfBits();
    }
}
