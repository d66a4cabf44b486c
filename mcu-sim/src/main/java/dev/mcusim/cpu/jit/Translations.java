package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Translating;
import dev.mcusim.timing.MemoryTiming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All translated regions of a core: a bounded number, as each is a class of the JVM. */
final class Translations {

    /** With more regions than this, all are forgotten and the hot ones are translated anew. */
    private static final int MOST = 4000;

    /** After so many executions, the memories that a block accesses are observed. */
    private static final int OBSERVED = 8;
    /** Each time the interpreter has executed the head of a loop so often, its region is translated if that is possible. */
    private static final int HOT = 400;
    /** The same for other blocks, which are likely to become part of the region of a loop. */
    private static final int HOT_PASSAGE = 4000;

    private final JavaCpu cpu;
    private final Translator translator;
    private final List<Translation> all = new ArrayList<>();
    private final Translating when;
    /** The memory that code is expected to access which has never been observed. */
    private final Chunk guess;

    Translations(JavaCpu cpu, MemoryTiming timing, Translating when, Chunk guess) {
        this.guess = guess;
        this.cpu = cpu;
        this.when = when;
        translator = new Translator(timing);
    }

    /** Whether the region around a block is to be translated now, {@link Block#heat} having been counted up. */
    boolean isDue(Block block) {
        return switch (when) {
            case NEVER -> false;
            case HOT_CODE -> block.heat % (block.isLoopHead ? HOT : HOT_PASSAGE) == 0;
            case AT_ONCE -> block.heat == 1;
        };
    }

    /** Whether the memories that a block accesses are to be observed now. */
    boolean wantsObservation(Block block) {
        return block.heat == OBSERVED && when == Translating.HOT_CODE;
    }

    /** Translates the region around a block; null when that is not possible. */
    Translation translate(Block head) {
        if (!head.linkable) {
            return null;
        }
        if (all.size() >= MOST) {
            forgetAll();
        }
        if (when == Translating.AT_ONCE) {
            Arrays.fill(head.chunks, guess);
        }
        Translation translation = translator.translate(head);
        if (translation != null) {
            all.add(translation);
            head.translation = translation;
            translation.blocks.forEach(block -> block.translations.add(translation));
        }
        return translation;
    }

    /** The code of blocks has changed: forgets the regions that contain them. */
    void codeChanged(List<Block> stale) {
        for (Block block : stale) {
            for (Translation translation : List.copyOf(block.translations)) {
                forget(translation);
                all.remove(translation);
            }
        }
        cpu.codeChanged |= !stale.isEmpty();
    }

    /** Time passes in another way from now on, or stores may change code where they could not before. */
    void forgetAll() {
        all.forEach(this::forget);
        all.clear();
        cpu.codeChanged = true;
    }

    private void forget(Translation translation) {
        translation.blocks.get(0).translation = null;
        translation.blocks.forEach(block -> block.translations.remove(translation));
    }
}
