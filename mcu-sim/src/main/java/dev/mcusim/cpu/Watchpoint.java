package dev.mcusim.cpu;

/**
 * A range of bytes whose accesses end a run.
 *
 * @param address first byte, unsigned 32 bit
 * @param length  bytes, at least 1
 * @param kind    which accesses
 */
public record Watchpoint(long address, long length, Kind kind) {

    /** Which accesses count. */
    public enum Kind {
        READ,
        WRITE,
        ACCESS;

        /** Whether a load or a store counts. */
        public boolean covers(boolean store) {
            return this == ACCESS || this == (store ? WRITE : READ);
        }
    }

    public Watchpoint {
        if (address < 0 || length < 1 || address + length > 1L << 32) {
            throw new IllegalArgumentException("%d bytes at 0x%x are no range of addresses".formatted(length, address));
        }
    }

    /** Whether an access touches watched bytes and is of a kind that counts. */
    public boolean isHit(long at, int size, boolean store) {
        return at < address + length && address < at + size && kind.covers(store);
    }
}
