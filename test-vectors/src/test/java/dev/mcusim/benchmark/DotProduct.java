package dev.mcusim.benchmark;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;

/** A hot loop of kernels: the dot product of int16 vectors in DTCM, four elements and eight instructions a round. */
final class DotProduct implements AutoCloseable {
    /** Executed by one {@link #run}. */
    static final int INSTRUCTIONS = 8 * 1024;

    private static final int ROUNDS = 1024;
    private static final int VECTOR_BYTES = 8 * ROUNDS;

    private final GuestLoop loop;

    DotProduct(CoreKind core) {
        loop = new GuestLoop(core, DotProduct::write);
    }

    private static void write(MacroAssembler asm) {
        Label round = asm.here();
        asm.ldr(R4, Address.post(R0, 4));
        asm.ldr(R5, Address.post(R1, 4));
        asm.ldr(R6, Address.post(R0, 4));
        asm.ldr(R7, Address.post(R1, 4));
        asm.smlad(R3, R4, R5, R3);
        asm.smlad(R3, R6, R7, R3);
        asm.subs(R2, R2, 1);
        asm.b(Condition.NE, round);
    }

    /** Computes the product of the vectors once. */
    int run() {
        loop.set(R0, loop.base(Kind.DTCM));
        loop.set(R1, loop.base(Kind.DTCM) + VECTOR_BYTES);
        loop.set(R2, ROUNDS);
        loop.set(R3, 0);
        loop.run();
        return loop.get(R3);
    }

    @Override
    public void close() {
        loop.close();
    }
}
