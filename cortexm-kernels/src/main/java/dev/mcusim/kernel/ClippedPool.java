package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.SRegister;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool whose windows are clipped by the image's border. Two tables in flash give each output row its first input row and how many rows there are, and each
 * output column likewise; an average whose windows differ in size looks up its multiplier by the number of taps.
 */
final class ClippedPool {
    private static final int BATCHES_LEFT = 0;
    private static final int ROWS_LEFT = 1;
    private static final int COLUMNS_LEFT = 2;
    private static final SRegister IMAGE = Frame.slot(3);
    private static final SRegister ROW_TABLE = Frame.slot(4);
    private static final SRegister COLUMN_TABLE = Frame.slot(5);
    private static final SRegister FIRST_ROW = Frame.slot(6);
    private static final SRegister WINDOW_ROWS = Frame.slot(7);
    private static final SRegister WINDOW_COLUMNS = Frame.slot(8);
    private static final SRegister ROW_STEP = Frame.slot(9);
    private static final int SLOTS = 10;

    /** Widest row of taps that is unrolled. */
    private static final int MAX_UNROLL = 5;

    /** Largest offset of a tap. */
    private static final int MAX_OFFSET = 4092;

    private final PoolWindows windows;
    private final LaneReducer reducer;
    private final List<Constant> constants = new ArrayList<>();
    private final LeafFunction function = new LeafFunction(SLOTS);
    private final MacroAssembler asm = function.asm();

    ClippedPool(PoolWindows windows, LaneReducer reducer) {
        this.windows = windows;
        this.reducer = reducer;
    }

    KernelPlan plan() {
        FeatureMap input = windows.input();
        constants.add(table("rows", windows.rows(), input.rowBytes()));
        constants.add(table("columns", windows.columns(), input.channels()));
        asm.loadAddress(R3, KernelPlan.input(0), 0);
        asm.vmov(IMAGE, R3);
        asm.loadAddress(ChannelGroups.OUTPUT, KernelPlan.output(0), 0);
        reducer.load(asm);
        CountedLoop.inSlot(asm, BATCHES_LEFT, R3, input.batches(), () -> {
            image();
            asm.vmov(R3, IMAGE);
            PointerStep.emit(asm, R3, input.height() * input.rowBytes(), R2);
            asm.vmov(IMAGE, R3);
        });
        return function.finish(reducer.describe() + ", clipped", constants, PoolKernel.inPlaceInputs(windows));
    }

    private void image() {
        asm.loadAddress(R3, "rows", 0);
        asm.vmov(ROW_TABLE, R3);
        CountedLoop.inSlot(asm, ROWS_LEFT, R3, windows.output().height(), () -> {
            nextSpan(ROW_TABLE, WINDOW_ROWS);
            asm.vmov(R2, IMAGE);
            asm.add(R3, R3, R2);
            asm.vmov(FIRST_ROW, R3);
            asm.loadAddress(R3, "columns", 0);
            asm.vmov(COLUMN_TABLE, R3);
            CountedLoop.inSlot(asm, COLUMNS_LEFT, R3, windows.output().width(), this::pixel);
        });
    }

    /** Takes an entry from a table: r3 is the offset, lr and the slot the count. */
    private void nextSpan(SRegister table, SRegister count) {
        asm.vmov(R7, table);
        asm.ldr(R3, Address.post(R7, 8));
        asm.ldr(LR, Address.of(R7, -4));
        asm.vmov(table, R7);
        asm.vmov(count, LR);
    }

    private void pixel() {
        FeatureMap input = windows.input();
        nextSpan(COLUMN_TABLE, WINDOW_COLUMNS);
        asm.vmov(ChannelGroups.CHANNEL, FIRST_ROW);
        asm.add(ChannelGroups.CHANNEL, ChannelGroups.CHANNEL, R3);
        asm.loadConstant(R3, input.channels());
        asm.loadConstant(R7, input.rowBytes());
        asm.mls(R3, R3, LR, R7);
        asm.vmov(ROW_STEP, R3);
        if (reducer instanceof AverageReducer average && average.leastTaps() != average.mostTaps()) {
            asm.vmov(R7, WINDOW_ROWS);
            asm.mul(R7, R7, LR);
            division(average);
        }
        new ChannelGroups(asm, reducer, input.channels()).emit(this::walk);
    }

    /** Prepares the division by the number of taps in r7. */
    private void division(AverageReducer average) {
        if (!average.multiplies()) {
            asm.mov(AverageReducer.DIVISION, R7);
            asm.lsr(AverageReducer.ROUNDING, R7, 1);
            return;
        }
        ByteBuffer multipliers =
                ByteBuffer.allocate(4 * (average.mostTaps() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (int taps = average.leastTaps(); taps <= average.mostTaps(); taps++) {
            multipliers.putInt(4 * taps, average.multiplier(taps));
        }
        constants.add(new Constant("multipliers", multipliers.array(), 4));
        asm.loadAddress(R3, "multipliers", 0);
        asm.ldr(AverageReducer.DIVISION, Address.of(R3, R7, 2));
    }

    /** Emits the loops over a window's rows (r3) and columns (r7). Rows of full width, those of all inner pixels, are unrolled. */
    private void walk(Taps.Visitor visitor) {
        int channels = windows.input().channels();
        int fullWidth = windows.window().filterWidth();
        boolean unrolls = fullWidth <= MAX_UNROLL && (fullWidth - 1) * channels <= MAX_OFFSET;
        Label row = asm.label();
        Label column = asm.label();
        Label rowEnd = asm.label();
        asm.vmov(R3, WINDOW_ROWS);
        asm.bind(row);
        asm.vmov(R7, WINDOW_COLUMNS);
        if (unrolls) {
            asm.cmp(R7, fullWidth);
            asm.b(Condition.NE, column);
            for (int tap = 0; tap < fullWidth; tap++) {
                visitor.visit(tap * channels);
            }
            PointerStep.emit(asm, Taps.TAP, fullWidth * channels, LR);
            asm.b(rowEnd);
        }
        asm.bind(column);
        visitor.visit(0);
        PointerStep.emit(asm, Taps.TAP, channels, LR);
        asm.subs(R7, R7, 1);
        asm.b(Condition.NE, column);
        asm.bind(rowEnd);
        asm.vmov(LR, ROW_STEP);
        asm.add(Taps.TAP, Taps.TAP, LR);
        asm.subs(R3, R3, 1);
        asm.b(Condition.NE, row);
    }

    private static Constant table(String name, List<PoolWindows.Span> spans, int stride) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * spans.size()).order(ByteOrder.LITTLE_ENDIAN);
        spans.forEach(span -> bytes.putInt(span.first() * stride).putInt(span.count()));
        return new Constant(name, bytes.array(), 4);
    }
}
