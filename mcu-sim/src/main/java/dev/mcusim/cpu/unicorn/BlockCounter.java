package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.timing.BlockCost;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what is executed, block by block. A block is decoded and its cost is computed when it is first seen; after that, counting it is
 * one probe of a table.
 *
 * <p>Blocks in memory that stores can change are compared with the code seen before on every entry.
 */
final class BlockCounter {

    private final GuestMemory memory;
    private final TimingModel timing;
    private final BlockTable table = new BlockTable();

    /** The slot of the block that was executed last, -1 when nobody knows. */
    private int current = -1;
    /** Whether executions are recorded per block; not while a run is repeated. */
    private boolean recording = true;
    /** Whether any block lay in memory that stores can change. */
    private boolean codeInRam;
    /** What was counted about code that has been replaced. */
    private final List<Archived> archived = new ArrayList<>();

    private long instructionsBefore;
    private long cyclesBefore;

    private long instructions;
    private long cycles;

    BlockCounter(GuestMemory memory, TimingModel timing) {
        this.memory = memory;
        this.timing = timing;
    }

    /** Instructions executed. */
    long instructions() {
        return instructions;
    }

    /** Cycles spent. */
    long cycles() {
        return cycles;
    }

    /** The slot of the block at an address; decodes it if need be. To be called after {@link #arrive}, as slots may move. */
    int slot(int address, int size) {
        int slot = table.find(address, size);
        if (slot < 0 || (table.flags[slot] & BlockTable.VERIFY) != 0) {
            slot = verified(slot, address, size);
        }
        return slot;
    }

    private int verified(int known, int address, int size) {
        short[] code = memory.halfwords(Integer.toUnsignedLong(address), size / 2);
        boolean writable = memory.isWritable(Integer.toUnsignedLong(address));
        if (known >= 0 && table.block(known).matches(code)) {
            table.flags[known] &= writable ? -1 : ~BlockTable.VERIFY;
            return known;
        }
        CodeBlock block = new CodeBlock(address, code);
        BlockCost cost = timing.cost(block);
        int flags = Traits.of(block) | (writable ? BlockTable.VERIFY : 0);
        codeInRam |= writable;
        if (known >= 0) {
            archive(known);
            table.replace(known, block, flags, cost);
            return known;
        }
        return table.add(block, size, flags, cost);
    }

    private record Archived(long address, int bytes, long executions, long instructions, long cycles) {}

    private void archive(int slot) {
        visit(
                slot,
                (address, bytes, executions, executed, spent) ->
                        archived.add(new Archived(address, bytes, executions, executed, spent)));
        table.executions[slot] = 0;
        table.taken[slot] = 0;
    }

    /** Whether any block lay in memory that stores can change. */
    boolean hasSeenCodeInRam() {
        return codeInRam;
    }

    /** Compares every known block with memory when it is entered next. */
    void verifyAll() {
        for (int slot = 0; slot < table.capacity(); slot++) {
            table.flags[slot] |= BlockTable.VERIFY;
        }
    }

    /** The instructions of a slot. */
    int size(int slot) {
        return table.instructions[slot];
    }

    /** What a slot's instructions need, flags of {@link BlockTable}. */
    int flags(int slot) {
        return table.flags[slot];
    }

    /** The registers that must hold multiples of 4 on entering a slot's block, as a mask of {@link AlignedBases}. */
    long alignedBases(int slot) {
        return table.alignedBases[slot];
    }

    void setAlignedBases(int slot, long mask) {
        table.alignedBases[slot] = mask;
    }

    /** The code of a slot. */
    CodeBlock block(int slot) {
        return table.block(slot);
    }

    /** Whether the block executed last may have left Thumb state. */
    boolean arrivesByInterworking() {
        return current >= 0 && (table.flags[current] & BlockTable.INTERWORKING) != 0;
    }

    /** Counts the branch from the block executed last, if going to this address needed one. To be called once per block entry. */
    void arrive(int address) {
        int last = current;
        if (last >= 0 && table.fallThrough[last] != address) {
            cycles += table.takenPenalty[last];
            if (recording) {
                table.taken[last]++;
            }
        }
        current = -1;
    }

    /** Counts one execution of a whole block. */
    void execute(int slot) {
        instructions += table.instructions[slot];
        cycles += table.cycles[slot];
        if (recording) {
            table.executions[slot]++;
        }
        current = slot;
    }

    /** Takes back the last call of {@link #execute}, and counts only the first instructions of that block. */
    void truncate(int executed) {
        int slot = current;
        instructions -= table.instructions[slot];
        cycles -= table.cycles[slot];
        if (recording) {
            table.executions[slot]--;
        }
        current = -1;
        executePrefix(table.block(slot), executed);
    }

    /** Counts an execution of the first instructions of a block. */
    void executePrefix(CodeBlock block, int executed) {
        if (executed > 0) {
            CodeBlock prefix = block.prefix(executed);
            execute(slot(prefix.address(), prefix.bytes()));
        }
    }

    /** The block counted last, as a slot; -1 when nobody knows. */
    int current() {
        return current;
    }

    /** The next block is not a successor of the last one. */
    void forgetCurrent() {
        current = -1;
    }

    /** What was counted since the last {@link #reset}. */
    Counters counters() {
        return new Counters(instructions - instructionsBefore, cycles - cyclesBefore);
    }

    /** Sets what is reported to zero; the totals go on. */
    void reset() {
        instructionsBefore = instructions;
        cyclesBefore = cycles;
        archived.clear();
        table.clearCounts();
    }

    /** Totals at one moment. */
    record Mark(long instructions, long cycles, int current) {}

    Mark mark() {
        return new Mark(instructions, cycles, current);
    }

    /** Continues from an earlier moment without recording per block what has been recorded already. */
    void rewind(Mark mark) {
        instructions = mark.instructions;
        cycles = mark.cycles;
        current = mark.current;
        recording = false;
    }

    /** Records per block again. */
    void record() {
        recording = true;
    }

    /** Tells about every block that was executed since the last {@link #reset}. */
    void visit(ExecutionVisitor visitor) {
        archived.forEach(a -> visitor.visit(a.address, a.bytes, a.executions, a.instructions, a.cycles));
        for (int slot = 0; slot < table.capacity(); slot++) {
            visit(slot, visitor);
        }
    }

    private void visit(int slot, ExecutionVisitor visitor) {
        long executions = table.executions[slot];
        if (executions > 0) {
            CodeBlock block = table.block(slot);
            visitor.visit(
                    Integer.toUnsignedLong(block.address()),
                    block.bytes(),
                    executions,
                    executions * table.instructions[slot],
                    executions * table.cycles[slot] + table.taken[slot] * table.takenPenalty[slot]);
        }
    }
}
