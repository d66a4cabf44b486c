package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.kernel.WordLoop.Stream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function of one int8 (see {@link ByteLookupParameters}). A table that only clamps becomes SSUB8 and SEL on whole words, any other one LDRB for each
 * lane from 256 bytes of flash, ordered by the unsigned byte. In place.
 */
public final class ByteLookupKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register TABLE = R2;
    private static final Register COUNTER = R3;

    private ByteLookupKernel() {}

    /** Plans the function for {@code input0}. */
    public static KernelPlan plan(ByteLookupParameters p, Target target) {
        return plan(0, p.elements(), p.table(), "byte lookup");
    }

    /**
     * Plans a function of the one operand in memory of a kernel with several.
     *
     * @param input index of that operand
     * @param table 256 results for the inputs -128 to 127
     * @param name of the operator
     */
    static KernelPlan plan(int input, int elements, byte[] table, String name) {
        Optional<Clamp> clamp = Clamp.of(table);
        LeafFunction function = new LeafFunction(0);
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(input), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        Stream source = new Stream(INPUT, R4);
        if (clamp.isPresent()) {
            int min = clamp.get().min();
            int max = clamp.get().max();
            new WordLoop(asm, List.of(source), new Stream(OUTPUT, R4), COUNTER)
                    .emit(elements, 2, () -> WordLanes.clamp(asm, R4, R5, R6, min, max));
            return function.finish(name + ", clamp of words", List.of(), Set.of(input));
        }
        asm.loadAddress(TABLE, "table", 0);
        new WordLoop(asm, List.of(source), new Stream(OUTPUT, R5), COUNTER).emit(elements, 2, () -> lookUp(asm));
        return function.finish(
                name + ", 256-byte table", List.of(new Constant("table", byUnsigned(table), 4)), Set.of(input));
    }

    private static void lookUp(MacroAssembler asm) {
        asm.uxtb(R5, R4);
        asm.ubfx(R6, R4, 8, 8);
        asm.ubfx(R7, R4, 16, 8);
        asm.lsr(R4, R4, 24);
        for (Register lane : new Register[] {R5, R6, R7, R4}) {
            asm.ldrb(lane, Address.of(TABLE, lane));
        }
        WordLanes.pack(asm, R5, R6, R7, R4);
    }

    /** The table in the order of unsigned bytes: 0 to 127, then -128 to -1. */
    private static byte[] byUnsigned(byte[] table) {
        byte[] reordered = new byte[256];
        System.arraycopy(table, 128, reordered, 0, 128);
        System.arraycopy(table, 0, reordered, 128, 128);
        return reordered;
    }

    /** The function {@code min(max(x, min), max)}. */
    private record Clamp(int min, int max) {
        static Optional<Clamp> of(byte[] table) {
            Clamp clamp = new Clamp(table[0], table[255]);
            for (int x = Byte.MIN_VALUE; x <= Byte.MAX_VALUE; x++) {
                if (table[x + 128] != Math.min(Math.max(x, clamp.min), clamp.max)) {
                    return Optional.empty();
                }
            }
            return Optional.of(clamp);
        }
    }
}
