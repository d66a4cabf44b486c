package dev.mcusim.timing;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;

/**
 * Cortex-M4: three stages, one instruction at a time, no branch prediction. Durations follow the tables of Arm's Technical Reference
 * Manual (100166, 3.3) and the hazards that jnk0le measured on an STM32F407.
 */
final class CortexM4Timing implements TimingModel {

    /** An error response of the bus takes two cycles (AMBA 3 AHB-Lite, 5.1), from the one behind the store on. */
    private static final int STORE_ERROR_LATENCY = 2;

    private final Chip chip;

    CortexM4Timing(Chip chip) {
        this.chip = chip;
    }

    @Override
    public String name() {
        return "Cortex-M4 pipeline with flash wait states and ART accelerator";
    }

    @Override
    public String validation() {
        return "against an STM32F407 without wait states: mean absolute error 2.7 % over 16 programs of Embench, total -1.2 %;"
                + " flash wait states are validated by one ratio only; bus conflicts are not modelled";
    }

    @Override
    public int cycles(CodeBlock before, CodeBlock block) {
        M4Pipeline pipeline = new M4Pipeline();
        int start = 0;
        if (before != null && before.size() > 0) {
            pipeline.execute(before);
            start = pipeline.cycles();
            pipeline.goOnAt(block);
        }
        pipeline.execute(block);
        return pipeline.cycles() - start;
    }

    @Override
    public boolean isPredicted(CodeBlock block) {
        return false;
    }

    @Override
    public int branch(CodeBlock block, BranchHistory history, boolean taken, int target) {
        return 0;
    }

    @Override
    public int division(int dividend, int divisor, boolean signed) {
        return Division.M4.beyondLeast(dividend, divisor, signed);
    }

    /** TRM 100166, 3.9: 12 cycles with zero wait states. */
    @Override
    public int exceptionEntry() {
        return 12;
    }

    @Override
    public int storeErrorLatency() {
        return STORE_ERROR_LATENCY;
    }

    /** Unstacking eight words and refilling the pipeline. */
    @Override
    public int exceptionReturn() {
        return 10;
    }

    @Override
    public MemoryTiming memory(AddressSpace space) {
        return new M4Memory(chip, space);
    }
}
