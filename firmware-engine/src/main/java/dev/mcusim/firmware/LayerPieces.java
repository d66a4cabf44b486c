package dev.mcusim.firmware;

import dev.mcusim.asm.Relocation;
import dev.mcusim.kernel.Constant;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.TensorData;
import dev.mcusim.plan.LoweredOperator;
import dev.mcusim.plan.SymbolNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one layer brings into the image.
 *
 * @param operator the operator and its kernel
 * @param code the kernel's function, its local names bound to those of the image
 * @param constants the kernel's constants, and constant tensors that it reads where no earlier layer has brought them
 */
record LayerPieces(LoweredOperator operator, CodePiece code, List<DataPiece> constants) {
    /** Functions begin at the start of a 16-byte flash line. */
    private static final int CODE_ALIGNMENT = 16;

    /** The least alignment of constants, so that kernels may load doublewords. */
    private static final int CONSTANT_ALIGNMENT = 8;

    LayerPieces {
        constants = List.copyOf(constants);
    }

    /** The pieces of all layers, in order of execution. */
    static List<LayerPieces> of(Network network, List<LoweredOperator> operators) {
        SymbolNames names = new SymbolNames(network);
        Set<Integer> placedTensors = new HashSet<>();
        List<LayerPieces> layers = new ArrayList<>();
        for (LoweredOperator lowered : operators) {
            layers.add(of(network, names, lowered, placedTensors));
        }
        return layers;
    }

    private static LayerPieces of(
            Network network, SymbolNames names, LoweredOperator lowered, Set<Integer> placedTensors) {
        Operator operator = lowered.operator();
        KernelPlan kernel = lowered.kernel();
        Map<String, String> bindings = new HashMap<>();
        List<DataPiece> constants = new ArrayList<>();
        for (Constant constant : kernel.constants()) {
            String symbol = names.constant(operator, constant.name());
            bindings.put(constant.name(), symbol);
            constants.add(new DataPiece(symbol, constant.bytes(), Math.max(constant.alignment(), CONSTANT_ALIGNMENT)));
        }
        Set<String> used = new HashSet<>();
        kernel.code().relocations().stream().map(Relocation::symbol).forEach(used::add);
        for (int position = 0; position < operator.inputs().size(); position++) {
            if (!operator.hasInput(position) || !used.contains(KernelPlan.input(position))) {
                continue;
            }
            int tensor = operator.input(position);
            bindings.put(KernelPlan.input(position), names.tensor(tensor));
            if (network.tensor(tensor).isConstant() && placedTensors.add(tensor)) {
                byte[] bytes = network.tensor(tensor)
                        .constant()
                        .map(TensorData::toBytes)
                        .orElseThrow();
                constants.add(new DataPiece(names.tensor(tensor), bytes, CONSTANT_ALIGNMENT));
            }
        }
        for (int position = 0; position < operator.outputs().size(); position++) {
            bindings.put(
                    KernelPlan.output(position), names.tensor(operator.outputs().get(position)));
        }
        bindings.put(KernelPlan.SCRATCH, names.scratch(operator));
        CodePiece code = new CodePiece(names.layer(operator), kernel.code(), bindings, CODE_ALIGNMENT);
        return new LayerPieces(lowered, code, constants);
    }
}
