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

    private int cycle;
    /** The instruction executed last; null when nothing of it matters. */
    private TimedInstruction last;
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
        cycle += base(instruction) + hazards(instruction);
        if (isIterative(instruction.kind())) {
            fpuFree = cycle + M4Durations.FP_ITERATION - 1;
        }
        last = instruction;
    }

    /**
     * The refill P of the pipeline: 1 to 3 cycles. Direct branches find their target while they are decoded, so that it is fetched a cycle
     * earlier; a 32-bit target that is not word aligned takes two fetches.
     */
    private static int refill(TimedInstruction branch, CodeBlock target) {
        boolean early = branch.branchTarget().isPresent();
        boolean split = target.address() % 4 != 0 && CodeBlock.isWide(target.first(0));
        return (early ? 1 : 2) + (split ? 1 : 0);
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
