package dev.mcusim.asm;

import java.util.LinkedHashMap;
import java.util.Map;

/** The constants that wait to be written behind the code. Equal ones share a place. */
final class LiteralPool {
    /** A word: a number, or the address of a symbol plus a number. */
    private record Literal(String symbol, int value) {}

    private final Map<Literal, Label> pending = new LinkedHashMap<>();

    Label word(Assembler asm, int value) {
        return place(asm, new Literal("", value));
    }

    Label address(Assembler asm, String symbol, int addend) {
        return place(asm, new Literal(symbol, addend));
    }

    private Label place(Assembler asm, Literal literal) {
        return pending.computeIfAbsent(literal, unused -> asm.label("literal " + literal));
    }

    void flush(MacroAssembler asm) {
        if (pending.isEmpty()) {
            return;
        }
        asm.align(4);
        pending.forEach((literal, label) -> {
            asm.bind(label);
            if (literal.symbol.isEmpty()) {
                asm.word(literal.value);
            } else {
                asm.wordAddress(literal.symbol, literal.value);
            }
        });
        pending.clear();
    }
}
