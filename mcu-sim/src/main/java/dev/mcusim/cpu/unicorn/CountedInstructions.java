package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts what cannot be counted when a block is entered: that later pieces of a long block are, and how long divisions take. A hook on one
 * address costs time there and nowhere else.
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
                .filter(i -> startsPiece(i) || Traits.isDivision(block.first(i), block.second(i)))
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

    private static boolean startsPiece(int instruction) {
        return instruction > 0 && instruction % CodeBlock.MOST_INSTRUCTIONS == 0;
    }

    private void onInstruction(long handle, long address, int size, long data) {
        try {
            if (progress.isNew()) {
                CodeBlock block = counter.current();
                int index = block.indexOf((int) address);
                int it = ItState.before(itState, block, index);
                if (startsPiece(index)) {
                    settle(it);
                    counter.enterNextPiece();
                }
                if (Traits.isDivision(block.first(index), block.second(index))) {
                    divide(block.first(index), block.second(index), it);
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
