package dev.mcusim.trace;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cycles by call stack, by following every call, return, exception and thread switch of a run.
 *
 * <p>BL and BLX call; what ends a call is told at {@link CallStack}. A jump into another function takes the place of the one that jumps. An
 * exception is a frame of its own on what it interrupts, with the handler above it; tail-chained exceptions follow each other on the same
 * place. When an exception returns to Thread mode with another stack pointer than was interrupted, the thread has been switched: the stack
 * left with that stack pointer is taken up again, or a new one begins. The cycles of exception entry count for what is interrupted.
 */
public final class FlameGraph implements Instrument, ExecutionListener {

    private static final int IPSR = 0x1ff;
    private static final int MOST_THREADS = 1000;

    private final CodeNames names;
    private final FoldedStacks stacks = new FoldedStacks();
    private final Map<TimedBlock, String> functions = new HashMap<>();
    /** Threads that do not run, by the stack pointer they were left with. */
    private final Map<Integer, CallStack> threads = new HashMap<>();
    /** Exceptions that are active, the latest first. */
    private final Deque<Active> active = new ArrayDeque<>();

    private record Active(int exception, CallStack stack) {}

    private Machine machine;
    private Nvic nvic;
    private CallStack thread;
    private int threadSp;
    private int sp;
    /** What the block entered last counts for. */
    private FoldedStacks.Node running;

    private long counted;

    /** A graph with these names. */
    public FlameGraph(CodeNames names) {
        this.names = names;
    }

    @Override
    public Optional<ExecutionListener> attach(Machine poweredUp) {
        machine = poweredUp;
        nvic = machine.systemRegisters().nvic();
        return Optional.of(this);
    }

    @Override
    public void entered(Edge edge, long cycle) {
        String name = functions.computeIfAbsent(edge.to, block -> names.at(block.address));
        if (thread == null) {
            thread = new CallStack(stacks.root(), name);
            running = thread.now();
        }
        count(cycle);
        int exception = machine.xpsr() & IPSR;
        int before = active.isEmpty() ? ExceptionNumber.NONE : active.peek().exception;
        if (exception != before) {
            change(exception, name);
        }
        stack().goOn(edge.to.address, machine.register(Register.SP), name);
        running = stack().now();
    }

    private CallStack stack() {
        return active.isEmpty() ? thread : active.peek().stack;
    }

    private void count(long cycle) {
        running.add(cycle - counted);
        counted = cycle;
    }

    /** An exception has been entered, or returned from, or both. */
    private void change(int exception, String name) {
        if (active.isEmpty()) {
            threadSp = sp;
        }
        while (!active.isEmpty() && active.peek().exception != exception && !nvic.isActive(active.peek().exception)) {
            active.pop();
        }
        if (exception == ExceptionNumber.NONE) {
            active.clear();
            resumeThread(machine.register(Register.SP), name);
        } else if (active.isEmpty() || active.peek().exception != exception) {
            FoldedStacks.Node frame = stack().now().callee("[%s]".formatted(ExceptionNumber.name(exception)));
            active.push(new Active(exception, new CallStack(frame, name)));
        }
    }

    /** Goes on with the thread that was left with this stack pointer. */
    private void resumeThread(int now, String name) {
        if (now == threadSp) {
            return;
        }
        if (threads.size() < MOST_THREADS) {
            threads.put(threadSp, thread);
        }
        CallStack known = threads.remove(now);
        thread = known == null ? new CallStack(stacks.root(), name) : known;
    }

    @Override
    public void executed(TimedBlock block, int instruction) {
        sp = machine.register(Register.SP);
        if (instruction < block.instructions - 1) {
            return;
        }
        int target = machine.register(Register.PC);
        if (target != block.end && isCall(block.code.first(instruction), block.code.second(instruction))) {
            stack().call(names.at(target), block.end, sp);
        }
    }

    /** Whether an instruction is BL or BLX (register), of which the table of A5 has these patterns. */
    private static boolean isCall(int first, int second) {
        boolean bl = (first & 0xf800) == 0xf000 && (second & 0xd000) == 0xd000;
        boolean blx = (first & 0xff87) == 0x4780;
        return bl || blx;
    }

    @Override
    public void finish(Machine stopped) {
        if (thread != null) {
            count(stopped.counters().cycles());
        }
    }

    /** All cycles, which are those of the run. */
    public long cycles() {
        return stacks.cycles();
    }

    /** One line for each stack, as flame graph tools take them: {@code main;foo;bar 1234}. */
    public String text() {
        return stacks.text();
    }
}
