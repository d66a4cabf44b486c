package dev.mcusim.plan;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When each tensor and each kernel's scratch memory must be kept, for operators in the order of the network.
 *
 * <p>Network inputs are written by the host before the first operator, and outputs are kept until the host has read them.
 * Tensors that are the same bytes under several names (RESHAPE) share one buffer. Constant tensors lie in flash and have
 * none.
 *
 * @param problem the buffers and the permitted in-place pairs
 * @param bufferOfTensor for each tensor the index of its buffer, or -1 when it has none
 * @param bufferOfScratch for each operator the index of its scratch buffer, or -1 when it needs none
 */
public record Liveness(MemoryProblem problem, List<Integer> bufferOfTensor, List<Integer> bufferOfScratch) {
    /** Stands for a tensor or an operator without a buffer. */
    public static final int NONE = -1;

    public Liveness {
        bufferOfTensor = List.copyOf(bufferOfTensor);
        bufferOfScratch = List.copyOf(bufferOfScratch);
    }

    /**
     * Derives lifetimes.
     *
     * @param operators one for each operator of the network, in its order
     */
    public static Liveness of(Network network, List<LoweredOperator> operators) {
        return new Builder(network, operators).build();
    }

    private static final class Builder {
        private static final int NEVER = Integer.MIN_VALUE;

        private final Network network;
        private final List<LoweredOperator> operators;
        /** For each tensor the tensor whose memory it is: itself, or the origin of an alias. */
        private final int[] origin;

        private final int[] first;
        private final int[] last;
        private final long[] bytes;

        Builder(Network network, List<LoweredOperator> operators) {
            this.network = network;
            this.operators = operators;
            int tensors = network.tensors().size();
            origin = new int[tensors];
            first = new int[tensors];
            last = new int[tensors];
            bytes = new long[tensors];
            for (int tensor = 0; tensor < tensors; tensor++) {
                origin[tensor] = tensor;
                first[tensor] = NEVER;
                last[tensor] = NEVER;
            }
        }

        Liveness build() {
            network.inputs().forEach(tensor -> extend(tensor, -1));
            for (LoweredOperator lowered : operators) {
                Operator operator = lowered.operator();
                if (lowered.alias()) {
                    origin[operator.output()] = origin[operator.input(0)];
                }
                operator.dataInputs().forEach(tensor -> extend(tensor, operator.index()));
                operator.outputs().forEach(tensor -> extend(tensor, operator.index()));
            }
            network.outputs().forEach(tensor -> extend(tensor, operators.size()));
            return collect();
        }

        private void extend(int tensor, int step) {
            int at = origin[tensor];
            if (network.tensor(at).isConstant()) {
                return;
            }
            if (first[at] == NEVER) {
                first[at] = step;
            }
            last[at] = step;
            bytes[at] = Math.max(bytes[at], Math.max(1, network.tensor(tensor).bytes()));
        }

        private Liveness collect() {
            SymbolNames names = new SymbolNames(network);
            List<Buffer> buffers = new ArrayList<>();
            List<Integer> bufferOfTensor = new ArrayList<>(Collections.nCopies(origin.length, NONE));
            for (int tensor = 0; tensor < origin.length; tensor++) {
                if (origin[tensor] == tensor && first[tensor] != NEVER) {
                    bufferOfTensor.set(tensor, buffers.size());
                    buffers.add(new Buffer(names.tensor(tensor), bytes[tensor], first[tensor], last[tensor]));
                }
            }
            for (int tensor = 0; tensor < origin.length; tensor++) {
                bufferOfTensor.set(tensor, bufferOfTensor.get(origin[tensor]));
            }
            List<Integer> bufferOfScratch = new ArrayList<>();
            for (LoweredOperator lowered : operators) {
                int scratch = lowered.kernel().scratchBytes();
                int step = lowered.operator().index();
                bufferOfScratch.add(scratch == 0 ? NONE : buffers.size());
                if (scratch > 0) {
                    buffers.add(new Buffer(names.scratch(lowered.operator()), scratch, step, step));
                }
            }
            return new Liveness(new MemoryProblem(buffers, sharings(bufferOfTensor)), bufferOfTensor, bufferOfScratch);
        }

        /**
         * The pairs in which an output may lie over an input: the kernel permits it, nobody reads the input afterwards, and
         * the operator reads it in one place only.
         */
        private List<Sharing> sharings(List<Integer> bufferOfTensor) {
            List<Sharing> sharings = new ArrayList<>();
            for (LoweredOperator lowered : operators) {
                Operator operator = lowered.operator();
                if (lowered.alias()) {
                    continue;
                }
                int output = bufferOfTensor.get(operator.output());
                List<Integer> read =
                        operator.dataInputs().stream().map(bufferOfTensor::get).toList();
                for (int position :
                        lowered.kernel().inPlaceInputs().stream().sorted().toList()) {
                    int input = operator.hasInput(position) ? bufferOfTensor.get(operator.input(position)) : NONE;
                    if (input != NONE
                            && Collections.frequency(read, input) == 1
                            && diesAt(operator.input(position), operator.index())) {
                        sharings.add(new Sharing(input, output));
                    }
                }
            }
            return sharings;
        }

        private boolean diesAt(int tensor, int step) {
            int at = origin[tensor];
            return last[at] == step && first[at] < step;
        }
    }
}
