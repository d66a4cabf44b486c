package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;

/**
 * Executes and counts blocks. Between blocks, and whenever nobody runs, the address of the next instruction is {@link JavaCpu#next} and
 * ITSTATE is {@link JavaCpu#itState}; within a block both follow from the position.
 */
final class Interpreter {

    /** Instructions a translated region executes before it looks whether it must stop. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private final JavaCpu cpu;
    private final CoreClock clock;
    private final BlockCache cache;
    private final boolean endsEndlessLoops;
    private final Runnable settle;
    private final ExceptionModel exceptions;
    private final Translations translations;
    private final BlockSteps steps;
    private final InterruptedBlocks interrupted = new InterruptedBlocks();
    private final FailedBranches branches;
    private final BlockFinder finder;
    private final BlockLimits limits;
    private final DebugEvents debugEvents;

    /** The block whose accesses are being observed; null most of the time. */
    private Block observed;

    private long instructionsBefore;
    private long cyclesBefore;

    /**
     * @param endsEndlessLoops whether a branch to itself ends the run where no exception can come
     * @param settle  to be run between blocks when {@link JavaCpu#nextEvent} has come
     */
    Interpreter(
            JavaCpu cpu,
            CoreClock clock,
            BlockCache cache,
            RegionMemory memory,
            ExceptionModel exceptions,
            Translations translations,
            DebugEvents debugEvents,
            boolean endsEndlessLoops,
            Runnable settle) {
        this.cpu = cpu;
        this.clock = clock;
        this.cache = cache;
        this.exceptions = new UnwatchedExceptions(exceptions, memory.watching());
        this.translations = translations;
        this.debugEvents = debugEvents;
        this.endsEndlessLoops = endsEndlessLoops;
        this.settle = settle;
        steps = new BlockSteps(cpu, clock, memory);
        branches = new FailedBranches(clock, memory);
        finder = new BlockFinder(cpu, clock, cache, exceptions);
        limits = new BlockLimits(cpu, clock);
    }

    /** Runs from the present state; see {@link dev.mcusim.cpu.CpuCore#run}. */
    StopReason run(long until, long budget) {
        long start = clock.instructions;
        long sum = start + budget;
        long limit = sum < 0 ? Long.MAX_VALUE : sum;
        StopReason end = null;
        while (end == null) {
            if (clock.now() >= cpu.nextEvent) {
                end = exceptions.isReturn(cpu.next) ? returnFromException() : attend();
            }
            if (end != null) {
                return end;
            }
            if (Integer.toUnsignedLong(cpu.next) == until || cache.isBreakpoint(cpu.next)) {
                end = new StopReason.ReachedAddress(Integer.toUnsignedLong(cpu.next));
            } else if (cpu.stopRequested && !exceptions.isReturn(cpu.next)) {
                cpu.stopRequested = false;
                end = new StopReason.StopRequested(Integer.toUnsignedLong(cpu.next));
            } else if (clock.instructions >= limit) {
                end = new StopReason.BudgetSpent(clock.instructions - start);
            } else if (debugEvents.areDue()) {
                end = debugEvents.execute(this::step);
            } else {
                end = runBlocks(until, limit);
            }
        }
        return end;
    }

    /** Takes what is due between blocks; memory settings wait until no IT block is open, as on every core. */
    private StopReason attend() {
        boolean settles = cpu.itState == 0;
        if (settles) {
            settle.run();
        }
        StopReason end = exceptions.attend();
        if (!settles) {
            cpu.nextEvent = 0;
        }
        cpu.leavesBlock = false;
        return end;
    }

    /**
     * Executes one instruction or takes one exception; see {@link dev.mcusim.cpu.DebugUnit#step}. A store whose bus error comes later is
     * executed twice, see {@link WriteBuffer}.
     */
    StopReason step() {
        StopReason end = executeOne();
        return cpu.writeBuffer.retries(Integer.toUnsignedLong(cpu.next)) ? executeOne() : end;
    }

    private StopReason executeOne() {
        if (clock.now() >= cpu.nextEvent) {
            int before = cpu.next;
            StopReason end = attend();
            if (end != null || cpu.next != before) {
                return end == null ? new StopReason.BudgetSpent(0) : end;
            }
        }
        Block block = finder.next();
        StopReason end = block == null ? behindCode() : execute(cache.prefix(block, 1));
        if (end == null && exceptions.isReturn(cpu.next)) {
            end = returnFromException();
        }
        return end == null ? new StopReason.BudgetSpent(1) : end;
    }

    /** Execution has come to where nothing can be fetched. */
    private StopReason behindCode() {
        return exceptions.isReturn(cpu.next)
                ? returnFromException()
                : exceptions.fault(branches.nothingToFetch(cpu.next));
    }

