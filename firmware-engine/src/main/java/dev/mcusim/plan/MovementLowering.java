package dev.mcusim.plan;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import dev.mcusim.kernel.ConcatenationKernel;
import dev.mcusim.kernel.ConcatenationParameters;
import dev.mcusim.kernel.CopyKernel;
import dev.mcusim.kernel.CopyParameters;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.PadKernel;
import dev.mcusim.kernel.PadParameters;
import dev.mcusim.kernel.ResizeNearestNeighborKernel;
import dev.mcusim.kernel.ResizeNearestNeighborParameters;
import dev.mcusim.kernel.TransposeKernel;
import dev.mcusim.kernel.TransposeParameters;
import dev.mcusim.model.ConcatenationOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.PadOptions;
import dev.mcusim.model.ReshapeOptions;
import dev.mcusim.model.ResizeNearestNeighborOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.TransposeOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Operators that only move bytes, or not even that. */
final class MovementLowering {
    private MovementLowering() {}

    static KernelPlan concatenation(ConcatenationOptions options, LoweringSource source) {
        List<List<Integer>> shapes = IntStream.range(
                        0, source.operator().inputs().size())
                .mapToObj(source::inputDimensions)
                .toList();
        return ConcatenationKernel.plan(new ConcatenationParameters(shapes, options.axis()), source.target());
    }

    static KernelPlan pad(PadOptions options, LoweringSource source) {
        return PadKernel.plan(
                new PadParameters(source.inputDimensions(0), options.before(), options.after(), options.padValue()),
                source.target());
    }

    static KernelPlan transpose(TransposeOptions options, LoweringSource source) {
        return TransposeKernel.plan(
                new TransposeParameters(source.inputDimensions(0), options.permutation()), source.target());
    }

    static KernelPlan resizeNearestNeighbor(ResizeNearestNeighborOptions options, LoweringSource source) {
        Shape input = source.inputShape(0);
        return ResizeNearestNeighborKernel.plan(
                new ResizeNearestNeighborParameters(
                        input.dimension(0),
                        input.dimension(1),
                        input.dimension(2),
                        input.dimension(3),
                        options.sourceRows(),
                        options.sourceColumns()),
                source.target());
    }

    static KernelPlan reshape(ReshapeOptions options, LoweringSource source) {
        return isAlias(source.network(), source.operator())
                ? nothing()
                : CopyKernel.plan(
                        new CopyParameters(
                                source.network().output(source.operator()).bytes()),
                        source.target());
    }

    /** Whether the output of an operator is its input under another name; a constant stays in flash and is copied. */
    static boolean isAlias(Network network, Operator operator) {
        return operator.options() instanceof ReshapeOptions
                && !network.input(operator, 0).isConstant();
    }

    /** A function that only returns. */
    private static KernelPlan nothing() {
        MacroAssembler asm = new MacroAssembler();
        asm.bx(Register.LR);
        return new KernelPlan("same bytes, nothing to do", asm.finish(), List.of(), 0, 0, Set.of());
    }
}
