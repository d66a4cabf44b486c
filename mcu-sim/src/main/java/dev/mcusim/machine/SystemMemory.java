package dev.mcusim.machine;

import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.cpu.StopReason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands where the chip has ST's boot loader, which is not here: breakpoints, and vectors that lead to them, so that firmware which goes
 * there stops at once.
 */
public final class SystemMemory {

    /** The operand of its breakpoints. */
    private static final int BREAKPOINT = 0xb0;

    private static final int BKPT = 0xbe00 | BREAKPOINT;
    /** Boot loaders begin at multiples of this many bytes, on STM32H7 not at the first one (AN2606). */
    static final int STEP = 0x400;

    private static final int VECTORS = 8;
    private static final int STACK = 0x2000_1000;

    private SystemMemory() {}

    /** Where it is; empty on chips whose boot loader is not described. */
    static Optional<MemoryRegion> region(Chip chip) {
        return chip.regions(MemoryRegion.Kind.ROM).stream().findFirst();
    }

    /**
     * What it holds.
     *
     * @param bytes how many of it, a multiple of {@link #STEP}
     */
    static byte[] contents(long base, int bytes) {
        ByteBuffer all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (all.hasRemaining()) {
            int start = all.position();
            all.putInt(STACK).putInt((int) base + start + VECTORS | 1);
            for (int at = VECTORS; at < STEP; at += 2) {
                all.putShort((short) BKPT);
            }
        }
        return all.array();
    }

    /** Whether a run has ended because the firmware went there. */
    public static boolean isEntered(StopReason.Breakpoint stop, Chip chip) {
        return stop.immediate() == BREAKPOINT
                && chip.regionAt(stop.pc())
                        .filter(region -> region.kind() == MemoryRegion.Kind.ROM)
                        .isPresent();
    }
}
