package dev.mcusim.tflite;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Tensor;
import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model file contains, whether or not its network can be used. Plain values only, so that it can be written as JSON as it is.
 *
 * @param name the file's name without its extension
 * @param fileBytes size of the file; 0 when it was not read
 * @param usable whether the network can be imported: there are no problems
 * @param macs multiply-accumulates of one inference, as far as operators are understood
 * @param parameters constant values that those operators read
 * @param inputs the network's inputs
 * @param outputs the network's outputs
 * @param operators all operators in order of execution; empty when the structure of the file is broken
 * @param problems everything that is wrong with the file
 * @param supportedOperators the names of all operators that are supported
 */
public record NetworkInspection(
        String name,
        long fileBytes,
        boolean usable,
        long macs,
        long parameters,
        List<TensorEntry> inputs,
        List<TensorEntry> outputs,
        List<OperatorEntry> operators,
        List<ModelProblem> problems,
        List<String> supportedOperators) {

    /**
     * A tensor.
     *
     * @param type name of a {@link dev.mcusim.model.TensorType}
     * @param shape dimensions, outermost first; empty for a scalar
     * @param constant whether its value is in the file
     * @param scales none, one, or one for each index along {@code quantizedDimension}
     * @param zeroPoints as many as scales
     */
    public record TensorEntry(
            int index,
            String name,
            String type,
            List<Integer> shape,
            boolean constant,
            List<Float> scales,
            List<Integer> zeroPoints,
            int quantizedDimension) {
        static TensorEntry of(Tensor tensor) {
            return new TensorEntry(
                    tensor.index(),
                    tensor.name(),
                    tensor.type().name(),
                    tensor.shape().dimensions(),
                    tensor.isConstant(),
                    tensor.quantization().scales(),
                    tensor.quantization().zeroPoints(),
                    tensor.quantization().dimension());
        }
    }

    /**
     * An operator.
     *
     * @param operator TFLite's name
     * @param supported whether this project can run it as it stands
     * @param macs its multiply-accumulates; 0 when it is not supported
     * @param inputs its inputs, optional ones that are missing left out
     * @param outputs its outputs
     */
    public record OperatorEntry(
            int index,
            String operator,
            boolean supported,
            long macs,
            List<TensorEntry> inputs,
            List<TensorEntry> outputs) {}

    /** Inspects a file with the default limits; a file that cannot be opened or read is a problem like others. */
    public static NetworkInspection of(Path file) {
        byte[] bytes;
        try {
            bytes = ModelFile.bytes(file, ImportLimits.DEFAULT);
        } catch (ModelException e) {
            return new NetworkInspection(
                    ModelFile.networkName(file),
                    0,
                    false,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    e.problems(),
                    SupportedOperators.names());
        }
        return of(ModelFile.networkName(file), bytes, ImportLimits.DEFAULT);
    }

    /** Inspects the bytes of a file. */
    public static NetworkInspection of(String name, byte[] bytes, ImportLimits limits) {
        NetworkReading reading = NetworkReading.of(name, bytes, limits);
        List<Tensor> tensors = reading.file().map(TfliteFile::tensors).orElse(List.of());
        Network understood = understood(name, reading);
        Map<Integer, Operator> supportedOperators =
                understood.operators().stream().collect(Collectors.toMap(Operator::index, o -> o));
        List<OperatorEntry> entries = new ArrayList<>();
        for (FileOperator operator : reading.file().map(TfliteFile::operators).orElse(List.of())) {
            Optional<Operator> supported = Optional.ofNullable(supportedOperators.get(operator.index()));
            entries.add(new OperatorEntry(
                    operator.index(),
                    operator.name(),
                    supported.isPresent(),
                    supported.map(understood::macs).orElse(0L),
                    entries(tensors, operator.inputs()),
                    entries(tensors, operator.outputs())));
        }
        return new NetworkInspection(
                name,
                bytes.length,
                reading.problems().isEmpty(),
                understood.macs(),
                understood.parameters(),
                entries(tensors, understood.inputs()),
                entries(tensors, understood.outputs()),
                List.copyOf(entries),
                reading.problems(),
                SupportedOperators.names());
    }

    /** The operators that are supported, as a network that may have holes and is only good for counting. */
    private static Network understood(String name, NetworkReading reading) {
        if (reading.file().isEmpty()) {
            return new Network(name, List.of(), List.of(), List.of(), List.of());
        }
        TfliteFile file = reading.file().get();
        List<Operator> operators = new ArrayList<>();
        for (int i = 0; i < reading.options().size(); i++) {
            Optional<OperatorOptions> options = reading.options().get(i);
            if (options.isPresent()) {
                FileOperator operator = file.operators().get(i);
                operators.add(new Operator(i, options.get(), operator.inputs(), operator.outputs()));
            }
        }
        return new Network(name, file.tensors(), operators, file.inputs(), file.outputs());
    }

    private static List<TensorEntry> entries(List<Tensor> tensors, List<Integer> indices) {
        Stream<Integer> present = indices.stream().filter(index -> index != Operator.NO_TENSOR);
        return present.map(index -> TensorEntry.of(tensors.get(index))).toList();
    }
}
