package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * RESIZE_NEAREST_NEIGHBOR (see {@link ResizeNearestNeighborParameters}): two tables in flash give the offset of each output row's source row and of each
 * output column's source pixel; pixels are copied as runs of channels.
 */
public final class ResizeNearestNeighborKernel {
    private static final Register IMAGE = R0;
    private static final Register OUTPUT = R1;
    private static final Register SOURCE = R2;
    private static final Register COUNTER = R3;
    private static final Register ROW = R8;
    private static final Register ROW_OFFSETS = R9;
    private static final Register COLUMN_OFFSETS = Register.R10;
    private static final Register COLUMNS_LEFT = Register.R11;

    private ResizeNearestNeighborKernel() {}

    /** Plans the layer. */
    public static KernelPlan plan(ResizeNearestNeighborParameters p, Target target) {
        int channels = p.channels();
        int rowBytes = p.inputWidth() * channels;
        Constant rows = offsets("rows", p.sourceRows(), rowBytes);
        Constant columns = offsets("columns", p.sourceColumns(), channels);
        LeafFunction function = new LeafFunction(2);
        MacroAssembler asm = function.asm();
        asm.loadAddress(IMAGE, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        RowCopy copy = new RowCopy(asm, Walk.UP, SOURCE, OUTPUT, COUNTER, List.of(R4, R5, R6, R7), channels % 4 == 0);
        CountedLoop.inSlot(asm, 0, COUNTER, p.batch(), () -> {
            asm.loadAddress(ROW_OFFSETS, rows.name(), 0);
            CountedLoop.inSlot(asm, 1, COUNTER, p.sourceRows().size(), () -> {
                asm.ldr(ROW, Address.post(ROW_OFFSETS, 4));
                asm.add(ROW, ROW, IMAGE);
                asm.loadAddress(COLUMN_OFFSETS, columns.name(), 0);
                CountedLoop.inRegister(asm, COLUMNS_LEFT, p.sourceColumns().size(), () -> {
                    asm.ldr(SOURCE, Address.post(COLUMN_OFFSETS, 4));
                    asm.add(SOURCE, SOURCE, ROW);
                    copy.emit(channels);
                });
            });
            PointerStep.emit(asm, IMAGE, p.inputHeight() * rowBytes, COUNTER);
        });
        return function.finish("resize nearest neighbor", List.of(rows, columns), Set.of());
    }

    private static Constant offsets(String name, List<Integer> indices, int stride) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * indices.size()).order(ByteOrder.LITTLE_ENDIAN);
        indices.forEach(index -> bytes.putInt(index * stride));
        return new Constant(name, bytes.array(), 4);
    }
}
