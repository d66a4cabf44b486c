package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.Wiring;
import java.util.function.IntSupplier;
import java.util.function.LongPredicate;
import java.util.function.LongToIntFunction;

/**
 * Where a DMA controller is made.
 *
 * @param name                  of the controller, as {@code DMA2}
 * @param bytes                 its size
 * @param wiring                what it is connected to
 * @param coreCyclesPerBusCycle cycles of the core in one cycle of the AHB, now; 0 while that stands still
 * @param reaches               the addresses that it is connected to
 * @param waits                 bus cycles that a read of an address has to wait, as for flash
 */
public record DmaSite(
        String name,
        int bytes,
        Wiring wiring,
        IntSupplier coreCyclesPerBusCycle,
        LongPredicate reaches,
        LongToIntFunction waits) {}
