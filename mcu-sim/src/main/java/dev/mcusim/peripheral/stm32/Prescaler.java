package dev.mcusim.peripheral.stm32;

/** Dividers as RCC registers encode them. */
final class Prescaler {

    private Prescaler() {}

    /** HPRE, D1CPRE and kin, four bits: 1, then 2, 4, 8, 16, 64, 128, 256, 512 from {@code 0b1000} on (32 is left out). */
    static int ahb(int code) {
        int power = (code & 8) == 0 ? 0 : (code & 7) + 1;
        return power <= 4 ? 1 << power : 2 << power;
    }

    /** PPRE1, PPRE2 and kin, three bits: 1, then 2, 4, 8, 16 from {@code 0b100} on. */
    static int apb(int code) {
        return (code & 4) == 0 ? 1 : 2 << (code & 3);
    }
}
