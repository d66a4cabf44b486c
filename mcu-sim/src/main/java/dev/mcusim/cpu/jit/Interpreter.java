package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.meaning.Step;
import java.util.function.Function;

/**
 * Executes and counts blocks. Between blocks, and whenever nobody runs, the address of the next instruction is {@link JavaCpu#next} and
 * ITSTATE is here; within a block both follow from the position.
 */
final class Interpreter {

    private final JavaCpu cpu;
    private final BlockCache cache;
    private final RegionMemory memory;
    private final Function<Fault, StopReason> faulted;

    private int itState;
    /** What was executed last, as long as the next block counts as following it. */
    private Tally last;

    private long instructions;
    private long cycles;
    private long instructionsBefore;
    private long cyclesBefore;
    private volatile boolean stopRequested;

    /**
     * @param faulted makes the reason to stop of a fault
     */
    Interpreter(JavaCpu cpu, BlockCache cache, RegionMemory memory, Function<Fault, StopReason> faulted) {
        this.cpu = cpu;
        this.cache = cache;
        this.memory = memory;
        this.faulted = faulted;
    }

    /** Runs from the present state; see {@link dev.mcusim.cpu.CpuCore#run}. */
    StopReason run(long until, long budget) {
        long start = instructions;
        long sum = start + budget;
        long limit = sum < 0 ? Long.MAX_VALUE : sum;
        StopReason end = null;
        while (end == null) {
            if (Integer.toUnsignedLong(cpu.next) == until) {
                end = new StopReason.ReachedAddress(until);
            } else if (stopRequested) {
                stopRequested = false;
                end = new StopReason.StopRequested(Integer.toUnsignedLong(cpu.next));
            } else if (instructions >= limit) {
                end = new StopReason.BudgetSpent(instructions - start);
            } else {
                end = runBlocks(until, limit);
            }
        }
        return end;
    }

    /** Executes whole blocks, then perhaps the first instructions of one; null when nothing ended the run but what the caller checks. */
    private StopReason runBlocks(long until, long limit) {
        Block before = null;
        while (true) {
            Block block = follow(before);
            if (block == null) {
                return faulted.apply(fetchFault());
            }
            arrive(block.address);
            long toUntil = until - Integer.toUnsignedLong(block.address);
            boolean holdsUntil = toUntil >= 0 && toUntil < block.bytes();
            if (holdsUntil || instructions + block.instructions > limit || stopRequested) {
                return stopRequested ? null : runPrefix(block, until, limit, holdsUntil);
            }
            instructions += block.instructions;
            cycles += block.cycles;
            block.executions++;
            last = block;
            int done = 0;
            try {
                cpu.next = block.end;
                Step[] steps = block.steps;
                for (; done < steps.length; done++) {
                    steps[done].execute(cpu);
                }
            } catch (GuestTrap trap) {
                instructions -= block.instructions;
                cycles -= block.cycles;
                block.executions--;
                return trapped(trap, block, done);
            }
            itState = block.itState(done);
            if (cpu.event != JavaCpu.NOTHING) {
                return ended();
            }
            before = block;
        }
    }

    /** The block at the next address; the link of the block before is taken, or made. */
    private Block follow(Block before) {
        int address = cpu.next;
        if (before == null || itState != 0) {
            return cache.at(address, itState);
        }
        boolean falls = address == before.end;
        Block linked = falls ? before.fallThrough : before.target;
        if (linked != null && linked.valid && linked.address == address) {
            return linked;
        }
        Block found = cache.at(address, 0);
        if (falls) {
            before.fallThrough = found;
        } else {
            before.target = found;
        }
        return found;
    }

    /** Counts the branch from what was executed last, if going to this address needed one. */
    private void arrive(int address) {
        Tally from = last;
        if (from != null && from.end != address) {
            cycles += from.takenPenalty;
            from.taken++;
        }
        last = null;
    }

    private StopReason runPrefix(Block block, long until, long limit, boolean holdsUntil) {
        int allowed = (int) Math.min(block.instructions, limit - instructions);
        if (holdsUntil) {
            allowed = Math.min(allowed, block.indexOf((int) until));
        }
        int done = 0;
        try {
            cpu.next = block.addressOf(allowed);
            for (; done < allowed; done++) {
                block.steps[done].execute(cpu);
            }
        } catch (GuestTrap trap) {
            return trapped(trap, block, done);
        }
        count(block, allowed);
        itState = block.itState(allowed);
        return cpu.event == JavaCpu.NOTHING ? null : ended();
    }

    private void count(Block block, int executed) {
        last = null;
        if (executed > 0) {
            Tally tally = block.prefix(executed);
            instructions += tally.instructions;
            cycles += tally.cycles;
            tally.executions++;
            last = tally;
        }
    }

    private StopReason trapped(GuestTrap trap, Block block, int done) {
        count(block, done);
        cpu.event = JavaCpu.NOTHING;
        cpu.next = block.addressOf(done);
        itState = block.itState(done);
        long pc = Integer.toUnsignedLong(cpu.next);
        return trap.isBreakpoint() ? new StopReason.Breakpoint(pc, trap.immediate()) : faulted.apply(trap.fault(pc));
    }

    /** The end of a run by an instruction that has been executed. */
    private StopReason ended() {
        boolean asleep = cpu.event == JavaCpu.ASLEEP;
        cpu.event = JavaCpu.NOTHING;
        long pc = Integer.toUnsignedLong(cpu.next);
        if (asleep) {
            return new StopReason.Asleep(pc);
        }
        arrive(cpu.next);
        return faulted.apply(Fault.at(FaultKind.INVALID_STATE, pc));
    }

    private Fault fetchFault() {
        int pc = cpu.next;
        int bad = memory.fetch(pc) < 0 ? pc : pc + 2;
        long address = Integer.toUnsignedLong(bad);
        FaultKind kind = memory.chunkAt(address) == null ? FaultKind.UNMAPPED_FETCH : FaultKind.EXECUTE_NEVER;
        return Fault.of(kind, Integer.toUnsignedLong(pc), address, 2);
    }

    void requestStop() {
        stopRequested = true;
    }

    /** Goes on somewhere else: no branch leads there, no IT block is open. */
    void jump(int address) {
        cpu.next = address & ~1;
        itState = 0;
        last = null;
    }

    int itState() {
        return itState;
    }

    /** Cycles since the core was made. */
    long cycles() {
        return cycles;
    }

    Counters counters() {
        return new Counters(instructions - instructionsBefore, cycles - cyclesBefore);
    }

    void resetCounters() {
        instructionsBefore = instructions;
        cyclesBefore = cycles;
        cache.reset();
    }
}
