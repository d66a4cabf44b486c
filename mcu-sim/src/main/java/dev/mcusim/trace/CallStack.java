package dev.mcusim.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that have not returned, of one thread or of one exception's handler. A call is over when the stack has shrunk beyond where it
 * was, or when its return address is reached with the stack as it was.
 */
final class CallStack {

    private static final int MOST_CALLS = 10_000;

    /** A function that runs, and where it goes back to. */
    private record Call(FoldedStacks.Node node, int returnAddress, int sp) {}

    private final FoldedStacks.Node base;
    private final List<Call> calls = new ArrayList<>();
    private FoldedStacks.Node now;
    private String function;

    /**
     * An empty stack.
     *
     * @param base     what it stands on
     * @param function the first function
     */
    CallStack(FoldedStacks.Node base, String function) {
        this.base = base;
        this.function = function;
        now = base.callee(function);
    }

    /** The function that runs, as it was called. */
    FoldedStacks.Node now() {
        return now;
    }

    /**
     * A function is called.
     *
     * @param returnAddress where it is to go back to
     * @param sp            the stack pointer when it is called
     */
    void call(String callee, int returnAddress, int sp) {
        if (calls.size() < MOST_CALLS) {
            calls.add(new Call(now, returnAddress, sp));
        }
        now = now.callee(callee);
        function = callee;
    }

    /**
     * Execution goes on somewhere without a call: within the function, behind a call that returns, or in another function that is jumped
     * to and takes the place of the present one.
     *
     * @param name of the function there
     */
    void goOn(int address, int sp, String name) {
        FoldedStacks.Node back = null;
        while (!calls.isEmpty() && isOver(calls.get(calls.size() - 1), address, sp)) {
            back = calls.remove(calls.size() - 1).node;
        }
        if (back != null) {
            now = back;
            function = back.name();
        }
        if (!name.equals(function) && !name.equals(CodeNames.UNKNOWN)) {
            function = name;
            FoldedStacks.Node caller = calls.isEmpty() ? base : calls.get(calls.size() - 1).node;
            now = caller.callee(name);
        }
    }

    private static boolean isOver(Call call, int address, int sp) {
        int released = Integer.compareUnsigned(sp, call.sp);
        return released > 0 || (released == 0 && address == call.returnAddress);
    }
}
