package dev.mcusim.peripheral.stm32.dma;

/** Items of MDMA on their way from one size to another: packed and unpacked, or one for one (RM0433, 14.3.8). */
final class MasterBuffer {

    private static final int SIGNED = 1;
    private static final int LEFT = 2;

    private final int sourceSize;
    private final int destinationSize;
    private final boolean packs;
    private final int alignment;
    private long bytes;
    private int count;

    /**
     * @param sourceSize      bytes of an item, 1 to 8
     * @param destinationSize bytes of an item, 1 to 8
     * @param packs           PKE
     * @param alignment       PAM: where an item is in a larger one
     */
    MasterBuffer(int sourceSize, int destinationSize, boolean packs, int alignment) {
        this.sourceSize = sourceSize;
        this.destinationSize = destinationSize;
        this.packs = packs;
        this.alignment = alignment;
    }

    /** An item has been read, zero-extended. */
    void put(long item) {
        if (!packs) {
            bytes = align(item);
            count = destinationSize;
            return;
        }
        bytes |= item << 8 * count;
        count += sourceSize;
    }

    private long align(long item) {
        int spare = 8 * (destinationSize - sourceSize);
        int unused = Long.SIZE - 8 * sourceSize;
        if (spare < 0) {
            return alignment == LEFT ? item >>> -spare : item;
        }
        return switch (alignment) {
            case SIGNED -> item << unused >> unused;
            case LEFT -> item << spare;
            default -> item;
        };
    }

    /** Whether there is enough for an item to be written. */
    boolean hasItem() {
        return count >= destinationSize;
    }

    /** Takes an item to be written out; bits above it mean nothing. */
    long take() {
        long item = bytes;
        count -= destinationSize;
        bytes = count == 0 ? 0 : bytes >>> 8 * destinationSize;
        return item;
    }
}
