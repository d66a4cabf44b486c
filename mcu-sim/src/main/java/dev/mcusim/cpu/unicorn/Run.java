package dev.mcusim.cpu.unicorn;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.timing.CodeBlock;
import java.util.OptionalLong;
import java.util.function.Function;

/** One call of {@link UnicornCore#run}: from the present state to a reason to stop. */
final class Run {

    private static final CodeBlock NO_CODE = new CodeBlock(0, new short[0]);

    private final Engine engine;
    private final Runner runner;
    private final GuestMemory memory;
    private final BlockCounter counter;
    private final SystemRegisters systemRegisters;
    private final Function<Fault, StopReason> faulted;
    private final long runStart;
    private final long stepStart;

    private final long until;
    private final long limit;
    private final int startPc;
    private final BlockCounter.Mark startMark;
    private final SystemRegisters.Saved startSystemRegisters;

    /** What a run works on; the contexts are scratch memory for registers. */
    record Parts(
            Engine engine,
            Runner runner,
            GuestMemory memory,
            BlockCounter counter,
            SystemRegisters systemRegisters,
            Function<Fault, StopReason> faulted,
            long runStart,
            long stepStart) {}

    Run(Parts parts, long until, long budget) {
        engine = parts.engine;
        runner = parts.runner;
        memory = parts.memory;
        counter = parts.counter;
        systemRegisters = parts.systemRegisters;
        faulted = parts.faulted;
        runStart = parts.runStart;
        stepStart = parts.stepStart;
        this.until = until;
        startPc = runner.pc();
        startMark = counter.mark();
        startSystemRegisters = systemRegisters.save();
        long sum = startMark.instructions() + budget;
        limit = sum < 0 ? Long.MAX_VALUE : sum;
        engine.save(runStart);
        memory.save();
    }

    StopReason execute() {
        StopReason end = null;
        while (end == null) {
            if (Integer.toUnsignedLong(runner.pc()) == until) {
                end = new StopReason.ReachedAddress(until);
            } else if (runner.isStopRequested()) {
                runner.clearStopRequest();
                end = new StopReason.StopRequested(Integer.toUnsignedLong(runner.pc()));
            } else if (counter.instructions() >= limit) {
                end = new StopReason.BudgetSpent(counter.instructions() - startMark.instructions());
            } else {
                Runner.Event event = runner.runFreely(until, limit, false);
                end = switch (event) {
                    case PAUSED -> runner.isStopRequested() ? null : pausedBefore(runner.pausedSlot(), until, limit);
                    case UNWATCHED -> {
                        runner.watch(runner.pausedSlot());
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
        return stepThrough(block, (int) allowed);
    }

    /** Executes the first instructions of a block one by one, with all checks; null when nothing ended the run. */
    private StopReason stepThrough(CodeBlock block, int count) {
        for (int i = 0; i < count; i++) {
            int at = block.addressOf(i);
            runner.setPc(at);
            Fault trap = trap(block.first(i), block.second(i), at);
            if (trap != null) {
                counter.executePrefix(block, i);
                return faulted.apply(trap);
            }
            engine.save(stepStart);
            Runner.Event event = runner.step(block.addressOf(i + 1));
            if (event == Runner.Event.MEMORY_FAULT) {
                engine.restore(stepStart);
                runner.setPc(at);
                counter.executePrefix(block, i);
                return faulted.apply(memoryFault(at));
            }
            if (event != Runner.Event.STEPPED) {
                counter.executePrefix(block, i + 1);
                return exceptional(event);
            }
        }
        counter.executePrefix(block, count);
        if (count > 0) {
            engine.forgetTranslations(
                    Integer.toUnsignedLong(block.address()), Integer.toUnsignedLong(block.addressOf(block.size())));
        }
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
        boolean suspected = runner.faultKind() == FaultKind.UNALIGNED;
        CodeBlock block = counter.block(counter.current());
        counter.truncate(0);
        long target = counter.instructions();
        memory.restore();
        engine.restore(runStart);
        systemRegisters.restore(startSystemRegisters);
        counter.rewind(startMark);
        runner.setPc(startPc);
        runner.ramChanged();
        while (counter.instructions() < target) {
            Runner.Event event = runner.runFreely(Engine.NEVER, target, true);
            StopReason end =
                    switch (event) {
                        case PAUSED -> pausedBefore(runner.pausedSlot(), Engine.NEVER, target);
                        case WAITING, UNDEFINED -> exceptional(event);
                        default -> throw new IllegalStateException("a repeated run went another way: " + event);
                    };
            if (end != null) {
                throw new IllegalStateException("a repeated run ended early: " + end);
            }
        }
        counter.record();
        StopReason end = stepThrough(block, block.size());
        if (end == null && !suspected) {
            throw new IllegalStateException(
                    "a fault in the block at 0x%08x did not happen again".formatted(block.address()));
        }
        return end;
    }

    /** Ends the run where an instruction of the block counted last caused an exception; null when the run may go on. */
    private StopReason exceptional(Runner.Event event) {
        CodeBlock block = counter.current() < 0 ? NO_CODE : counter.block(counter.current());
        int pc = runner.pc();
        long address = Integer.toUnsignedLong(pc);
        switch (event) {
            case WAITING -> {
                int last = block.indexOf(pc) - 1;
                boolean waits = last >= 0 && Traits.isWaitForInterrupt(block.first(last), block.second(last));
                return waits ? new StopReason.Asleep(address) : null;
            }
            case FETCH_FAULT -> {
                return faulted.apply(Fault.of(runner.faultKind(), address, runner.faultAddress(), runner.faultSize()));
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

    private Fault memoryFault(int at) {
        return Fault.of(runner.faultKind(), Integer.toUnsignedLong(at), runner.faultAddress(), runner.faultSize());
    }
}
