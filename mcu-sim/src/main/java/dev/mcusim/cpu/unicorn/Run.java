package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.timing.CodeBlock;
import java.util.OptionalLong;
import java.util.function.Function;

/** One call of {@link UnicornCore#run}: from the present state to a reason to stop. */
final class Run {

    private final Engine engine;
    private final Runner runner;
    private final GuestMemory memory;
    private final BlockCounter counter;
    private final Progress progress;
    private final DeviceLog log;
    private final Surroundings surroundings;
    private final Function<Fault, StopReason> faulted;
    private final long runStart;
    private final long stepStart;

    private final long until;
    private final long limit;
    private final long first;
    /** From where a run is repeated. */
    private int startPc;

    private long startInstructions;

    /** What a run works on; the contexts are scratch memory for registers. */
    record Parts(
            Engine engine,
            Runner runner,
            GuestMemory memory,
            BlockCounter counter,
            Progress progress,
            DeviceLog log,
            Surroundings surroundings,
            Function<Fault, StopReason> faulted,
            long runStart,
            long stepStart) {}

    Run(Parts parts, long until, long budget) {
        engine = parts.engine;
        runner = parts.runner;
        memory = parts.memory;
        counter = parts.counter;
        progress = parts.progress;
        log = parts.log;
        surroundings = parts.surroundings;
        faulted = parts.faulted;
        runStart = parts.runStart;
        stepStart = parts.stepStart;
        this.until = until;
        first = counter.instructions();
        long sum = first + budget;
        limit = sum < 0 ? Long.MAX_VALUE : sum;
        begin();
    }

    /** Notes the present state as the one from which the run is repeated if it has to be. */
    private void begin() {
        startPc = runner.pc();
        startInstructions = counter.instructions();
        engine.save(runStart);
        memory.save();
        log.clear();
    }

    StopReason execute() {
        StopReason end = null;
        while (end == null) {
            counter.complete();
            if (Integer.toUnsignedLong(runner.pc()) == until) {
                end = new StopReason.ReachedAddress(until);
            } else if (runner.isStopRequested()) {
                runner.clearStopRequest();
                end = new StopReason.StopRequested(Integer.toUnsignedLong(runner.pc()));
            } else if (counter.instructions() >= limit) {
                end = new StopReason.BudgetSpent(counter.instructions() - first);
            } else {
                Event event = runner.runFreely(until, limit);
                end = switch (event) {
                    case PAUSED -> runner.isStopRequested() ? null : pausedBefore(runner.pausedSlot(), until, limit);
                    case UNHOOKED -> {
                        runner.hook(runner.pausedSlot());
                        yield null;
                    }
                    case UNWATCHED -> {
                        runner.watch(runner.pausedSlot());
                        yield null;
                    }
                    case EVENTS_DUE -> {
                        surroundings.advance();
                        begin();
                        yield null;
                    }
                    case LONG_LOG -> {
                        begin();
                        yield null;
                    }
                    case MEMORY_FAULT -> locateFault();
                    default -> exceptional(event);
                };
            }
        }
        return end;
    }

    /** Executes as much of a block as may be executed. */
    private StopReason pausedBefore(int slot, long untilAddress, long mostInstructions) {
        CodeBlock block = counter.block(slot);
        long allowed = Math.min(block.size(), mostInstructions - counter.instructions());
        long toUntil = untilAddress - Integer.toUnsignedLong(block.address());
        if (toUntil >= 0 && toUntil < block.bytes()) {
            allowed = Math.min(allowed, block.indexOf((int) untilAddress));
        }
        if (allowed == 0) {
            return null;
        }
        runner.enter(slot);
        counter.executePrefix(block, (int) allowed);
        return stepThrough(block, (int) allowed);
    }

    /** Executes the first instructions of a block, which has been entered, one by one, with all checks; null when nothing ended the run. */
    private StopReason stepThrough(CodeBlock block, int count) {
        for (int i = 0; i < count; i++) {
            int at = block.addressOf(i);
            runner.setPc(at);
            Fault trap = progress.isRepeating() ? null : trap(block.first(i), block.second(i), at);
            if (trap != null) {
                counter.truncate(i);
                return faulted.apply(trap);
            }
            engine.save(stepStart);
            Event event = runner.step(block.addressOf(i + 1), Traits.isExclusiveStore(block.first(i), block.second(i)));
            if (event == Event.MEMORY_FAULT) {
                engine.restore(stepStart);
                runner.setPc(at);
                counter.truncate(i);
                return faulted.apply(fault(Integer.toUnsignedLong(at)));
            }
            if (event != Event.STEPPED) {
                return exceptional(event);
            }
        }
        engine.forgetTranslations(block);
        return null;
    }

