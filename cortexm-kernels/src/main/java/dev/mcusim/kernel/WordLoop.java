package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.util.List;

/**
 * Walks a row of int8 elements a word at a time: loads a word of every source, runs the body, stores the word of the sink. What is left at the end, one to
 * three elements, goes through the same body in a partly filled word. Every word is read before it is written, so the sink may be one of the
 * sources.
 *
 * @param sources streams to read; none, one or two
 * @param sink stream to write; its word may be that of a source
 * @param counter clobbered
 */
record WordLoop(MacroAssembler asm, List<Stream> sources, Stream sink, Register counter) {
    /** A pointer and the register that holds the word read from it or to be written to it. */
    record Stream(Register pointer, Register word) {}

    /**
     * Emits the row.
     *
     * @param elements at least 1
     * @param unroll words per round of the loop
     * @param body turns the sources' words into the sink's
     */
    void emit(int elements, int unroll, Runnable body) {
        int words = elements / 4;
        CountedLoop.inRegister(asm, counter, words / unroll, () -> {
            for (int i = 0; i < unroll; i++) {
                word(body);
            }
        });
        for (int i = 0; i < words % unroll; i++) {
            word(body);
        }
        int tail = elements % 4;
        if (tail > 0) {
            tail(tail, body);
        }
    }

    private void word(Runnable body) {
        for (Stream source : sources) {
            asm.ldr(source.word(), Address.post(source.pointer(), 4));
        }
        body.run();
        asm.str(sink.word(), Address.post(sink.pointer(), 4));
    }

    private void tail(int bytes, Runnable body) {
        for (Stream source : sources) {
            WordLanes.load(asm, source.word(), source.pointer(), 0, bytes, counter);
            asm.add(source.pointer(), source.pointer(), bytes);
        }
        body.run();
        WordLanes.storeAndAdvance(asm, sink.word(), sink.pointer(), bytes);
    }
}
