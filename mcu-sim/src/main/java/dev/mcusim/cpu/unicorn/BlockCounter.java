package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.CpuCore.ExecutionVisitor;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.MemorySettings;
import dev.mcusim.timing.TimedBlock;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayList;
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

    private static final CodeBlock NO_CODE = new CodeBlock(0, new short[0]);

    private final GuestMemory memory;
    private final TimingModel timing;
    private final CoreClock clock;
    private final BlockTable table = new BlockTable();

    /** The block that was entered last, {@link Entry#NONE} when nobody knows. */
    private Entry current = Entry.NONE;
    /** How the last piece of it was entered. */
    private Edge entered;
    /** Pieces of it that have been entered. */
    private int pieces;
    /** The block that was entered last before a run was repeated; null while none is. */
    private Entry beforeRepetition;
    /** What {@link #instructions} says while a run is repeated. */
    private long repeated;
    /** Whether any block lay in memory that stores can change. */
    private boolean codeInRam;
    /** What has been set up since the block entered last; null for nothing. */
    private MemorySettings settings;
    /** Blocks whose code has been replaced. */
    private final List<TimedBlock> archived = new ArrayList<>();

    private long instructionsAtReset;
    private long cyclesAtReset;

    BlockCounter(GuestMemory memory, TimingModel timing, CoreClock clock) {
        this.memory = memory;
        this.timing = timing;
        this.clock = clock;
    }

    /** A block that has been entered, and whether its last instruction takes the instruction set from its target. */
    private record Entry(Pieces block, boolean interworks) {
        static final Entry NONE = new Entry(null, false);
    }

    /** Instructions executed; while a run is repeated, by the repeated run. */
    long instructions() {
        return beforeRepetition == null ? clock.instructions : repeated;
    }

    /** Instructions executed before the block entered last. */
    long instructionsBefore() {
        return clock.instructions
                - current.block.blocks().stream()
                        .limit(pieces)
                        .mapToLong(piece -> piece.instructions)
                        .sum();
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

    /** The instructions of a slot that need hooks have them. */
    void setHooked(int slot) {
        table.flags[slot] = table.flags[slot] & ~BlockTable.UNHOOKED | BlockTable.HOOKED;
    }

    /** Memory settings that take effect when the next block is entered. */
    void configure(MemorySettings next) {
        settings = next;
    }

    /** Whether there are settings that have not taken effect. */
    boolean hasNewSettings() {
        return settings != null;
    }

    /** Lets new settings take effect. */
    void settle() {
        if (settings != null) {
            clock.memory().configure(settings);
            settings = null;
        }
    }

    /** A division of the block entered last. */
    void divide(int dividend, int divisor, boolean signed) {
        clock.divide(dividend, divisor, signed);
    }

    /** Whether the block executed last may have left Thumb state. */
    boolean arrivesByInterworking() {
        return current.interworks;
    }

    /** Counts one execution of a whole block; of a long one, its first piece. */
    void execute(int slot) {
        current = new Entry(table.block(slot), (table.flags[slot] & BlockTable.INTERWORKING) != 0);
        if (beforeRepetition != null) {
            repeated += size(slot);
            return;
        }
        pieces = 0;
        enterNextPiece();
    }

    /** The next piece of the block entered last is reached. */
    void enterNextPiece() {
        entered = clock.enter(current.block.blocks().get(pieces++));
    }

    /** How many instructions of the block entered last are in pieces that have been entered. */
    int enteredInstructions() {
        return pieces * CodeBlock.MOST_INSTRUCTIONS;
    }

    /** The block entered last has been left behind its last instruction. */
    void complete() {
        while (beforeRepetition == null
                && current.block != null
                && pieces < current.block.blocks().size()) {
            enterNextPiece();
        }
    }

    /** Takes back that the last piece of a block was entered, and counts only those of its instructions that are among the block's first. */
    void truncate(int executed) {
        CodeBlock piece = entered.to.code;
        clock.takeBack(entered);
        current = Entry.NONE;
        executePrefix(piece, executed - (pieces - 1) * CodeBlock.MOST_INSTRUCTIONS);
    }

    /** Counts an execution of the first instructions of a block, as they are before they are executed. */
    void executePrefix(CodeBlock block, int executed) {
        if (executed > 0) {
            CodeBlock prefix = block.prefix(executed);
            int known = table.find(prefix.address(), prefix.bytes());
            boolean same = known >= 0 && table.block(known).code().equals(prefix);
            execute(same ? known : put(known, prefix, memory.isWritable(Integer.toUnsignedLong(prefix.address()))));
        }
    }

    /** The block entered last; one without code when nobody knows. */
    CodeBlock current() {
        return current.block == null ? NO_CODE : current.block.code();
    }

    /** The next block is not a successor of the last one. */
    void forgetCurrent() {
        current = Entry.NONE;
        clock.current = null;
    }

    /** Goes back to an earlier moment, from which execution is repeated; nothing is recorded meanwhile. */
    void beginRepetition(long instructions) {
        beforeRepetition = current;
        repeated = instructions;
    }

    /** Ends a repetition, right behind where the block was entered that was entered last before it. */
    void endRepetition() {
        current = beforeRepetition;
        beforeRepetition = null;
    }

    /** What was counted since the last {@link #reset}. */
    Counters counters() {
        return new Counters(clock.instructions - instructionsAtReset, clock.now() - cyclesAtReset);
    }

    /** Sets what is reported to zero; the totals go on. */
    void reset() {
        instructionsAtReset = clock.instructions;
        cyclesAtReset = clock.now();
        archived.clear();
        blocks().forEach(TimedBlock::reset);
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
