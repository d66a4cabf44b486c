package dev.mcusim.cpu.unicorn;

/**
 * Tells what happens for the first time from what only happens again because a fault is being located. What callbacks count within a block
 * counts once.
 */
final class Progress {

    private final Halt halt;
    private boolean repeating;
    private int counted;
    private int again;

    Progress(Halt halt) {
        this.halt = halt;
    }

    /** A block is entered for the first time. */
    void enterBlock() {
        counted = 0;
    }

    /** Everything up to the block entered last is about to happen again. */
    void beginRepetition() {
        repeating = true;
    }

    /** The block entered last is about to be executed again. */
    void repeatBlock() {
        repeating = false;
        again = counted;
    }

    /** The block that was executed again is left. */
    void endRepetition() {
        again = 0;
    }

    /** Whether the blocks being executed have been executed before. */
    boolean isRepeating() {
        return repeating;
    }

    /** Whether what a callback is about to count has not been counted before; to be asked once for each. */
    boolean isNew() {
        if (repeating || halt.isSet()) {
            return false;
        }
        if (again > 0) {
            again--;
            return false;
        }
        counted++;
        return true;
    }
}
