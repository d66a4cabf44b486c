package dev.mcusim.timing;

import dev.mcusim.board.CacheGeometry;
import dev.mcusim.board.Chip;
import dev.mcusim.board.Flash;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.bus.AddressSpace;

/**
 * The memories of an STM32 with a Cortex-M7: tightly coupled ones beside the core, the rest behind L1 caches on an AXI bus, and on STM32F7
 * the flash a second time behind the ART accelerator. What is cached and how follows the default memory map (ARMv7-M manual, B3.1).
 */
final class M7Memory extends WindowedTiming {

    /** Sixteenths of a cycle per byte of code: 0.8 cycles for an instruction of 2.9 bytes. */
    private static final int CYCLES_PER_BYTE = 4;
    /** Cycles that an unaligned load takes longer (jnk0le: 3 as the older of two instructions, 4 as the younger). */
    private static final int UNALIGNED = 3;

    private static final int LINE_BYTES = 1 << LINE_SHIFT;

    private final FlashInterface art;
    private final M7Buses buses;
    private final M7Instructions instructions;
    private final M7Data data;
    private int device;

    M7Memory(Chip chip, AddressSpace space) {
        super(space);
        buses = M7Buses.of(chip);
        long bytes = chip.regions(Kind.FLASH).get(0).size();
        Flash flash = chip.flash();
        art = flash.accelerator().present()
                ? new FlashInterface(flash, flash.lineInBits(), bytes, CYCLES_PER_BYTE, this::artDataGone)
                : null;
        CacheGeometry small = CacheGeometry.data(4096);
        instructions =
                new M7Instructions(new Cache(chip.processor().instructionCache().orElse(small)), CYCLES_PER_BYTE);
        data = new M7Data(new Cache(chip.processor().dataCache().orElse(small)), this);
        for (WindowTiming window : windows) {
            Kind kind = window.window.region().kind();
            boolean alias = window.window.base() != window.window.region().base();
            window.flash = kind == Kind.FLASH && alias ? art : null;
            window.tightlyCoupled = kind == Kind.ITCM || kind == Kind.DTCM;
        }
    }

    @Override
    public void configure(MemorySettings settings) {
        codeEpoch++;
        if (art != null) {
            art.configure(settings);
        }
        instructions.enable(settings.instructionCache());
        data.enable(settings.dataCache());
        device = buses.device(settings);
        for (WindowTiming window : windows) {
            if (!window.tightlyCoupled) {
                configure(window, settings);
            }
        }
        data.markAll();
    }

    private void configure(WindowTiming window, MemorySettings settings) {
        window.free = false;
        window.bus = buses.timing(window.window.region(), settings);
        window.cached = settings.dataCache() && window.flash == null && isNormal(window.base);
        window.writeBack = isWriteBack(window.base);
        boolean keeps = window.flash != null ? art.keepsCode() : settings.instructionCache();
        boolean free = window.flash != null && art.isFree();
        window.kind = free ? CodeKind.FREE : keeps ? CodeKind.KEPT : CodeKind.STREAMED;
        window.fill(free ? LOADS_FREE : ASK);
    }

    /** Everything but peripherals and devices is Normal memory. */
    private static boolean isNormal(int base) {
        int region = base >>> 29;
        return region != 2 && region != 5 && region != 6 && region != 7;
    }

    /** SRAM is write-back; the code region is write-through. */
    private static boolean isWriteBack(int base) {
        int region = base >>> 29;
        return region == 1 || region == 3;
    }

    @Override
    public int fetch(int address, int end, long now) {
        WindowTiming window = codeAt(address);
        if (window == null || window.kind == CodeKind.FREE) {
            return 0;
        }
        if (window.flash != null) {
            int waited = art.fetch(address - window.base, end - window.base);
            instructionMisses += waited > 0 ? 1 : 0;
            return waited;
        }
        int waited = instructions.fetch(window.bus, address, end);
        instructionMisses += instructions.takeMisses();
        return waited;
    }

    @Override
    public int load(int address, int size, long now) {
        WindowTiming window = dataAt(address);
        if (window == null) {
            return device;
        }
        boolean aligned = (address & size - 1) == 0;
        int waited = loadAligned(window, address, now);
        if (aligned) {
            return waited;
        }
        int last = address + size - 1;
        boolean spans = (address ^ last) >= LINE_BYTES || ((address ^ last) & -LINE_BYTES) != 0;
        WindowTiming next = spans ? dataAt(last) : window;
        int more = spans && next != null ? loadAligned(next, last, now + waited) : 0;
        return waited + more + UNALIGNED;
    }

    private int loadAligned(WindowTiming window, int address, long now) {
        if (window.free) {
            return 0;
        }
        if (window.flash != null) {
            return readThroughArt(window, address);
        }
        if (window.cached) {
            return data.load(window, address, now);
        }
        return data.loadUncached(window.bus, now);
    }

    private int readThroughArt(WindowTiming window, int address) {
        int offset = address - window.base;
        int waited = art.read(offset);
        if (waited > 0) {
            dataMisses++;
            if (art.keepsData(offset)) {
                window.mark(address, LOADS_FREE);
            }
        }
        return waited;
    }

    @Override
    public int store(int address, int size, long now) {
        WindowTiming window = dataAt(address);
        if (window == null) {
            return data.storeUncached(device, now);
        }
        if (window.free) {
            return 0;
        }
        return window.cached && window.writeBack
                ? data.store(window, address, now)
                : data.storeUncached(window.bus.write(), now);
    }

    private void artDataGone(int offset) {
        for (WindowTiming window : windows) {
            if (window.flash != null) {
                window.mark(window.base + offset, ASK);
            }
        }
    }

    @Override
    public void invalidateInstructions() {
        codeEpoch++;
        instructions.forget();
    }

    @Override
    public void invalidateData() {
        data.forget();
    }

    @Override
    public void invalidateData(int address) {
        data.forget(address);
    }
}
