package dev.mcusim.firmware;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MachineCode;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.kernel.Constant;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.plan.LoweredOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chains of layers that add a constant to every byte: small kernels whose results show whether linking was right. */
final class FirmwareSketch {
    private final int bytes;
    private final List<LoweredOperator> operators = new ArrayList<>();

    /**
     * An empty chain.
     *
     * @param bytes size of every tensor
     */
    FirmwareSketch(int bytes) {
        this.bytes = bytes;
    }

    /** Appends a layer that adds the first byte of a constant of the given size. */
    FirmwareSketch adds(int value, int constantBytes) {
        byte[] table = new byte[constantBytes];
        table[0] = (byte) value;
        int index = operators.size();
        Operator operator =
                new Operator(index, new Relu6Options(ActivationRange.INT8), List.of(index), List.of(index + 1));
        KernelPlan kernel = new KernelPlan(
                "adds a constant",
                code(),
                List.of(new Constant("table", table, 1)),
                index % 2 == 0 ? 0 : 16,
                0,
                Set.of());
        operators.add(new LoweredOperator(operator, kernel, false));
        return this;
    }

    List<LoweredOperator> operators() {
        return operators;
    }

    Network network() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i <= operators.size(); i++) {
            tensors.add(new Tensor(i, "", TensorType.INT8, Shape.of(bytes), Quantization.NONE, Optional.empty()));
        }
        return new Network(
                "sketch",
                tensors,
                operators.stream().map(LoweredOperator::operator).toList(),
                List.of(0),
                List.of(operators.size()));
    }

    private MachineCode code() {
        MacroAssembler asm = new MacroAssembler();
        Label loop = asm.label();
        asm.loadAddress(R0, KernelPlan.input(0), 0);
        asm.loadAddress(R1, KernelPlan.output(0), bytes);
        asm.loadLiteralAddress(R3, "table", 0);
        asm.ldrb(R3, Address.of(R3));
        asm.loadConstant(R2, -bytes);
        asm.bind(loop);
        asm.ldrb(R12, Address.post(R0, 1));
        asm.add(R12, R12, R3);
        asm.strb(R12, Address.of(R1, R2));
        asm.adds(R2, R2, 1);
        asm.b(Condition.NE, loop);
        asm.bx(LR);
        return asm.finish();
    }
}
