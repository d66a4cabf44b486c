package dev.mcusim.cpu.jit;

import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.TimedBlock;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayList;
import java.util.List;

/** A basic block, ready to be executed: entered at its first instruction, left behind its last one unless an instruction fails. */
final class Block extends TimedBlock {

    /** The instructions. */
    final Step[] steps;
    /** Whether memory still holds the code of this block. */
    boolean valid = true;
    /** Whether what was counted about the block has been taken over because its code had changed. */
    boolean retired;
    /** Where the block is in its region. */
    int regionOffset;
    /** Index of the first instruction before which a debugger wants to stop, or {@link Breakpoints#NONE}. */
    int breakpoint = Breakpoints.NONE;
    /** Who may execute it, see {@link dev.mcusim.cpu.system.Mpu}. */
    int rights;
    /** How often the interpreter has executed the block. */
    int heat;
    /** Whether a branch has led back to here, or a call. */
    boolean isLoopHead;
    /** The memory each instruction accessed when the block was observed; null where it accessed none. */
    final Chunk[] chunks;
    /** The region of which this block is the head; null where there is none. */
    Translation translation;
    /** All translations that contain the block. */
    final List<Translation> translations = new ArrayList<>(0);
    /** Whether the block can be entered without looking at ITSTATE, and is not cut short. */
    final boolean linkable;

    /** Whether it is a branch to itself and nothing else. */
    final boolean branchesToItself;

    private final byte[] itStates;

    /**
     * @param steps    one for each instruction of the code
     * @param itStates ITSTATE before each instruction and behind the last one
     * @param rights   who may execute it
     * @param whole    whether it ends where a block must end
     */
    Block(CodeBlock code, TimingModel timing, Step[] steps, byte[] itStates, int rights, boolean whole) {
        super(code, timing);
        this.steps = steps;
        this.itStates = itStates;
        this.rights = rights;
        chunks = new Chunk[steps.length];
        linkable = whole && itStates[0] == 0;
        branchesToItself = code.size() == 1 && itStates[0] == 0 && isBranchToItself(code.first(0), code.second(0));
    }

    /** Whether an instruction is {@code b .}, narrow or wide. */
    private static boolean isBranchToItself(int first, int second) {
        return first == 0xe7fe || (first == 0xf7ff && second == 0xbffe);
    }

    /** ITSTATE before an instruction; behind the block for the number of instructions. */
    int itState(int instruction) {
        return itStates[instruction] & 0xff;
    }

    /** Address of an instruction; {@link #end} for the number of instructions. */
    int addressOf(int instruction) {
        return code.addressOf(instruction);
    }

    /** Index of the first instruction at or behind an address. */
    int indexOf(int instructionAddress) {
        return code.indexOf(instructionAddress);
    }

    int bytes() {
        return end - address;
    }
}