    private StopReason returnFromException() {
        return exceptions.returnFrom(cpu.next);
    }

    /** Executes whole blocks, then perhaps the first instructions of one; null when nothing ended the run but what the caller checks. */
    private StopReason runBlocks(long until, long limit) {
        Block left = clock.current == null ? interrupted.at(cpu.next) : null;
        if (left != null && cpu.itState == 0 && finder.mayExecute(left) && !limits.mustStopIn(left, until, limit)) {
            int from = interrupted.index(cpu.next);
            return executePart(left, from, limits.untilEvent(left, from));
        }
        while (true) {
            Block block = finder.next();
            if (block == null) {
                return behindCode();
            }
            if (limits.mustStopIn(block, until, limit)) {
                int allowed = limits.allowed(block, until, limit);
                return allowed == 0 ? null : execute(cache.prefix(block, allowed));
            }
            int begun = limits.untilEvent(block, 0);
            if (begun < block.instructions) {
                return executePart(block, 0, begun);
            }
            StopReason end = runWhole(block, until, limit);
            if (end != null || cpu.stopRequested || clock.now() >= cpu.nextEvent) {
                return end;
            }
        }
    }

    /** Executes a block and, where it is the head of a translated region, what follows. */
    private StopReason runWhole(Block block, long until, long limit) {
        Translation translation = block.translation;
        if (translation == null) {
            if (block.branchesToItself && endsEndlessLoops) {
                return executeLoop(block, limit);
            }
            block.heat++;
            if (translations.wantsObservation(block)) {
                return observe(block);
            }
            translation = !steps.isListenedTo() && translations.isDue(block) ? translations.translate(block) : null;
        }
        return translation != null && mayEnter(translation, until) ? run(translation, until, limit) : execute(block);
    }

    private boolean mayEnter(Translation translation, long until) {
        return !steps.isListenedTo()
                && !translation.mayHold(until)
                && (translation.rights & cpu.executeRight) != 0
                && (cpu.fpuEnabled || !translation.needsFpu)
                && cpu.nextEvent - clock.now() > translation.headCycles;
    }

    /**
     * Executes a branch to itself until something happens, all but the first time at once, and ends the run when it would be executed for
     * ever.
     */
    private StopReason executeLoop(Block block, long limit) {
        StopReason end = execute(block);
        if (end != null || clock.now() >= cpu.nextEvent) {
            return end;
        }
        if (!exceptions.mayInterrupt()) {
            return new StopReason.EndlessLoop(Integer.toUnsignedLong(block.address));
        }
        if (!steps.isListenedTo()) {
            clock.repeat(block, limit - clock.instructions, cpu.nextEvent);
        }
        return null;
    }

    /** Executes a block and remembers which memories its instructions access. */
    private StopReason observe(Block block) {
        observed = block;
        StopReason end = execute(block);
        observed = null;
        return end;
    }

    /** Executes a translated region from its head, and others that follow; null when the run may go on behind them. */
    private StopReason run(Translation first, long until, long limit) {
        Translation translation = first;
        StopReason end = null;
        while (translation != null) {
            end = run(translation, limit);
            translation = end == null ? following(until, limit) : null;
        }
        return end;
    }

    /** The translated region to go on with; null when something else is to be done first. */
    private Translation following(long until, long limit) {
        if (cpu.stopRequested) {
            return null;
        }
        Block block = finder.next();
        if (block == null || block.translation == null) {
            return null;
        }
        boolean enters = mayEnter(block.translation, until) && clock.instructions + block.instructions <= limit;
        return enters ? block.translation : null;
    }

    private StopReason run(Translation translation, long limit) {
        TimedBlock before = clock.current;
        Edge entry = clock.enter(translation.head);
        int most = (int) Math.min(limit - clock.instructions, MOST_AT_ONCE);
        cpu.translation = translation;
        cpu.codeChanged = false;
        cpu.updateDeadline();
        try {
            int exit = translation.body.run(cpu, clock, most);
            clock.instructions += most - cpu.left;
            clock.current = translation.exits[exit].from;
            cpu.position = JavaCpu.BETWEEN_BLOCKS;
        } catch (GuestTrap trap) {
            clock.instructions += most - cpu.left;
            boolean first = cpu.edge < 0;
            Edge edge = first ? entry : translation.edges[cpu.edge];
            return trapped(trap, edge, first ? before : edge.from, translation.index(cpu.site));
        }
        cpu.itState = 0;
        return cpu.event == JavaCpu.NOTHING ? null : ended();
    }

