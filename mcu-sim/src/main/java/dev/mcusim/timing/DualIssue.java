package dev.mcusim.timing;

import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.TimingClass;

/**
 * The issue stage of a Cortex-M7, fed with one instruction after the other. It keeps, for every register and flag, the first cycle in which
 * an instruction that needs the value may issue. There are three such times, as values are needed at different stages: by the late
 * ALU and as store data, by early consumers (addresses, shifted operands, multiplies), and as accumulator.
 */
final class DualIssue {

    private static final int RESOURCES = 64;

    private final int[] late = new int[RESOURCES];
    private final int[] early = new int[RESOURCES];
    private final int[] accumulate = new int[RESOURCES];

    /** The cycle in which the last instruction issued, and that instruction if its cycle has room for another. */
    private int cycle = -1;

    private TimedInstruction older;
    /** First cycle in which anything may issue, behind instructions that take several cycles alone. */
    private int free;

    /** Issues the next instruction as early as the rules allow. */
    void issue(TimedInstruction instruction) {
        int ready = Math.max(free, ready(instruction));
        boolean pairs = older != null && ready <= cycle && M7Pairing.allows(older, instruction);
        if (pairs) {
            older = null;
        } else {
            cycle = Math.max(cycle + 1, ready);
            older = instruction;
        }
        int busy = M7Latency.issueCycles(instruction);
        if (busy > 1 || M7Pairing.isAlone(instruction)) {
            older = null;
            free = cycle + busy;
        }
        publish(instruction, cycle + busy - 1, pairs);
        if (busy > 1) {
            cycle += busy - 1;
        }
    }

    /** Cycles from the first issue to behind the last. */
    int cycles() {
        return cycle + 1;
    }

    private int ready(TimedInstruction instruction) {
        long accumulators = instruction.accumulator().mask();
        long addresses = instruction.address().mask();
        boolean needsAllEarly = M7Latency.readsEarly(instruction.kind());
        int ready = 0;
        for (long rest = instruction.reads().mask(); rest != 0; rest &= rest - 1) {
            int resource = Long.numberOfTrailingZeros(rest);
            long bit = rest & -rest;
            int[] times =
                    (accumulators & bit) != 0 ? accumulate : needsAllEarly || (addresses & bit) != 0 ? early : late;
            ready = Math.max(ready, times[resource]);
        }
        return ready;
    }

    private void publish(TimedInstruction instruction, int at, boolean second) {
        boolean movesBase = instruction.memory().filter(DualIssue::writesBack).isPresent();
        long base = movesBase ? instruction.address().mask() : 0;
        for (long rest = instruction.writes().mask(); rest != 0; rest &= rest - 1) {
            int resource = Long.numberOfTrailingZeros(rest);
            boolean isBase = (base & rest & -rest) != 0;
            TimingClass kind = isBase ? TimingClass.ALU : instruction.kind();
            late[resource] = at + M7Latency.late(kind);
            early[resource] = at + M7Latency.early(kind) + (second && kind == TimingClass.ALU && !isBase ? 1 : 0);
            accumulate[resource] = at + M7Latency.accumulate(kind);
        }
    }

    private static boolean writesBack(OffsetAddress address) {
        return switch (address.mode()) {
            case OFFSET -> false;
            case PRE_INDEXED, POST_INDEXED -> true;
        };
    }
}
