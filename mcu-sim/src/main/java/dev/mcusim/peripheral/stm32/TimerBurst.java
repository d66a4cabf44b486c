package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;

/** DCR and DMAR: one request for DMA becomes several, whose transfers go to as many registers one behind the other (RM0090, 18.3.17). */
final class TimerBurst {

    private static final int DMAR = 0x4c;

    private final Field first;
    private final Field length;
    private int index;

    TimerBurst(RegisterBank registers) {
        first = registers.field("DCR.DBA");
        length = registers.field("DCR.DBL");
        registers.register("DCR").whenWritten(word -> index = 0);
    }

    /** How many transfers an event asks for. */
    int transfers() {
        return length.get() + 1;
    }

    /** Where an access really goes: those of DMAR to the next register of the burst. */
    int redirect(int offset) {
        if (offset != DMAR) {
            return offset;
        }
        int target = 4 * (first.get() + index);
        index = (index + 1) % transfers();
        return target;
    }
}
