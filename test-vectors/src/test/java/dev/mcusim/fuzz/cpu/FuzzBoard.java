package dev.mcusim.fuzz.cpu;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.Fpu;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.isa.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * Shipped boards with little memory, so that all of it can be compared after every program: two data memories that touch, with nothing
 * behind the second, and a third memory for code. On Cortex-M7 the second one ends inside a page of 4 KiB.
 */
enum FuzzBoard {
    M4("nucleo-f446re"),
    M7_SINGLE("nucleo-f746zg"),
    M7_DOUBLE("nucleo-h743zi2");

    /** Flash: 64 KiB. */
    static final int FLASH = 0x0800_0000;
    /** Data memory, up to {@link #dataEnd}. */
    static final int DATA = 0x2000_0000;
    /** Memory for code that changes: 8 KiB. */
    static final int CODE_RAM = 0x2001_0000;

    private static final int FLASH_SIZE = 0x1_0000;
    private static final int CODE_RAM_SIZE = 0x2000;

    private final String id;
    private final Board board;

    FuzzBoard(String id) {
        this.id = id;
        Board shipped = BoardCatalog.shipped().board(id);
        board = withRegions(shipped, regions(name().startsWith("M7")));
    }

    private static List<MemoryRegion> regions(boolean m7) {
        List<MemoryRegion> regions = new ArrayList<>();
        regions.add(MemoryRegion.of("FLASH", Kind.FLASH, FLASH, FLASH_SIZE, false, true));
        if (m7) {
            regions.add(MemoryRegion.of("ITCM", Kind.ITCM, 0, 0x2000, true, true));
            regions.add(MemoryRegion.of("DTCM", Kind.DTCM, DATA, 0x2000, true, true));
            regions.add(MemoryRegion.of("SRAM1", Kind.SRAM, DATA + 0x2000, 0x2f10, true, true));
        } else {
            regions.add(MemoryRegion.of("SRAM1", Kind.SRAM, DATA, 0x4000, true, true));
            regions.add(MemoryRegion.of("SRAM2", Kind.SRAM, DATA + 0x4000, 0x1000, true, true));
        }
        regions.add(MemoryRegion.of("SRAM3", Kind.SRAM, CODE_RAM, CODE_RAM_SIZE, true, true));
        return regions;
    }

    private static Board withRegions(Board b, List<MemoryRegion> regions) {
        Chip c = b.chip();
        Chip small = new Chip(
                c.id(),
                c.part(),
                c.processor(),
                c.companion(),
                c.clockLimits(),
                regions,
                List.of(),
                c.flash(),
                c.boot(),
                c.identity(),
                c.bus(),
                c.energyCurrents(),
                c.currents(),
                c.priorityBits(),
                c.interruptLines(),
                c.interrupts(),
                c.peripherals(),
                c.registerMap(),
                c.usartMap(),
                c.unconfirmed(),
                c.notes(),
                c.sources());
        return new Board(
                b.id(),
                b.name(),
                b.otherNames(),
                small,
                b.clock(),
                b.clocks(),
                List.of(),
                b.virtualComPort(),
                b.leds(),
                b.button(),
                b.oscillator(),
                b.supply(),
                b.notes(),
                b.sources());
    }

    Board board() {
        return board;
    }

    /** The shipped board's name. */
    String id() {
        return id;
    }

    /** First address behind the data memories, where there is nothing. */
    int dataEnd() {
        return this == M4 ? DATA + 0x5000 : DATA + 0x4f10;
    }

    /** Where programs can stand, below the first 4 KiB of each memory for literals in front of them. */
    List<Integer> codeAddresses() {
        return this == M4
                ? List.of(FLASH + 0x2000, CODE_RAM + 0x1000)
                : List.of(FLASH + 0x2000, CODE_RAM + 0x1000, 0x1000);
    }

    /** Whether the core has what a row of the table belongs to. */
    boolean has(Feature feature) {
        Fpu fpu = board.chip().fpu();
        return switch (feature) {
            case BASE, DSP, FP_SINGLE -> true;
            case FP_V5_SINGLE -> fpu != Fpu.FPV4_SP;
            case FP_DOUBLE, FP_V5_DOUBLE -> fpu == Fpu.FPV5_DP;
        };
    }
}
