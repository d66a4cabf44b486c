package dev.mcusim.firmware;

import dev.mcusim.asm.MachineCode;
import java.util.Map;

/**
 * A function to be linked.
 *
 * @param symbol its name
 * @param code its code
 * @param bindings for names that its relocations use and that mean something only to it ({@code input0}, {@code weights}):
 *     the names in the image. Other names are those of the image already
 * @param alignment of its start, in bytes, a power of two from 4
 */
record CodePiece(String symbol, MachineCode code, Map<String, String> bindings, int alignment) {
    CodePiece {
        bindings = Map.copyOf(bindings);
    }

    /** A function whose relocations use the names of the image. */
    static CodePiece of(String symbol, MachineCode code) {
        return new CodePiece(symbol, code, Map.of(), 4);
    }
}
