package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.timing.BlockCost;
import dev.mcusim.timing.CodeBlock;

/** What a straight run of instructions costs, and how often it was executed. */
class Tally {

    /** Address of the first instruction. */
    final int address;
    /** Address behind the last one. */
    final int end;
    /** Number of instructions. */
    final int instructions;
    /** Cycles without taken branch. */
    final int cycles;
    /** Cycles added by a taken branch. */
    final int takenPenalty;

    /** How often it was entered. */
    long executions;
    /** How often it was left to somewhere else than its end. */
    long taken;

    Tally(CodeBlock code, BlockCost cost) {
        address = code.address();
        end = code.addressOf(code.size());
        instructions = code.size();
        cycles = cost.cycles();
        takenPenalty = cost.takenPenalty();
    }

    int bytes() {
        return end - address;
    }

    void visit(ExecutionVisitor visitor) {
        if (executions > 0) {
            visitor.visit(
                    Integer.toUnsignedLong(address),
                    bytes(),
                    executions,
                    executions * instructions,
                    executions * cycles + taken * takenPenalty);
        }
    }

    void reset() {
        executions = 0;
        taken = 0;
    }
}
