package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts what is executed, block by block. A block is decoded and its cost is computed when it is first seen; after that, counting it is
 * one probe of a table.
 *
 * <p>Blocks in memory that stores can change are compared with the code seen before on every entry.
 */
final class BlockCounter {

    private final GuestMemory memory;
    private final TimingModel timing;
    private final CoreClock clock;
    private final BlockTable table = new BlockTable();

    /** The slot of the block that was executed last, -1 when nobody knows. */
    private int current = -1;
    /** How the pieces of the block executed last were entered. */
    private final Deque<Edge> entered = new ArrayDeque<>();
    /** What the clock showed before a run was repeated; null while none is. */
    private Mark beforeRepetition;
    /** Whether any block lay in memory that stores can change. */
    private boolean codeInRam;
    /** Blocks whose code has been replaced. */
    private final List<TimedBlock> archived = new ArrayList<>();

    private long instructionsBefore;
    private long cyclesBefore;

    BlockCounter(GuestMemory memory, TimingModel timing, CoreClock clock) {
        this.memory = memory;
        this.timing = timing;
        this.clock = clock;
    }

    /** Instructions executed. */
    long instructions() {
        return clock.instructions;
    }

    /** Cycles spent. */
    long cycles() {
        return clock.now();
    }

    /** The slot of the block at an address; decodes it if need be. Slots may move. */
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
        if (known >= 0 && table.block(known).code().matches(code)) {
            table.flags[known] &= writable ? -1 : ~BlockTable.VERIFY;
            return known;
        }
        return put(known, new CodeBlock(address, code), writable);
    }

    /** Gives a block a slot, perhaps that of other code which is known at the same place. */
    private int put(int known, CodeBlock block, boolean writable) {
        Pieces timed = Pieces.of(block, timing);
        int flags = Traits.of(block) | (writable ? BlockTable.VERIFY : 0);
        codeInRam |= writable;
        if (known >= 0) {
            archived.addAll(table.block(known).blocks());
            table.replace(known, timed, flags);
            return known;
        }
        return table.add(timed, block.bytes(), flags);
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
        return table.block(slot).code().size();
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
        return table.block(slot).code();
    }

    /** Whether the block executed last may have left Thumb state. */
    boolean arrivesByInterworking() {
        return current >= 0 && (table.flags[current] & BlockTable.INTERWORKING) != 0;
    }

    /** Counts one execution of a whole block. */
    void execute(int slot) {
        entered.clear();
        for (TimedBlock block : table.block(slot).blocks()) {
            if (beforeRepetition == null) {
                entered.push(clock.enter(block));
            } else {
                repeat(clock.current == null ? block.entry() : clock.current.edgeTo(block));
            }
        }
        current = slot;
    }

    private void repeat(Edge edge) {
        clock.instructions += edge.to.instructions;
        clock.issueCycles += edge.cycles;
        clock.current = edge.to;
    }

    /** Takes back the last call of {@link #execute}, and counts only the first instructions of that block. */
    void truncate(int executed) {
        CodeBlock block = table.block(current).code();
        while (!entered.isEmpty()) {
            clock.takeBack(entered.pop());
        }
        current = -1;
        if (executed > 0) {
            executePrefix(block, executed);
        }
    }

    /** Counts an execution of the first instructions of a block, as they were before they were executed. */
    void executePrefix(CodeBlock block, int executed) {
        if (executed > 0) {
            CodeBlock prefix = block.prefix(executed);
            int known = table.find(prefix.address(), prefix.bytes());
            boolean same = known >= 0 && table.block(known).code().equals(prefix);
            execute(same ? known : put(known, prefix, memory.isWritable(Integer.toUnsignedLong(prefix.address()))));
        }
    }

    /** The block counted last, as a slot; -1 when nobody knows. */
    int current() {
        return current;
    }

    /** The next block is not a successor of the last one. */
    void forgetCurrent() {
        current = -1;
        clock.current = null;
    }

    /** What was counted since the last {@link #reset}. */
    Counters counters() {
        return new Counters(clock.instructions - instructionsBefore, clock.now() - cyclesBefore);
    }

    /** Sets what is reported to zero; the totals go on. */
    void reset() {
        instructionsBefore = clock.instructions;
        cyclesBefore = clock.now();
        archived.clear();
        blocks().forEach(TimedBlock::reset);
    }

    /** Totals at one moment. */
    record Mark(long instructions, long issueCycles, long stallCycles, TimedBlock block, int current) {}

    Mark mark() {
        return new Mark(clock.instructions, clock.issueCycles, clock.stallCycles, clock.current, current);
    }

    /** Goes back to an earlier moment, from which execution is repeated; nothing is recorded about blocks meanwhile. */
    void rewind(Mark mark) {
        beforeRepetition = mark();
        set(mark);
    }

    /** Ends a repetition; the totals are as they were before it. */
    void record() {
        set(beforeRepetition);
        beforeRepetition = null;
    }

    private void set(Mark mark) {
        clock.instructions = mark.instructions;
        clock.issueCycles = mark.issueCycles;
        clock.stallCycles = mark.stallCycles;
        clock.current = mark.block;
        current = mark.current;
    }

    private Stream<TimedBlock> blocks() {
        return IntStream.range(0, table.capacity())
                .mapToObj(table::block)
                .filter(Objects::nonNull)
                .flatMap(pieces -> pieces.blocks().stream());
    }

    /** Tells about every block that was executed since the last {@link #reset}. */
    void visit(ExecutionVisitor visitor) {
        Stream.concat(archived.stream(), blocks()).forEach(visitor::visit);
    }
}
