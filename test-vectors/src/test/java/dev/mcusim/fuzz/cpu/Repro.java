package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;

/** A mismatch as text: seed, code, initial state, and what differs after which instruction. */
final class Repro {

    private Repro() {}

    /** The instruction and the first difference. */
    static String headline(Mismatch mismatch) {
        Instruction instruction = mismatch.instruction();
        String what = instruction == null
                ? "%08x".formatted(mismatch.address())
                : instruction.disassembly(Integer.toUnsignedLong(mismatch.address()));
        return what + ": "
                + (mismatch.differences().isEmpty()
                        ? "nothing"
                        : mismatch.differences().get(0));
    }

    /** Everything. */
    static String of(Mismatch mismatch) {
        Program program = mismatch.program();
        StringBuilder text = new StringBuilder("seed %d on %s (%s), data %d%n"
                .formatted(program.seed(), program.board(), program.board().id(), program.data()));
        program.listing().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append(
                "initially apsr %08x fpscr %08x ccr %08x%n".formatted(program.apsr(), program.fpscr(), program.ccr()));
        text.append(registers(program.core()));
        for (int i = 0; i < 32; i++) {
            text.append(program.single()[i] == 0 ? "" : " s%d=%08x".formatted(i, program.single()[i]));
        }
        text.append("%nafter %d instructions, at %08x:%n".formatted(mismatch.executed(), mismatch.address()));
        text.append("  before: xpsr %08x fpscr %08x"
                .formatted(mismatch.before().xpsr(), mismatch.before().fpscr()));
        text.append(registers(mismatch.before().core()));
        text.append("\n  %s\n".formatted(headline(mismatch)));
        mismatch.differences().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    /** Those of r0 to r14 that are not zero. */
    private static String registers(int[] core) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            text.append(core[i] == 0 ? "" : " %s=%08x".formatted(Register.of(i), core[i]));
        }
        return text.toString();
    }
}
