package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import dev.mcusim.timing.TimedBlock;
import dev.mcusim.timing.TimingModel;
import java.util.List;

/**
 * What Unicorn executes as one block, cut into the blocks that are counted.
 *
 * @param code all of it
 * @param blocks the pieces, in order
 */
record Pieces(CodeBlock code, List<TimedBlock> blocks) {

    /** The pieces of a block, of which nothing has been counted. */
    static Pieces of(CodeBlock code, TimingModel timing) {
        return new Pieces(
                code,
                code.pieces().stream()
                        .map(piece -> new TimedBlock(piece, timing))
                        .toList());
    }
}
