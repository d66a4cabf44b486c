package dev.mcusim.peripheral.stm32.dma;

/**
 * What a transfer is to do, as its configuration register says when it begins.
 *
 * @param priority       0 to 3, the highest
 * @param fromMemory     data goes from the memory's address to the peripheral's
 * @param free           transfers go on without requests
 * @param peripheralSize bytes of an item at the peripheral's address: 1, 2 or 4
 * @param memorySize     bytes of an item at the memory's address
 * @param peripheralStep what the peripheral's address grows by behind every item, 0 where it stands
 * @param memoryGrows    whether the memory's address does, by {@code memorySize}
 * @param circular       begins anew when it is through
 * @param packs          items of different sizes are packed and unpacked on the way; otherwise each item is cut or filled with zeros
 */
record TransferSettings(
        int priority,
        boolean fromMemory,
        boolean free,
        int peripheralSize,
        int memorySize,
        int peripheralStep,
        boolean memoryGrows,
        boolean circular,
        boolean packs) {}
