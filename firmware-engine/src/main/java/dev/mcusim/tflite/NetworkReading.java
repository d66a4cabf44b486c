package dev.mcusim.tflite;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.model.WorkCount;
import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that could be learnt about one file.
 *
 * @param file the content, empty when the structure is broken
 * @param options the prepared form of each operator of the file, empty where one cannot be used
 * @param network the network, there when nothing is wrong
 * @param problems everything that is wrong
 */
record NetworkReading(
        Optional<TfliteFile> file,
        List<Optional<OperatorOptions>> options,
        Optional<Network> network,
        List<ModelProblem> problems) {

    static NetworkReading of(String name, byte[] bytes, ImportLimits limits) {
        Problems problems = new Problems(limits);
        Budget budget = new Budget(limits);
        Optional<TfliteFile> file = new FileReader(limits, budget, problems).read(name, bytes);
        List<Optional<OperatorOptions>> options = new ArrayList<>();
        if (file.isPresent()) {
            new GraphCheck(file.get(), limits, problems).check();
            for (FileOperator operator : file.get().operators()) {
                options.add(prepare(file.get(), operator, budget, problems));
            }
        }
        Optional<Network> network =
                problems.isEmpty() ? Optional.of(network(file.orElseThrow(), options)) : Optional.empty();
        if (network.isPresent() && WorkCount.steps(network.get()) > limits.steps()) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    "file",
                    "one inference takes " + WorkCount.steps(network.get()) + " steps, at most " + limits.steps()
                            + " are accepted");
            network = Optional.empty();
        }
        return new NetworkReading(file, options, network, problems.list());
    }

    private static Network network(TfliteFile file, List<Optional<OperatorOptions>> options) {
        List<Operator> operators = file.operators().stream()
                .map(o -> new Operator(o.index(), options.get(o.index()).orElseThrow(), o.inputs(), o.outputs()))
                .toList();
        return new Network(file.name(), file.tensors(), operators, file.inputs(), file.outputs());
    }

    private static Optional<OperatorOptions> prepare(
            TfliteFile file, FileOperator operator, Budget budget, Problems problems) {
        Optional<OperatorImporter> importer = SupportedOperators.importer(operator.code());
        if (importer.isEmpty()) {
            problems.add(
                    ProblemCode.UNSUPPORTED_OPERATOR,
                    operator.where(),
                    "this operator is not supported" + signature(file, operator));
            return Optional.empty();
        }
        boolean broken = Stream.concat(operator.inputs().stream(), operator.outputs().stream())
                .anyMatch(file.brokenTensors()::contains);
        if (broken) {
            return Optional.empty();
        }
        try {
            return Optional.of(importer.get().prepare(new OperatorSource(operator, file.tensors(), budget)));
        } catch (OperatorRejection rejection) {
            problems.add(rejection.code(), operator.where(), rejection.getMessage() + signature(file, operator));
            return Optional.empty();
        }
    }

    /** Types and shapes of an operator's tensors: {@code [INT8 1x8x8x3, INT8 4x3x3x3, - -> INT8 1x8x8x4]}. */
    private static String signature(TfliteFile file, FileOperator operator) {
        return " [" + tensors(file, operator.inputs()) + " -> " + tensors(file, operator.outputs()) + "]";
    }

    private static String tensors(TfliteFile file, List<Integer> indices) {
        int shown = 8;
        String list = indices.stream()
                .limit(shown)
                .map(index -> index == Operator.NO_TENSOR
                        ? "-"
                        : tensor(file.tensors().get(index)))
                .collect(Collectors.joining(", "));
        return indices.size() > shown ? list + ", ..." : list;
    }

    private static String tensor(Tensor tensor) {
        return tensor.type() == TensorType.UNKNOWN ? "?" : tensor.type() + " " + tensor.shape();
    }
}
