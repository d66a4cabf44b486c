package dev.mcusim.timing;

/**
 * Counts the instructions and cycles of one core. Every way to execute code tells it the same events in the same order, so all count the
 * same: a block is entered (which costs the pipeline's cycles, what was lost by a wrong prediction on the way, and the wait for its code),
 * then the data accesses of its instructions follow.
 */
public final class CoreClock {

    /** Instructions executed, those of the block being executed included. */
    public long instructions;
    /** Cycles of the pipeline, those of the block being executed included. */
    public long issueCycles;
    /** Cycles waited. */
    public long stallCycles;
    /** The block being executed, or executed last; null when what comes next does not follow from it. */
    public TimedBlock current;
    /** Cycles of the current block that are not counted yet, as only a part of it is executed now. */
    private int postponed;

    private final TimingModel model;
    private final MemoryTiming memory;
    private final TimedBlock elsewhere;

    /** A clock at zero. */
    public CoreClock(TimingModel model, MemoryTiming memory) {
        this.model = model;
        this.memory = memory;
        elsewhere = new TimedBlock(new CodeBlock(0, new short[0]), model);
    }

    /** How long memory takes. */
    public MemoryTiming memory() {
        return memory;
    }

    /** The cycle counter. */
    public long now() {
        return issueCycles + stallCycles;
    }

    /** The block at {@code to} is entered from the current one. */
    public Edge enter(TimedBlock to) {
        Edge edge = current == null ? to.entry() : current.edgeTo(to);
        enter(edge);
        return edge;
    }

    /** A block is entered. */
    public void enter(Edge edge) {
        TimedBlock to = edge.to;
        edge.count++;
        if (edge.from != null && edge.from.history != null) {
            branch(edge);
        }
        current = to;
        instructions += to.instructions;
        issueCycles += edge.cycles;
        if (to.fetched != memory.codeEpoch) {
            fetch(to);
        }
    }

    /**
     * Some of the instructions of a block are executed. Together with what is executed of it later they take as long as when nothing had
     * come between.
     *
     * @param from index of the first one; unless it is 0, the instructions before have been executed earlier
     * @param to   index behind the last one
     * @return cycles that takes
     */
    public int enterPart(TimedBlock block, int from, int to) {
        int cycles = block.cyclesFrom(from);
        if (from == 0 && current != null) {
            Edge edge = current.edgeTo(block);
            cycles = edge.cycles;
            if (edge.from.history != null) {
                branch(edge);
            }
        }
        postponed = block.cyclesFrom(to);
        int spent = Math.max(0, cycles - postponed);
        count(block, from, to, spent, 1);
        current = block;
        if (block.fetched != memory.codeEpoch) {
            fetch(block, block.code.addressOf(from), block.code.addressOf(to));
        }
        return spent;
    }

    private void count(TimedBlock block, int from, int to, int cycles, int times) {
        block.parts().add(from, to, cycles, times);
        instructions += (long) times * (to - from);
        issueCycles += (long) times * cycles;
    }

    /** The part entered last has been executed. */
    public void leavePart() {
        postponed = 0;
    }

    /**
     * Takes back that the last instructions of a part were executed; what was waited for has been waited for.
     *
     * @param from   index of the part's first instruction
     * @param to     index behind its last one
     * @param cycles what {@link #enterPart} gave
     * @param done   index behind the last instruction that has been executed
     */
    public void cutPart(TimedBlock block, int from, int to, int cycles, int done) {
        count(block, from, to, cycles, -1);
        countCut(block, from, to, cycles, done);
    }

    /** The same for a whole block, entered by an edge. */
    public void cut(Edge entered, int done) {
        TimedBlock block = entered.to;
        takeBack(entered);
        countCut(block, 0, block.instructions, entered.cycles, done);
    }

