package dev.mcusim.machine.crash;

import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.isa.Decoded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Disassembles around an address: instructions have two lengths, so code is decoded from where the function begins. */
final class CodeAround {

    private static final int BEFORE = 4;
    private static final int BEHIND = 3;
    private static final int LONGEST_FUNCTION = 1 << 16;
    private static final int LONGEST_GUESS = 16;

    private final Scene scene;

    CodeAround(Scene scene) {
        this.scene = scene;
    }

    /** Up to four instructions before an address, the one there, and up to three behind, of the same function; none where there is no code. */
    List<CodeLine> lines(long pc) {
        if (scene.code(pc).isEmpty()) {
            return List.of();
        }
        List<CodeLine> lines = new ArrayList<>(before(pc));
        Optional<ElfSymbol> function = scene.symbols().at(pc);
        long at = pc;
        for (int i = 0; i <= BEHIND; i++) {
            Optional<Decoded> decoded = scene.code(at);
            boolean left = function.isPresent() && !function.get().contains(at);
            if (decoded.isEmpty() || left && at != pc) {
                break;
            }
            lines.add(line(at, decoded.get(), at == pc));
            at += decoded.get().sizeInBytes();
        }
        return lines;
    }

    private List<CodeLine> before(long pc) {
        Optional<ElfSymbol> function = scene.symbols().at(pc);
        if (function.isPresent() && pc - function.get().address() <= LONGEST_FUNCTION) {
            return decoded(function.get().address(), pc).orElse(List.of());
        }
        for (long start = pc - LONGEST_GUESS; start < pc; start += 2) {
            Optional<List<CodeLine>> lines = decoded(start, pc);
            if (lines.isPresent()) {
                return lines.get();
            }
        }
        return List.of();
    }

    /** The last instructions from a start up to an address; empty when they do not meet there. */
    private Optional<List<CodeLine>> decoded(long start, long end) {
        Deque<CodeLine> lines = new ArrayDeque<>();
        long at = start;
        while (at < end) {
            Optional<Decoded> decoded = scene.code(at);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            lines.addLast(line(at, decoded.get(), false));
            if (lines.size() > BEFORE) {
                lines.removeFirst();
            }
            at += decoded.get().sizeInBytes();
        }
        return at == end ? Optional.of(List.copyOf(lines)) : Optional.empty();
    }

    private static CodeLine line(long address, Decoded decoded, boolean current) {
        String bits = decoded.sizeInBytes() == 4
                ? "%04x %04x".formatted(decoded.bits() >>> 16, decoded.bits() & 0xffff)
                : "%04x".formatted(decoded.bits());
        return new CodeLine(address, bits, decoded.disassembly(address), current);
    }
}
