package dev.mcusim.peripheral.stm32.flash;

import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** STM32H7: one or two banks, each with registers of its own (RM0433, 4; RM0455, 4). */
public final class H7Programming implements FlashProgramming {

    private final List<H7Bank> banks;
    private final long bankBytes;

    public H7Programming(
            RegisterBank registers, FlashArray array, OptionBytes bytes, H7Geometry geometry, InterruptLine interrupt) {
        bankBytes = geometry.bank();
        boolean[] asking = new boolean[3];
        H7Options options = new H7Options(registers, bytes, array, sharer(interrupt, asking, 0));
        array.swap(options.areBanksSwapped());
        banks = (array.size() > bankBytes ? List.of(1, 2) : List.of(1))
                .stream()
                        .map(number -> new H7Bank(
                                registers, array, options, number, geometry, sharer(interrupt, asking, number)))
                        .toList();
    }

    /** One of those who share a line. */
    private static InterruptLine sharer(InterruptLine interrupt, boolean[] asking, int number) {
        return high -> {
            asking[number] = high;
            interrupt.set(asking[0] || asking[1] || asking[2]);
        };
    }

    @Override
    public boolean store(long offset, int size, int value) {
        return banks.get((int) (offset / bankBytes)).store(offset, size, value);
    }
}
