package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** STM32H7: one or two banks, each with registers of its own (RM0433, 4; RM0455, 4). */
public final class H7Programming implements FlashProgramming {

    private final List<H7Bank> banks;
    private final long bankBytes;

    /**
     * @param sector   bytes of a sector
     * @param wordSize bytes that are programmed at once
     * @param bank     bytes of a bank
     */
    public H7Programming(
            RegisterBank registers, FlashArray array, long sector, int wordSize, long bank, InterruptLine interrupt) {
        bankBytes = bank;
        H7Bank.Geometry geometry = new H7Bank.Geometry(sector, wordSize, bank);
        boolean[] asking = new boolean[2];
        banks = (array.size() > bank ? List.of(1, 2) : List.of(1))
                .stream()
                        .map(number -> new H7Bank(registers, array, number, geometry, high -> {
                            asking[number - 1] = high;
                            interrupt.set(asking[0] || asking[1]);
                        }))
                        .toList();
        Lock.ofOptions(registers, "OPTCR.OPTLOCK", () -> {});
    }

    @Override
    public boolean store(long offset, int size, int value) {
        return banks.get((int) (offset / bankBytes)).store(offset, size, value);
    }
}
