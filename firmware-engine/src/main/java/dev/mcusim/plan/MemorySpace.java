package dev.mcusim.plan;

import java.util.List;

/**
 * The memory a plan may use: one or more banks, each contiguous, laid end to end in one range of offsets. A buffer lies in
 * one bank; it never crosses into the next.
 *
 * @param banks sizes in bytes, in order of preference (rounded down to {@link Buffer#ALIGNMENT})
 */
public record MemorySpace(List<Long> banks) {
    /** Larger than any memory of a microcontroller, small enough that sums of a few never overflow. */
    private static final long UNLIMITED = 1L << 40;

    public MemorySpace {
        banks = banks.stream().map(bytes -> bytes - bytes % Buffer.ALIGNMENT).toList();
        if (banks.isEmpty() || banks.stream().anyMatch(bytes -> bytes < 0)) {
            throw new IllegalArgumentException("a memory space needs at least one bank and no negative size: " + banks);
        }
    }

    /** One bank without a limit: for the question how much is needed. */
    public static MemorySpace unlimited() {
        return new MemorySpace(List.of(UNLIMITED));
    }

    /** The offset at which a bank starts. */
    public long start(int bank) {
        return banks.subList(0, bank).stream().mapToLong(Long::longValue).sum();
    }

    /** The offset at which a bank ends, exclusive. */
    public long end(int bank) {
        return start(bank) + banks.get(bank);
    }

    /** The bank that holds an offset. */
    public int bankOf(long offset) {
        for (int bank = 0; bank < banks.size(); bank++) {
            if (offset < end(bank)) {
                return bank;
            }
        }
        throw new IllegalArgumentException("offset " + offset + " is behind the last bank, which ends at " + total());
    }

    /** The size of all banks together. */
    public long total() {
        return end(banks.size() - 1);
    }
}
