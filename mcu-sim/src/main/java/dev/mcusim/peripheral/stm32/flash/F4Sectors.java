package dev.mcusim.peripheral.stm32.flash;

/**
 * How the flash of STM32F4 and F7 is divided: each bank begins with four small sectors and one of four times their size; the others have eight
 * times it.
 *
 * @param small bytes of the first sector
 * @param bank  bytes of a bank
 * @param size  bytes of all banks
 */
record F4Sectors(long small, long bank, long size) {

    /** What is added to the numbers of the second bank's sectors in CR.SNB: they begin with 16 (RM0090, 3.9.7). */
    private static final int SECOND_BANK = 16;

    private static final int LARGE = 8;
    private static final int FIRST_LARGE = 5;

    boolean hasTwoBanks() {
        return size > bank;
    }

    /** Where the sector of a number in SNB begins. */
    long start(int number) {
        boolean second = number >= SECOND_BANK && hasTwoBanks();
        return (second ? bank : 0) + startInBank(second ? number - SECOND_BANK : number);
    }

    private long startInBank(int sector) {
        long units = sector < FIRST_LARGE ? sector : (long) LARGE * (sector - FIRST_LARGE + 1);
        return units * small;
    }

    /** Bytes of the sector of a number in SNB. */
    long bytes(int number) {
        return start(number + 1) - start(number);
    }

    /** The number in its bank of the sector that holds an offset. */
    int sectorInBank(long offset) {
        long units = offset % bank / small;
        return (int) (units < 4 ? units : units / LARGE + FIRST_LARGE - 1);
    }

    /** Which bank holds an offset, 0 or 1. */
    int bankOf(long offset) {
        return (int) (offset / bank);
    }
}
