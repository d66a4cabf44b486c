package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks at the base registers of single accesses right before these are executed. A hook on one address costs time there and nowhere else.
 */
final class AlignmentWatch {

    private final Engine engine;
    private final BlockCounter counter;
    private final UnicornApi.CodeHook hook;
    private final Set<Integer> watched = new HashSet<>();

    /**
     * @param hook called before watched accesses; asks {@link #isUnaligned}
     */
    AlignmentWatch(Engine engine, BlockCounter counter, UnicornApi.CodeHook hook) {
        this.engine = engine;
        this.counter = counter;
        this.hook = hook;
    }

    /**
     * Watches those accesses of a block that nothing is known about; if these are watched already, all that must be aligned. What is left
     * to check when the block is entered is in {@link BlockCounter#alignedBases}.
     */
    void watch(int slot) {
        CodeBlock block = counter.block(slot);
        AlignedBases bases = AlignedBases.of(block);
        boolean undecided = (counter.alignedBases(slot) & MultiplesOfFour.UNKNOWN) != 0;
        List<Integer> accesses = undecided ? bases.undecided() : accesses(block);
        accesses.stream().map(block::addressOf).filter(watched::add).forEach(address -> engine.hookAt(address, hook));
        counter.setAlignedBases(slot, undecided ? bases.registers() : 0);
        engine.forgetTranslations(block);
    }

    /** Whether a block, about to be entered, may run freely: its accesses are aligned or watched. */
    boolean allows(int slot) {
        long registers = counter.alignedBases(slot);
        if ((registers & MultiplesOfFour.UNKNOWN) != 0) {
            return false;
        }
        int bits = 0;
        for (long rest = registers; rest != 0; rest &= rest - 1) {
            int number = Long.numberOfTrailingZeros(rest);
            boolean single = number >= MultiplesOfFour.SINGLES;
            bits |= engine.register(
                    single ? UnicornApi.REG_S0 + number - MultiplesOfFour.SINGLES : Engine.coreRegister(number));
        }
        return (bits & 3) == 0;
    }

    private static List<Integer> accesses(CodeBlock block) {
        return IntStream.range(0, block.size())
                .filter(i -> Traits.alignment(block.first(i), block.second(i)) > 1)
                .boxed()
                .toList();
    }

    /**
     * Whether the access at an address of the present block, which is next, will be unaligned. Of an access that is not executed because of
     * a condition, this is sometimes said wrongly: see {@link ItState}.
     */
    boolean isUnaligned(int address) {
        CodeBlock block = counter.current();
        int index = block.indexOf(address);
        int first = block.first(index);
        int base = engine.register(Engine.coreRegister(Traits.base(first)));
        return (base & Traits.alignment(first, block.second(index)) - 1) != 0
                && ItState.passes(block, index, engine.register(UnicornApi.REG_CPSR));
    }
}