    /** Executes a block; null when the run may go on behind it. */
    private StopReason execute(Block block) {
        TimedBlock before = clock.current;
        long cycle = clock.now();
        Edge edge = clock.enter(block);
        block.isLoopHead |= edge.taken && Integer.compareUnsigned(block.address, before.address) <= 0;
        int done;
        try {
            cpu.next = block.end;
            done = steps.isListenedTo()
                    ? steps.tell(block, edge, cycle, 0, block.instructions)
                    : block == observed ? steps.observe(block) : steps.execute(block);
        } catch (GuestTrap trap) {
            return trapped(trap, edge, before, cpu.position);
        }
        if (cpu.leavesBlock) {
            return leave(edge, done);
        }
        cpu.position = JavaCpu.BETWEEN_BLOCKS;
        cpu.itState = block.itState(done);
        return cpu.event == JavaCpu.NOTHING ? null : ended();
    }

    /** Executes the instructions of a block from one index up to another; null when the run may go on behind them. */
    private StopReason executePart(Block block, int from, int to) {
        long cycle = clock.now();
        Edge edge = from == 0 && clock.current != null ? clock.current.edgeTo(block) : block.entry();
        int cycles = clock.enterPart(block, from, to);
        cpu.next = block.addressOf(to);
        int done;
        try {
            done = steps.isListenedTo() ? steps.tell(block, edge, cycle, from, to) : steps.execute(block, from, to);
        } catch (GuestTrap trap) {
            clock.cutPart(block, from, to, cycles, cpu.position);
            leftBefore(block, cpu.position);
            return stopped(trap);
        }
        if (done < to) {
            clock.cutPart(block, from, to, cycles, done);
        }
        clock.leavePart();
        if (done < block.instructions) {
            clock.current = null;
            interrupted.left(block, done);
            leftBefore(block, done);
            return null;
        }
        cpu.leavesBlock = false;
        cpu.position = JavaCpu.BETWEEN_BLOCKS;
        cpu.itState = block.itState(done);
        return cpu.event == JavaCpu.NOTHING ? null : ended();
    }

    private StopReason trapped(GuestTrap trap, Edge edge, TimedBlock before, int done) {
        if (trap == GuestTrap.LEAVES_BLOCK) {
            return leave(edge, done + 1);
        }
        Block block = (Block) edge.to;
        clock.takeBack(edge);
        clock.current = before;
        if (done > 0) {
            clock.enter(cache.prefix(block, done));
        }
        leftBefore(block, done);
        return stopped(trap);
    }

    private StopReason stopped(GuestTrap trap) {
        long pc = Integer.toUnsignedLong(cpu.next);
        if (trap.watchpoint() != null) {
            return new StopReason.Watched(pc, trap.watchpoint());
        }
        return trap.isBreakpoint() ? new StopReason.Breakpoint(pc, trap.immediate()) : exceptions.fault(trap.fault(pc));
    }

    /** Goes on outside the block, behind an instruction that has brought about an exception. */
    private StopReason leave(Edge edge, int done) {
        Block block = (Block) edge.to;
        clock.cut(edge, done);
        if (done < block.instructions) {
            interrupted.left(block, done);
        }
        leftBefore(block, done);
        return null;
    }

    /** A block has been left, and its instructions before an index have been executed. */
    private void leftBefore(Block block, int done) {
        cpu.leavesBlock = false;
        cpu.position = JavaCpu.BETWEEN_BLOCKS;
        cpu.event = JavaCpu.NOTHING;
        cpu.next = block.addressOf(done);
        cpu.itState = block.itState(done);
    }

    /** The end of a run by an instruction that has been executed. */
    private StopReason ended() {
        int event = cpu.event;
        cpu.event = JavaCpu.NOTHING;
        if (event == JavaCpu.ASLEEP) {
            return exceptions.sleep();
        }
        if (event == JavaCpu.AWAITING_EVENT) {
            return exceptions.awaitEvent();
        }
        return exceptions.isReturn(cpu.next) ? returnFromException() : exceptions.fault(branches.notThumb(cpu.next));
    }

    /** Tells somebody of everything that is executed from the next block on; nobody for null. */
    void listen(ExecutionListener who) {
        steps.listen(who);
    }

    /** Goes on somewhere else: no branch leads there, no IT block is open. */
    void jump(int address) {
        cpu.go(address | 1, 0);
        clock.current = null;
    }

    Counters counters() {
        return new Counters(clock.instructions - instructionsBefore, clock.now() - cyclesBefore);
    }

    void resetCounters() {
        instructionsBefore = clock.instructions;
        cyclesBefore = clock.now();
        cache.reset();
    }
}