    /** What Unicorn lets pass and silicon does not; null when all is well. */
    private Fault trap(int first, int second, int at) {
        int armed = Traits.of(first, second) & runner.traps();
        if (armed == 0 || !ItState.passes(engine.register(UnicornApi.REG_CPSR))) {
            return null;
        }
        long pc = Integer.toUnsignedLong(at);
        if ((armed & BlockTable.FLOATING_POINT) != 0) {
            return Fault.at(FaultKind.FPU_DISABLED, pc);
        }
        if ((armed & BlockTable.DIVISION) != 0 && engine.register(Engine.coreRegister(Traits.divisor(second))) == 0) {
            return Fault.at(FaultKind.DIVIDE_BY_ZERO, pc);
        }
        if ((armed & BlockTable.ALIGNED_ACCESS) != 0) {
            int base = engine.register(Engine.coreRegister(Traits.base(first)));
            int alignment = Traits.alignment(first, second);
            if ((base & alignment - 1) != 0) {
                return Fault.of(FaultKind.UNALIGNED, pc, Integer.toUnsignedLong(base), alignment);
            }
        }
        if ((armed & BlockTable.PLAIN_ACCESS) != 0) {
            OptionalLong address = PlainAccess.unaligned(
                    first, second, at, register -> engine.register(Engine.coreRegister(register.number())));
            if (address.isPresent()) {
                return Fault.of(FaultKind.UNALIGNED, pc, address.getAsLong(), PlainAccess.size(first, second));
            }
        }
        return null;
    }

    /**
     * Finds the instruction of the block executed last that made the access that failed: repeats the run up to that block, then goes
     * on in steps. Null when an access was suspected of being unaligned and is not.
     */
    private StopReason locateFault() {
        boolean suspected = runner.halt().faultKind() == FaultKind.UNALIGNED;
        CodeBlock block = counter.current();
        long target = counter.instructionsBefore();
        progress.beginRepetition();
        counter.beginRepetition(startInstructions);
        repeat(target);
        counter.endRepetition();
        progress.repeatBlock();
        StopReason end = stepThrough(block, block.size());
        progress.endRepetition();
        if (end == null && !suspected) {
            throw new IllegalStateException(
                    "a fault in the block at 0x%08x did not happen again".formatted(block.address()));
        }
        return end;
    }

    private void repeat(long target) {
        memory.restore();
        engine.restore(runStart);
        log.rewind();
        runner.setPc(startPc);
        runner.ramChanged();
        while (counter.instructions() < target) {
            Event event = runner.runFreely(Engine.NEVER, target);
            StopReason end =
                    switch (event) {
                        case PAUSED -> pausedBefore(runner.pausedSlot(), Engine.NEVER, target);
                        case WAITING -> null; // The run went on here the first time.
                        case UNDEFINED -> exceptional(event);
                        default -> throw new IllegalStateException("a repeated run went another way: " + event);
                    };
            if (end != null) {
                throw new IllegalStateException("a repeated run ended early: " + end);
            }
        }
    }

    /** Ends the run where an instruction of the block counted last caused an exception; null when the run may go on. */
    private StopReason exceptional(Event event) {
        CodeBlock block = counter.current();
        int pc = runner.pc();
        long address = Integer.toUnsignedLong(pc);
        switch (event) {
            case WAITING -> {
                int last = block.indexOf(pc) - 1;
                boolean waits = last >= 0 && Traits.isWaitForInterrupt(block.first(last), block.second(last));
                return waits ? new StopReason.Asleep(address) : null;
            }
            case FETCH_FAULT -> {
                return faulted.apply(fault(address));
            }
            case BREAKPOINT -> {
                int index = block.indexOf(pc);
                int immediate = block.first(index) & 0xff;
                counter.truncate(index);
                return new StopReason.Breakpoint(address, immediate);
            }
            case UNDEFINED -> {
                int index = block.indexOf(pc);
                if (index == block.size()) {
                    return null;
                }
                counter.truncate(index);
                return faulted.apply(Fault.at(FaultKind.UNDEFINED_INSTRUCTION, address));
            }
            case SUPERVISOR_CALL -> {
                int index = block.indexOf(pc) - 1;
                int at = block.addressOf(index);
                counter.truncate(index);
                runner.setPc(at);
                return faulted.apply(Fault.at(FaultKind.SUPERVISOR_CALL_NOT_MODELLED, Integer.toUnsignedLong(at)));
            }
            case INVALID_STATE -> {
                return faulted.apply(Fault.at(FaultKind.INVALID_STATE, address));
            }
            default -> {
                return faulted.apply(Fault.at(FaultKind.EXCEPTION_NOT_MODELLED, address));
            }
        }
    }

    private Fault fault(long at) {
        Halt halt = runner.halt();
        return Fault.of(halt.faultKind(), at, halt.faultAddress(), halt.faultSize());
    }
}
