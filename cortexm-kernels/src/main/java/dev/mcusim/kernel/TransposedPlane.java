package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.util.List;

/**
 * Exchanges two axes of which one is innermost in the input and the other in the output, in blocks of four by four bytes: four words in, PKHBT and PKHTB to
 * bring their halves together, SEL to interleave bytes, four words out; 20 instructions for 16 bytes. Bytes outside whole blocks go one by one.
 *
 * @param input at the plane's first byte; leaves {@code rows} bytes further
 * @param output likewise; leaves {@code rows * outputStride} bytes further
 * @param rows extent of the axis that is innermost in the input
 * @param columns extent of the axis that is innermost in the output
 * @param inputStride bytes between columns in the input
 * @param outputStride bytes between rows in the output
 */
record TransposedPlane(
        MacroAssembler asm, Register input, Register output, int rows, int columns, int inputStride, int outputStride) {
    private static final Register COLUMN_COUNTER = R2;
    private static final Register ROW_COUNTER = R8;
    private static final List<Register> WORDS = List.of(R4, R5, R6, R7);
    private static final int MAX_OFFSET = 4095;

    /** Whether there is a whole block and its strides can be encoded as offsets. */
    static boolean suits(int rows, int columns, int inputStride, int outputStride) {
        return rows >= 4 && columns >= 4 && 3L * inputStride + 3 <= MAX_OFFSET && 3L * outputStride + 3 <= MAX_OFFSET;
    }

    /** Emits the choice of bytes 0 and 2 for SEL, once; nothing else here touches the GE flags. */
    static void selectEvenBytes(MacroAssembler asm) {
        asm.loadConstant(R3, 0x00ff00ff);
        asm.uadd8(R3, R3, R3);
    }

    void emit() {
        CountedLoop.inRegister(asm, ROW_COUNTER, rows / 4, this::fourRows);
        CountedLoop.inRegister(asm, ROW_COUNTER, rows % 4, this::oneRow);
    }

    private void fourRows() {
        int whole = columns / 4 * 4;
        CountedLoop.inRegister(asm, COLUMN_COUNTER, columns / 4, () -> {
            block();
            PointerStep.emit(asm, input, 4 * inputStride, R3);
            asm.add(output, output, 4);
        });
        for (int column = 0; column < columns - whole; column++) {
            for (int row = 0; row < 4; row++) {
                asm.ldrb(WORDS.get(row), Address.of(input, column * inputStride + row));
            }
            for (int row = 0; row < 4; row++) {
                asm.strb(WORDS.get(row), Address.of(output, row * outputStride + column));
            }
        }
        PointerStep.emit(asm, input, 4 - whole * inputStride, R3);
        PointerStep.emit(asm, output, 4 * outputStride - whole, R3);
    }

    /** Words a, b, c, d are columns; what is stored are rows. */
    private void block() {
        for (int column = 0; column < 4; column++) {
            asm.ldr(WORDS.get(column), Address.of(input, column * inputStride));
        }
        asm.pkhbt(R9, R4, R6, 16);
        asm.pkhtb(R10, R6, R4, 16);
        asm.pkhbt(R11, R5, R7, 16);
        asm.pkhtb(R12, R7, R5, 16);
        interleave(R4, R5, R9, R11);
        interleave(R6, R7, R10, R12);
        for (int row = 0; row < 4; row++) {
            asm.str(WORDS.get(row), Address.of(output, row * outputStride));
        }
    }

    /** From a0 a1 c0 c1 and b0 b1 d0 d1 makes a0 b0 c0 d0 and a1 b1 c1 d1. */
    private void interleave(Register first, Register second, Register ac, Register bd) {
        asm.lsl(first, bd, 8);
        asm.sel(first, ac, first);
        asm.lsr(second, ac, 8);
        asm.sel(second, second, bd);
    }

    private void oneRow() {
        CountedLoop.inRegister(asm, COLUMN_COUNTER, columns, () -> {
            asm.ldrb(R4, Address.of(input));
            asm.strb(R4, Address.post(output, 1));
            PointerStep.emit(asm, input, inputStride, R3);
        });
        PointerStep.emit(asm, input, 1 - columns * inputStride, R3);
        PointerStep.emit(asm, output, outputStride - columns, R3);
    }
}
