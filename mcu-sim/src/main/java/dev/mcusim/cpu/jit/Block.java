package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.TimingModel;

/** A basic block, ready to be executed: entered at its first instruction, left behind its last one unless an instruction fails. */
final class Block extends Tally {

    /** The instructions. */
    final Step[] steps;
    /** Whether memory still holds the code of this block. */
    boolean valid = true;
    /** Where the block is in its region. */
    int regionOffset;
    /** The block at {@link #end}, once it was executed after this one. */
    Block fallThrough;
    /** The block at another address that was executed last after this one. */
    Block target;

    private final CodeBlock code;
    private final TimingModel timing;
    private final byte[] itStates;
    private Tally[] prefixes = {};

    /**
     * @param steps    one for each instruction of the code
     * @param itStates ITSTATE before each instruction and behind the last one
     */
    Block(CodeBlock code, TimingModel timing, Step[] steps, byte[] itStates) {
        super(code, timing.cost(code));
        this.code = code;
        this.timing = timing;
        this.steps = steps;
        this.itStates = itStates;
    }

    /** ITSTATE before an instruction; behind the block for the number of instructions. */
    int itState(int instruction) {
        return itStates[instruction] & 0xff;
    }

    /** Address of an instruction; {@link #end} for the number of instructions. */
    int addressOf(int instruction) {
        return code.addressOf(instruction);
    }

    /** Index of the first instruction at or behind an address. */
    int indexOf(int instructionAddress) {
        return code.indexOf(instructionAddress);
    }

    /** The tally of the first instructions: this block's own when these are all. */
    Tally prefix(int count) {
        if (count == instructions) {
            return this;
        }
        if (prefixes.length == 0) {
            prefixes = new Tally[instructions];
        }
        if (prefixes[count] == null) {
            CodeBlock first = code.prefix(count);
            prefixes[count] = new Tally(first, timing.cost(first));
        }
        return prefixes[count];
    }

    @Override
    void visit(ExecutionVisitor visitor) {
        super.visit(visitor);
        for (Tally prefix : prefixes) {
            if (prefix != null) {
                prefix.visit(visitor);
            }
        }
    }

    @Override
    void reset() {
        super.reset();
        for (Tally prefix : prefixes) {
            if (prefix != null) {
                prefix.reset();
            }
        }
    }
}
