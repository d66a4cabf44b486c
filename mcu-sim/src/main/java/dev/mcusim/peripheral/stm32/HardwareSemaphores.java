package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.InterruptLine;

/**
 * Hardware semaphores, HSEM (RM0399, 11; RM0433, 10), as the Cortex-M7 sees them. The second core of dual-core chips is held, so nobody
 * else ever takes one.
 */
final class HardwareSemaphores implements Device {

    private static final int SEMAPHORES = 32;
    private static final int R = 0x00;
    private static final int RLR = 0x80;
    private static final int C1IER = 0x100;
    private static final int C1ICR = 0x104;
    private static final int C1ISR = 0x108;
    private static final int C1MISR = 0x10c;
    private static final int C2IER = 0x110;
    private static final int C2ICR = 0x114;
    private static final int C2ISR = 0x118;
    private static final int C2MISR = 0x11c;
    private static final int CR = 0x140;
    private static final int KEYR = 0x144;

    private static final int LOCK = 1 << 31;
    private static final int CORE_ID = 0xff00;
    private static final int OWNER = 0xffff;
    private static final int KEY = 0xffff_0000;
    /** The core id by which the Cortex-M7 takes semaphores. */
    private static final int CORTEX_M7 = 3 << 8;

    private final int[] held = new int[SEMAPHORES];
    private final InterruptLine interrupt;
    private int freed;
    private int freedForOther;
    private int enabled;
    private int enabledForOther;
    private int key;

    /**
     * @param interrupt the line of the Cortex-M7, HSEM1
     */
    HardwareSemaphores(InterruptLine interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public int read(int offset, int size) {
        int word = word(offset & ~3) >>> 8 * (offset & 3);
        return size == 4 ? word : word & (1 << 8 * size) - 1;
    }

    private int word(int offset) {
        if (offset < RLR) {
            return held[offset - R >> 2];
        } else if (offset < C1IER) {
            return take(offset - RLR >> 2, CORTEX_M7);
        }
        return switch (offset) {
            case C1IER -> enabled;
            case C1ISR -> freed;
            case C1MISR -> freed & enabled;
            case C2IER -> enabledForOther;
            case C2ISR -> freedForOther;
            case C2MISR -> freedForOther & enabledForOther;
            case KEYR -> key;
            default -> 0;
        };
    }

    /** Takes a semaphore if it is free; gives back who has it now. */
    private int take(int number, int owner) {
        if (held[number] == 0) {
            held[number] = LOCK | owner;
        }
        return held[number];
    }

    @Override
    public void write(int offset, int size, int value) {
        if (size != 4) {
            return;
        }
        if (offset < RLR) {
            request(offset - R >> 2, value);
            return;
        }
        switch (offset) {
            case C1IER -> enabled = value;
            case C1ICR -> freed &= ~value;
            case C2IER -> enabledForOther = value;
            case C2ICR -> freedForOther &= ~value;
            case CR -> clear(value);
            case KEYR -> key = value & KEY;
            default -> {
                // Status registers and what is reserved ignore stores.
            }
        }
        interrupt.set((freed & enabled) != 0);
    }

    /** A store to a semaphore takes it with LOCK, and frees it without where owner and process are those that hold it. */
    private void request(int number, int value) {
        if ((value & CORE_ID) != CORTEX_M7) {
            return;
        }
        if ((value & LOCK) != 0) {
            take(number, value & OWNER);
        } else if (held[number] == (LOCK | value & OWNER)) {
            free(number);
        }
        interrupt.set((freed & enabled) != 0);
    }

    private void free(int number) {
        held[number] = 0;
        freed |= 1 << number;
        freedForOther |= 1 << number;
    }

    /** Frees all semaphores of a core, where the key is right. */
    private void clear(int value) {
        if ((value & KEY) != key) {
            return;
        }
        for (int number = 0; number < SEMAPHORES; number++) {
            if (held[number] != 0 && (held[number] & CORE_ID) == (value & CORE_ID)) {
                free(number);
            }
        }
    }
}