    private void countCut(TimedBlock block, int from, int to, int cycles, int done) {
        if (done > from) {
            int left = block.cyclesFrom(done) - block.cyclesFrom(to);
            count(block, from, done, Math.max(0, cycles - left), 1);
        }
        postponed = 0;
        current = null;
    }

    /**
     * The cycle at which an instruction of the current block begins that is being executed.
     *
     * @param instruction index; behind the last one for the end of the block
     */
    public long at(int instruction) {
        return now() - (current == null ? 0 : current.cyclesFrom(instruction) - postponed);
    }

    /**
     * The current block, of one instruction that branches to itself, is entered again and again, as far as that neither waits for code nor
     * asks the branch predictor.
     *
     * @param most  executions that are allowed
     * @param until the cycle before which the last one has to have ended
     */
    public void repeat(TimedBlock block, long most, long until) {
        Edge edge = block.edgeTo(block);
        if (block != current || block.history != null || block.fetched != memory.codeEpoch || edge.cycles == 0) {
            return;
        }
        long times = Math.max(0, Math.min(most, (until - now()) / edge.cycles));
        edge.count += times;
        instructions += times * block.instructions;
        issueCycles += times * edge.cycles;
    }

    /** Takes back that a block was entered; what was waited for has been waited for. */
    public void takeBack(Edge edge) {
        edge.count--;
        instructions -= edge.to.instructions;
        issueCycles -= edge.cycles;
        current = edge.from;
    }

    /** Counts the cycles lost by a branch; cores call it where {@link BranchHistory} says that there may be some. */
    public void branch(Edge edge) {
        TimedBlock from = edge.from;
        stall(from, StallCause.BRANCH, model.branch(from.code, from.history, edge.taken, edge.to.address));
    }

    /** Fetches the code of a block, if that takes time; cores call it where {@link TimedBlock#fetched} is out of date. */
    public void fetch(TimedBlock block) {
        if (fetch(block, block.address, block.end)) {
            block.fetched = memory.codeEpoch;
        }
    }

    /** Fetches some code of a block; returns whether it is at hand from now on. */
    private boolean fetch(TimedBlock block, int address, int end) {
        MemoryTiming.CodeKind kind = memory.codeKind(block.address);
        if (kind == MemoryTiming.CodeKind.FREE) {
            return true;
        }
        long misses = memory.instructionMisses();
        int waited = memory.fetch(address, end, now());
        stall(block, StallCause.FETCH, waited);
        if (waited > 0) {
            memory.codeEpoch++;
        }
        if (memory.instructionMisses() != misses) {
            block.stalls().addMisses(memory.instructionMisses() - misses, 0);
        }
        return waited == 0 && kind == MemoryTiming.CodeKind.KEPT;
    }

    /** Reads data, for the current block. */
    public void load(int address, int size) {
        long misses = memory.dataMisses();
        access(StallCause.LOAD, memory.load(address, size, now()), misses);
    }

    /** Writes data, for the current block. */
    public void store(int address, int size) {
        long misses = memory.dataMisses();
        access(StallCause.STORE, memory.store(address, size, now()), misses);
    }

    /** Counts what a division of the current block takes beyond the least. */
    public void divide(int dividend, int divisor, boolean signed) {
        stall(current == null ? elsewhere : current, StallCause.DIVISION, model.division(dividend, divisor, signed));
    }

    private void access(StallCause cause, int waited, long missesBefore) {
        TimedBlock block = current == null ? elsewhere : current;
        stall(block, cause, waited);
        if (memory.dataMisses() != missesBefore) {
            block.stalls().addMisses(0, memory.dataMisses() - missesBefore);
        }
    }

    /** Adds cycles that belong to no block, such as those of entering an exception. */
    public void add(long cycles) {
        stallCycles += cycles;
    }

    private void stall(TimedBlock block, StallCause cause, int waited) {
        if (waited > 0) {
            stallCycles += waited;
            block.stalls().add(cause, waited);
        }
    }
}
