package dev.mcusim.cpu.jit;

import dev.mcusim.timing.MemoryTiming;
import java.util.ArrayList;
import java.util.List;

/** All translated regions of a core: a bounded number, as each is a class of the JVM. */
final class Translations {

    /** With more regions than this, all are forgotten and the hot ones are translated anew. */
    private static final int MOST = 4000;

    private final JavaCpu cpu;
    private final Translator translator;
    private final List<Translation> all = new ArrayList<>();
    private boolean enabled = true;

    Translations(JavaCpu cpu, MemoryTiming timing) {
        this.cpu = cpu;
        translator = new Translator(timing);
    }

    /** Whether hot regions are to be translated. */
    void enable(boolean enable) {
        enabled = enable;
        forgetAll();
    }

    /** Translates the region around a block; null when that is not possible. */
    Translation translate(Block head) {
        if (!enabled || !head.linkable) {
            return null;
        }
        if (all.size() >= MOST) {
            forgetAll();
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
