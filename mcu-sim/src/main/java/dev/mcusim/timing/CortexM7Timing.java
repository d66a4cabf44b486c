package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;

/**
 * Cortex-M7: six stages, in order, two instructions at a time where the pairing rules allow it, dynamic branch prediction. Arm publishes
 * no table. Rules and latencies are those that jnk0le measured on an STM32H743 and quinapalus on an STM32H730, completed by LLVM's
 * scheduling model.
 */
final class CortexM7Timing implements TimingModel {

    /** An estimate: the way to AXIM or AHBP and back; nobody has published a measurement. */
    private static final int STORE_ERROR_LATENCY = 12;

    private final Chip chip;

    CortexM7Timing(Chip chip) {
        this.chip = chip;
    }

    @Override
    public String name() {
        return "Cortex-M7 pipeline with dual issue, branch prediction, caches and bus clocks";
    }

    @Override
    public String validation() {
        return "against an STM32H743 at 400 MHz: mean absolute error 2.2 % over the 27 layers of a MobileNet, worst -11 %, total"
                + " +0.5 %; code full of unpredictable branches comes out up to 16 % too slow";
    }

    @Override
    public int cycles(CodeBlock before, CodeBlock block) {
        DualIssue pipeline = new DualIssue();
        int start = 0;
        if (before != null) {
            pipeline.issue(before);
            start = pipeline.cycles();
        }
        pipeline.issue(block);
        return pipeline.cycles() - start;
    }

    @Override
    public boolean isPredicted(CodeBlock block) {
        return BranchPredictor.predicts(block);
    }

    @Override
    public int branch(CodeBlock block, BranchHistory history, boolean taken, int target) {
        return BranchPredictor.resolve(block, history, taken, target);
    }

    @Override
    public int division(int dividend, int divisor, boolean signed) {
        return Division.M7.beyondLeast(dividend, divisor, signed);
    }

    /** TRM DDI 0489, 1.4: as on the Cortex-M4, 12 cycles with zero wait states. */
    @Override
    public int exceptionEntry() {
        return 12;
    }

    @Override
    public int storeErrorLatency() {
        return STORE_ERROR_LATENCY;
    }

    /** Unstacking, two words per cycle, and refilling the pipeline. */
    @Override
    public int exceptionReturn() {
        return 10;
    }

    @Override
    public MemoryTiming memory(AddressSpace space) {
        return new M7Memory(chip, space);
    }
}
