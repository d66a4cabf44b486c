package dev.mcusim.timing;

/** Counts one cycle per instruction. */
final class OneCyclePerInstruction implements TimingModel {

    @Override
    public String name() {
        return "one cycle per instruction";
    }

    @Override
    public String validation() {
        return "not validated: every instruction counts one cycle";
    }

    @Override
    public BlockCost cost(CodeBlock block) {
        return new BlockCost(block.size(), 0);
    }
}
