package dev.mcusim.machine.crash;

import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.crash.CallFrame.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out which functions had not returned: through exception frames, by unwind tables, by what prologues push, and where all of that
 * fails by looking on the stack for words that follow a call.
 */
final class CallStack {

    private static final int MOST_FRAMES = 100;
    private static final int GUESSED_WORDS = 1024;
    private static final int MOST_GUESSES = 8;

    private final Scene scene;
    private final Optional<UnwindTable> table;
    private final List<CallFrame> frames = new ArrayList<>();
    private int guesses;
    private int exception;

    /** Where a step leads. */
    private record Step(VirtualRegisters registers, Origin origin) {}

    CallStack(Scene scene) {
        this.scene = scene;
        table = UnwindTable.of(scene);
    }

    /**
     * The frames, the innermost first.
     *
     * @param pc where it happened
     * @param at the registers there
     * @param sp the stack pointer there, which is not that of the registers while an exception is entered
     */
    List<CallFrame> frames(long pc, RegisterSnapshot at, long sp) {
        exception = at.xpsr() & ExceptionNames.IPSR;
        VirtualRegisters registers = new VirtualRegisters(at);
        registers.set(Register.PC, (int) pc);
        registers.set(Register.SP, (int) sp);
        frames.add(new CallFrame(pc, scene.symbols().describe(pc), Origin.FAULT, Optional.empty()));
        Optional<VirtualRegisters> next = Optional.of(registers);
        while (next.isPresent() && frames.size() < MOST_FRAMES) {
            next = callerOf(next.get());
        }
        return List.copyOf(frames);
    }

    private Optional<VirtualRegisters> callerOf(VirtualRegisters now) {
        for (Step step : steps(now)) {
            VirtualRegisters caller = step.registers();
            int returnAddress = caller.get(Register.PC);
            if (caller.sp() < now.sp()) {
                continue;
            }
            if (StackedFrame.isExceptionReturn(returnAddress)) {
                return interrupted(caller, returnAddress);
            }
            Optional<Long> call = scene.callBefore(returnAddress);
            if (call.isPresent()) {
                return Optional.of(called(caller, call.get(), step.origin()));
            }
            if (isEnd(returnAddress) || isEntry(returnAddress)) {
                return Optional.empty();
            }
        }
        return guessed(now);
    }

    /** What the return address is where nobody has called: all ones after reset, or zero. */
    private static boolean isEnd(int returnAddress) {
        return returnAddress == -1 || returnAddress == 0;
    }

    /** A return to the first instruction of a function is how schedulers catch threads that return. */
    private boolean isEntry(int returnAddress) {
        long address = Integer.toUnsignedLong(returnAddress & ~1);
        return scene.symbols()
                .at(address)
                .filter(symbol -> symbol.address() == address)
                .isPresent();
    }

    private VirtualRegisters called(VirtualRegisters caller, long call, Origin origin) {
        frames.add(new CallFrame(call, scene.symbols().describe(call), origin, Optional.empty()));
        caller.set(Register.PC, (int) call);
        return caller;
    }

    /** The ways out of a function, the most reliable first. */
    private List<Step> steps(VirtualRegisters now) {
        List<Step> steps = new ArrayList<>();
        boolean innermost = frames.size() == 1 || frames.get(frames.size() - 1).origin() == Origin.EXCEPTION_FRAME;
        Optional<VirtualRegisters> unwound =
                table.flatMap(known -> known.instructionsFor(now.pc())).flatMap(instructions -> instructions.undo(now));
        if (!innermost) {
            unwound.ifPresent(registers -> steps.add(new Step(registers, Origin.UNWIND_TABLE)));
        }
        byPrologue(now, innermost).ifPresent(steps::add);
        if (innermost) {
            unwound.ifPresent(registers -> steps.add(new Step(registers, Origin.UNWIND_TABLE)));
            VirtualRegisters leaf = now.copy();
            leaf.set(Register.PC, now.get(Register.LR));
            steps.add(new Step(leaf, Origin.LINK_REGISTER));
        }
        return steps;
    }

    private Optional<Step> byPrologue(VirtualRegisters now, boolean innermost) {
        Optional<ElfSymbol> function = scene.symbols().at(now.pc());
        if (function.isEmpty()) {
            return Optional.empty();
        }
        return Prologue.of(scene, function.get().address(), now.pc())
                .filter(prologue -> innermost || prologue.savesReturnAddress())
                .flatMap(prologue -> prologue.undo(now)
                        .map(registers -> new Step(
                                registers, prologue.savesReturnAddress() ? Origin.PROLOGUE : Origin.LINK_REGISTER)));
    }

    private Optional<VirtualRegisters> interrupted(VirtualRegisters handler, int exceptionReturn) {
        long address = StackedFrame.onProcessStack(exceptionReturn)
                ? Integer.toUnsignedLong(scene.special().psp())
                : handler.sp();
        StackedFrame frame = StackedFrame.at(scene, address, exceptionReturn);
        if (frame == null) {
            return Optional.empty();
        }
        VirtualRegisters before = handler.copy();
        int[] stacked = {frame.r0(), frame.r1(), frame.r2(), frame.r3()};
        for (int i = 0; i < stacked.length; i++) {
            before.set(i, stacked[i]);
        }
        before.set(Register.R12, frame.r12());
        before.set(Register.LR, frame.lr());
        before.set(Register.PC, frame.pc());
        before.set(Register.SP, (int) frame.stackBefore());
        frames.add(new CallFrame(
                before.pc(),
                scene.symbols().describe(before.pc()),
                Origin.EXCEPTION_FRAME,
                Optional.of("interrupted by " + ExceptionNames.of(scene.board().chip(), exception))));
        exception = frame.xpsr() & ExceptionNames.IPSR;
        return Optional.of(before);
    }

    /** The first word on the stack, from SP on, that follows a call. */
    private Optional<VirtualRegisters> guessed(VirtualRegisters now) {
        if (guesses++ >= MOST_GUESSES) {
            return Optional.empty();
        }
        for (int i = 0; i < GUESSED_WORDS; i++) {
            OptionalInt word = scene.word(now.sp() + 4L * i);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            Optional<Long> call = scene.callBefore(word.getAsInt());
            if (call.isPresent()) {
                VirtualRegisters caller = now.copy();
                caller.set(Register.SP, (int) (now.sp() + 4L * i + 4));
                return Optional.of(called(caller, call.get(), Origin.GUESS));
            }
        }
        return Optional.empty();
    }
}
