package dev.mcusim.timing;

import java.util.Arrays;

/**
 * The prefetch unit of a Cortex-M7: it fetches one aligned doubleword per cycle, goes on at the target of a branch in the next cycle, and
 * is at most four doublewords ahead of the instructions that issue (TRM DDI 0489, 2.1.1).
 */
final class M7Fetch {

    private static final int QUEUE = 4;

    /** Cycles in which the last instructions of the last doublewords issued. */
    private final int[] issued = new int[QUEUE];

    /** Doublewords fetched. */
    private int fetched;
    /** When the last of them is there, and which it is. */
    private int available = -1;

    private int doubleword;
    /** Address behind the instruction asked about last. */
    private int expected;

    M7Fetch() {
        Arrays.fill(issued, -QUEUE);
    }

    /** First cycle in which all of the next instruction is there. */
    int available(TimedInstruction instruction) {
        int end = instruction.at() + (instruction.wide() ? 4 : 2);
        if (instruction.at() != expected || fetched == 0) {
            next(instruction.at() >>> 3);
        }
        if (end - 1 >>> 3 != doubleword) {
            next(end - 1 >>> 3);
        }
        expected = end;
        return available;
    }

    private void next(int wanted) {
        doubleword = wanted;
        fetched++;
        available = Math.max(available + 1, issued[fetched % QUEUE] + 1);
    }

    /** The instruction asked about last issues. */
    void issued(int cycle) {
        issued[fetched % QUEUE] = cycle;
    }
}
