package dev.mcusim.trace;

import dev.mcusim.machine.Machine;
import dev.mcusim.timing.TimedBlock;
import java.util.HashMap;
import java.util.Map;

/** How often each instruction was executed, from what the core has counted anyway. */
final class ExecutionCounts {

    private final Map<Integer, Long> counts = new HashMap<>();

    ExecutionCounts(Machine machine) {
        machine.visitExecution(block -> block.forEachEdge(edge -> add(edge.to, edge.count)));
    }

    private void add(TimedBlock block, long count) {
        if (count > 0) {
            for (int i = 0; i < block.instructions; i++) {
                counts.merge(block.code.addressOf(i), count, Long::sum);
            }
        }
    }

    /** Executions of the instruction at an address; 0 where none begins. */
    long at(long address) {
        return counts.getOrDefault((int) address, 0L);
    }

    /** The greatest count of the instructions from one address up to another. */
    long most(long start, long end) {
        long most = 0;
        for (long address = start; address < end; address += 2) {
            most = Math.max(most, at(address));
        }
        return most;
    }
}
