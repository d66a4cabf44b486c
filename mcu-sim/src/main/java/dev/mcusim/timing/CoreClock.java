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
     */
    public Edge enterPart(TimedBlock block, int from, int to) {
        int cycles = block.cyclesFrom(from);
        if (from == 0 && current != null) {
            Edge edge = current.edgeTo(block);
            cycles = edge.cycles;
            if (edge.from.history != null) {
                branch(edge);
            }
        }
        postponed = block.cyclesFrom(to);
        Edge part = block.part(from, to, Math.max(0, cycles - postponed));
        count(part);
        current = block;
        if (block.fetched != memory.codeEpoch) {
            fetch(part.to, block);
        }
        return part;
    }

    private void count(Edge entered) {
        entered.count++;
        instructions += entered.to.instructions;
        issueCycles += entered.cycles;
    }

    /** The part entered last has been executed. */
    public void leavePart() {
        postponed = 0;
    }

    /**
     * Takes back that the last instructions of what was entered last were executed; what was waited for has been waited for.
     *
     * @param entered by what edge the block was entered, or the part of it
     * @param from    index of the first instruction
     * @param to      index behind the last one
     * @param done    index behind the last one that has been executed
     */
    public void cut(Edge entered, TimedBlock block, int from, int to, int done) {
        takeBack(entered);
        if (done > from) {
            int left = block.cyclesFrom(done) - block.cyclesFrom(to);
            count(block.part(from, done, Math.max(0, entered.cycles - left)));
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
        fetch(block, block);
    }

    /** Fetches the code of a block, or of a part of one that waits for it. */
    private void fetch(TimedBlock block, TimedBlock waiting) {
        MemoryTiming.CodeKind kind = memory.codeKind(block.address);
        if (kind == MemoryTiming.CodeKind.FREE) {
            block.fetched = memory.codeEpoch;
            return;
        }
        long misses = memory.instructionMisses();
        int waited = memory.fetch(block.address, block.end, now());
        stall(waiting, StallCause.FETCH, waited);
        if (waited > 0) {
            memory.codeEpoch++;
        } else if (kind == MemoryTiming.CodeKind.KEPT) {
            block.fetched = memory.codeEpoch;
        }
        if (memory.instructionMisses() != misses) {
            waiting.stalls().addMisses(memory.instructionMisses() - misses, 0);
        }
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
