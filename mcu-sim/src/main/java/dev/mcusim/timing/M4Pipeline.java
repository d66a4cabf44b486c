package dev.mcusim.timing;

import dev.mcusim.isa.Resources;
import dev.mcusim.isa.TimingClass;

/**
 * The pipeline of a Cortex-M4, fed with one block after the other. Each instruction takes its own time, which depends on the one before:
 * loads and stores overlap with a load before them, addresses are needed a cycle early, the FPU delivers a cycle late.
 */
final class M4Pipeline {

    /** Cycles of DSB, DMB and ISB: one and the refill of the pipeline (TRM 100166, table 3-1: 1 + B). */
    private static final int BARRIER = 4;

    /** Instructions of 32 bits in a row that are not word aligned, up to the one that waits. */
    private static final int LONGEST_SPLIT = 3;

    private static final int LONGEST_SPLIT_STORES = 4;

    private int cycle;
    /** The instruction executed last; null when nothing of it matters. */
    private TimedInstruction last;
    /** How many of the last instructions had 32 bits and were not word aligned, and how many of these were no stores. */
    private int splits;

    private int otherSplits;
    /** When the FPU has finished a division or square root. */
    private int fpuFree;

    /** Executes all instructions of a block behind what was executed before. */
    void execute(CodeBlock block) {
        for (TimedInstruction instruction : block.timed()) {
            execute(instruction);
        }
    }

    /** Goes to a block, from the end of the one executed last; refills the pipeline if that was by a branch. */
    void goOnAt(CodeBlock block) {
        int behind = last.at() + (last.wide() ? 4 : 2);
        if (behind != block.address()) {
            cycle += last.branches() ? refill(last, block) : 0;
            last = null;
            splits = 0;
            otherSplits = 0;
        }
    }

    /** Cycles up to here. */
    int cycles() {
        return cycle;
    }

    private void execute(TimedInstruction instruction) {
        if (instruction.isFloatingPoint()) {
            cycle = Math.max(cycle, fpuFree);
        }
        cycle += base(instruction) + hazards(instruction) + fetching(instruction);
        if (isIterative(instruction.kind())) {
            fpuFree = cycle + M4Durations.FP_ITERATION - 1;
        }
        last = instruction;
    }

    /**
     * The refill P of the pipeline. Direct branches find their target while they are decoded, a cycle earlier than indirect ones, unless
     * the second half of their own code came late; a target that is loaded comes a cycle later (TRM DDI 0337, 3.3.3: LDR PC takes 2 and
     * 3 cycles). A 32-bit target that is not word aligned takes two fetches.
     */
    private static int refill(TimedInstruction branch, CodeBlock target) {
        boolean split = target.address() % 4 != 0 && CodeBlock.isWide(target.first(0));
        return refill(branch) + (split ? 1 : 0);
    }

    private static int refill(TimedInstruction branch) {
        if (branch.branchTarget().isPresent()) {
            return isSplit(branch) ? 2 : 1;
        }
        return branch.reads().intersects(Resources.MEMORY) ? 3 : 2;
    }

    /** Whether the two halves of a 32-bit instruction lie in different words, so that they are fetched one after the other. */
    private static boolean isSplit(TimedInstruction instruction) {
        return instruction.wide() && instruction.at() % 4 != 0;
    }

    /**
     * The third in a row of 32-bit instructions that are not word aligned waits a cycle for its second half; of stores, the fourth
     * (measured: compendium.i-0.nl, "Alignment rules"; eprint 2025/523).
     */
    private int fetching(TimedInstruction instruction) {
        if (!isSplit(instruction)) {
            splits = 0;
            otherSplits = 0;
            return 0;
        }
        splits++;
        otherSplits += instruction.isSingleStore() ? 0 : 1;
        return splits == (otherSplits == 0 ? LONGEST_SPLIT_STORES : LONGEST_SPLIT) ? 1 : 0;
    }

    private int base(TimedInstruction instruction) {
        boolean behindLoad = behindLoad(instruction);
        return switch (instruction.kind()) {
            case HINT -> last != null && last.isSingleLoad() && !instruction.wide() ? 0 : 1;
            case IF_THEN -> last != null && !last.wide() && !last.branches() ? 0 : 1;
            case LOAD, LOAD_NARROW -> behindLoad ? 1 : 2;
            case STORE, STORE_NARROW -> (instruction.indexed() ? 2 : 1) - (behindLoad && instruction.indexed() ? 1 : 0);
            case BARRIER -> BARRIER;
            case LOAD_MULTIPLE, STORE_MULTIPLE, FP_LOAD_MULTIPLE, FP_STORE_MULTIPLE -> 1 + instruction.words();
            default -> M4Durations.of(instruction.kind());
        };
    }

    /** Whether a load or store overlaps with the load before it: not when it takes its address from that load. */
    private boolean behindLoad(TimedInstruction instruction) {
        return last != null
                && last.isSingleLoad()
                && !last.branches()
                && !last.writes().intersects(instruction.address());
    }

    private int hazards(TimedInstruction instruction) {
        if (last == null) {
            return 0;
        }
        boolean addresses = last.writes().intersects(instruction.address().minus(last.movedBase()));
        boolean waitsForAddress = addresses && !last.isSingleLoad();
        boolean loadsBehindStore = instruction.isSingleLoad() && last.isSingleStore();
        return (waitsForAddress ? 1 : 0) + (loadsBehindStore ? 1 : 0) + (waitsForFpu(instruction) ? 1 : 0);
    }

    private boolean waitsForFpu(TimedInstruction instruction) {
        Resources results = last.writes().minus(Resources.FPSCR.union(Resources.FP_EXCEPTIONS));
        return instruction.isFloatingPoint()
                && M4Durations.delivers(last.kind())
                && results.intersects(instruction.reads());
    }

    private static boolean isIterative(TimingClass kind) {
        return kind == TimingClass.FP_DIVIDE || kind == TimingClass.FP_SQUARE_ROOT;
    }
}
