package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts what cannot be counted when a block is entered: that later pieces of a long block are, and how long divisions take. A hook on one
 * address costs time there and nowhere else. It is not called when the instruction's condition fails, so that a piece that begins within an
 * IT block may be entered late.
 */
final class CountedInstructions {

    private final Engine engine;
    private final BlockCounter counter;
    private final Progress progress;
    private final Halt halt;
    private final UnicornApi.CodeHook hook = this::onInstruction;
    private final Set<Integer> hooked = new HashSet<>();
    /** ITSTATE where the present block was entered. */
    private int itState;

    CountedInstructions(Engine engine, BlockCounter counter, Progress progress, Halt halt) {
        this.engine = engine;
        this.counter = counter;
        this.progress = progress;
        this.halt = halt;
    }

    /** Hooks the instructions of a block that need it; the block must not be running. */
    void hook(int slot) {
        CodeBlock block = counter.block(slot);
        IntStream.range(0, block.size())
                .filter(i -> mayStartPiece(block, i) || Traits.isDivision(block.first(i), block.second(i)))
                .map(block::addressOf)
                .filter(hooked::add)
                .forEach(address -> engine.hookAt(address, hook));
        counter.setHooked(slot);
        engine.forgetTranslations(block);
    }

    /** A block is about to be entered for the first time; gives memory settings the occasion to change. */
    void enterBlock(int slot) {
        if (counter.hasNewSettings() || (counter.flags(slot) & BlockTable.HOOKED) != 0) {
            itState = ItState.of(engine.register(UnicornApi.REG_CPSR));
            settle(itState);
        }
    }

    private void settle(int it) {
        if (it == 0) {
            counter.settle();
        }
    }

    /** Whether it is the first instruction of a later piece, or the first one of it that is certainly executed, or one between these. */
    private static boolean mayStartPiece(CodeBlock block, int instruction) {
        int first = instruction - instruction % CodeBlock.MOST_INSTRUCTIONS;
        return first > 0 && IntStream.range(first, instruction).allMatch(i -> (ItState.before(0, block, i) & 15) != 0);
    }

    private void onInstruction(long handle, long address, int size, long data) {
        try {
            if (!progress.isRepeating() && !halt.isSet()) {
                CodeBlock block = counter.current();
                int index = block.indexOf((int) address);
                if (counter.enteredInstructions() <= index) {
                    settle(ItState.before(itState, block, counter.enteredInstructions()));
                    counter.enterNextPiece();
                }
                boolean divides = Traits.isDivision(block.first(index), block.second(index));
                if (divides && progress.isNew()) {
                    divide(block.first(index), block.second(index), ItState.before(itState, block, index));
                }
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }

    private void divide(int first, int second, int it) {
        if (ItState.passesIn(it, engine.register(UnicornApi.REG_CPSR))) {
            int dividend = engine.register(Engine.coreRegister(Traits.dividend(first)));
            int divisor = engine.register(Engine.coreRegister(Traits.divisor(second)));
            counter.divide(dividend, divisor, Traits.isSigned(first));
        }
    }
}
