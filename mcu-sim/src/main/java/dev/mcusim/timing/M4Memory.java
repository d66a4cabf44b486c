package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.board.Flash;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.bus.AddressSpace;

/**
 * The memories of an STM32 with a Cortex-M4: RAM without wait states, flash behind the ART accelerator on the I-Code and D-Code buses.
 * Not modelled: masters of the bus matrix that compete, and code and data that compete for the flash.
 */
final class M4Memory extends WindowedTiming {

    /** Sixteenths of a cycle per byte of code: 1.6 cycles for an instruction of 2.7 bytes. */
    private static final int CYCLES_PER_BYTE = 10;
    /** Cycles beyond its own that an access to a peripheral takes: over the bridge to an APB. */
    private static final int PERIPHERAL = 2;

    private static final int CODE_END = 0x2000_0000;
    private static final int PERIPHERALS_END = 0x6000_0000;

    private final FlashInterface flash;

    M4Memory(Chip chip, AddressSpace space) {
        super(space);
        long bytes = chip.regions(Kind.FLASH).get(0).size();
        flash = new FlashInterface(chip.flash(), readBits(chip.flash()), bytes, CYCLES_PER_BYTE, this::dataGone);
        for (WindowTiming window : windows) {
            boolean inFlash = window.window.region().kind() == Kind.FLASH;
            window.flash = inFlash ? flash : null;
        }
    }

    /** STM32L4+ leave the factory in dual-bank mode, where a read has half the bits (RM0432, 3.3.1). */
    private static int readBits(Flash flash) {
        boolean dualBank = flash.accelerator().name().equals("art_l4");
        return dualBank ? flash.dualBankLineInBits().orElse(flash.lineInBits()) : flash.lineInBits();
    }

    @Override
    public void configure(MemorySettings settings) {
        codeEpoch++;
        flash.configure(settings);
        for (WindowTiming window : windows) {
            boolean inFlash = window.flash != null;
            window.free = !inFlash || flash.isFree();
            boolean overSystemBus = Integer.compareUnsigned(window.base, CODE_END) >= 0;
            window.kind = overSystemBus
                    ? CodeKind.STREAMED
                    : window.free ? CodeKind.FREE : flash.keepsCode() ? CodeKind.KEPT : CodeKind.STREAMED;
            window.fill(window.free ? FREE : ASK);
        }
    }

    @Override
    public int fetch(int address, int end, long now) {
        WindowTiming window = codeAt(address);
        if (window == null || window.kind == CodeKind.FREE) {
            return 0;
        }
        if (window.flash == null) {
            return systemBus(address, end);
        }
        int waited = flash.fetch(address - window.base, end - window.base);
        instructionMisses += waited > 0 ? 1 : 0;
        return waited;
    }

    /**
     * Code over the system bus, whose fetches are registered and take two cycles for a word (TRM 100166, 2.3.1) of which the pipeline needs
     * some 1.6.
     */
    private static int systemBus(int address, int end) {
        int words = (end - 1 >> 2) - (address >> 2) + 1;
        return 1 + (words * 2 - words * 4 * CYCLES_PER_BYTE / 16 + 1) / 2;
    }

    @Override
    public int load(int address, int size, long now) {
        WindowTiming window = dataAt(address);
        int split = split(address, size);
        if (window == null) {
            return split + (isPeripheral(address) ? PERIPHERAL : 0);
        }
        return window.free ? split : split + read(window, address);
    }

    private int read(WindowTiming window, int address) {
        int offset = address - window.base;
        int waited = flash.read(offset);
        if (waited > 0) {
            dataMisses++;
            if (flash.keepsData(offset)) {
                window.mark(address, LOADS_FREE);
            }
        }
        return waited;
    }

    /** The accesses, beyond the first, that an unaligned one is split into. */
    private static int split(int address, int size) {
        if ((address & size - 1) == 0) {
            return 0;
        }
        return size == 4 && (address & 1) != 0 ? 2 : 1;
    }

    private static boolean isPeripheral(int address) {
        return address >= 0x4000_0000 && address < PERIPHERALS_END;
    }

    @Override
    public int store(int address, int size, long now) {
        return split(address, size);
    }

    private void dataGone(int offset) {
        for (WindowTiming window : windows) {
            if (window.flash != null && !window.free) {
                window.mark(window.base + offset, ASK);
            }
        }
    }

    @Override
    public void invalidateInstructions() {
        // The accelerator is reset by FLASH_ACR alone.
    }

    @Override
    public void invalidateData() {
        // There is no cache to maintain.
    }

    @Override
    public void invalidateData(int address) {
        // There is no cache to maintain.
    }
}
