package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts what cannot be counted when a block is entered: that later pieces of a long block are. A hook on one address costs time there and
 * nowhere else.
 */
final class CountedInstructions {

    private final Engine engine;
    private final BlockCounter counter;
    private final Progress progress;
    private final Halt halt;
    private final UnicornApi.CodeHook hook = this::onInstruction;
    private final Set<Integer> hooked = new HashSet<>();

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
                .filter(CountedInstructions::startsPiece)
                .map(block::addressOf)
                .filter(hooked::add)
                .forEach(address -> engine.hookAt(address, hook));
        counter.setHooked(slot);
        engine.forgetTranslations(block);
    }

    private static boolean startsPiece(int instruction) {
        return instruction > 0 && instruction % CodeBlock.MOST_INSTRUCTIONS == 0;
    }

    private void onInstruction(long handle, long address, int size, long data) {
        try {
            CodeBlock block = counter.current();
            if (startsPiece(block.indexOf((int) address)) && progress.isNew()) {
                counter.enterNextPiece();
            }
        } catch (RuntimeException e) {
            halt.failed(e);
        }
    }
}
