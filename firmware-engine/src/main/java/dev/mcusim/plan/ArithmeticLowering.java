package dev.mcusim.plan;

import dev.mcusim.kernel.AddKernel;
import dev.mcusim.kernel.AddParameters;
import dev.mcusim.kernel.ByteLookupKernel;
import dev.mcusim.kernel.ByteLookupParameters;
import dev.mcusim.kernel.DequantizeKernel;
import dev.mcusim.kernel.DequantizeParameters;
import dev.mcusim.kernel.ElementwiseInput;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.MulKernel;
import dev.mcusim.kernel.MulParameters;
import dev.mcusim.kernel.QuantizeKernel;
import dev.mcusim.kernel.QuantizeParameters;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.DequantizeOptions;
import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.MulOptions;
import dev.mcusim.model.QuantizeOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.ReluOptions;
import dev.mcusim.model.RequantizeOptions;

/** Operators that compute every element of the output from one element of each input. */
final class ArithmeticLowering {
    private ArithmeticLowering() {}

    static KernelPlan add(AddOptions options, LoweringSource source) {
        QuantizedMultiplier input1 = options.input1Multiplier();
        QuantizedMultiplier input2 = options.input2Multiplier();
        QuantizedMultiplier output = options.outputMultiplier();
        return AddKernel.plan(
                new AddParameters(
                        operand(source, 0, options.input1ZeroPoint()),
                        operand(source, 1, options.input2ZeroPoint()),
                        source.outputShape().dimensions(),
                        options.leftShift(),
                        input1.multiplier(),
                        input1.shift(),
                        input2.multiplier(),
                        input2.shift(),
                        output.multiplier(),
                        output.shift(),
                        options.outputZeroPoint(),
                        options.activation().min(),
                        options.activation().max()),
                source.target());
    }

    static KernelPlan mul(MulOptions options, LoweringSource source) {
        return MulKernel.plan(
                new MulParameters(
                        operand(source, 0, options.input1ZeroPoint()),
                        operand(source, 1, options.input2ZeroPoint()),
                        source.outputShape().dimensions(),
                        options.outputMultiplier().multiplier(),
                        options.outputMultiplier().shift(),
                        options.outputZeroPoint(),
                        options.activation().min(),
                        options.activation().max()),
                source.target());
    }

    static KernelPlan quantize(QuantizeOptions options, LoweringSource source) {
        return QuantizeKernel.plan(
                new QuantizeParameters(elements(source), options.scale(), options.zeroPoint()), source.target());
    }

    static KernelPlan dequantize(DequantizeOptions options, LoweringSource source) {
        return DequantizeKernel.plan(
                new DequantizeParameters(elements(source), options.scale(), options.zeroPoint()), source.target());
    }

    static KernelPlan logistic(LogisticOptions options, LoweringSource source) {
        return lookup(source, ByteFunctions.logistic(options));
    }

    static KernelPlan relu(ReluOptions options, LoweringSource source) {
        return lookup(source, ByteFunctions.relu(options));
    }

    static KernelPlan relu6(Relu6Options options, LoweringSource source) {
        return lookup(source, ByteFunctions.relu6(options));
    }

    static KernelPlan requantize(RequantizeOptions options, LoweringSource source) {
        return lookup(source, ByteFunctions.requantize(options));
    }

    private static KernelPlan lookup(LoweringSource source, byte[] table) {
        return ByteLookupKernel.plan(new ByteLookupParameters(elements(source), table), source.target());
    }

    private static int elements(LoweringSource source) {
        return source.outputShape().elements();
    }

    private static ElementwiseInput operand(LoweringSource source, int position, int zeroPoint) {
        return new ElementwiseInput(source.inputDimensions(position), zeroPoint, source.constant(position));
    }
}
