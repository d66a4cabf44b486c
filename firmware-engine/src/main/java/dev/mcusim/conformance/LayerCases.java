package dev.mcusim.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads case files. The table of operators that have such cases is here. */
public final class LayerCases {
    private static final Map<String, CaseBuilder> BUILDERS = Map.ofEntries(
            Map.entry("ADD", ElementwiseCases::add),
            Map.entry("AVERAGE_POOL_2D", PoolCases::average),
            Map.entry("CONV_2D", ConvolutionCases::convolution),
            Map.entry("DEPTHWISE_CONV_2D", ConvolutionCases::depthwise),
            Map.entry("FULLY_CONNECTED", FullyConnectedCases::fullyConnected),
            Map.entry("MAX_POOL_2D", PoolCases::max),
            Map.entry("MUL", ElementwiseCases::mul),
            Map.entry("PAD", PadCases::pad),
            Map.entry("SOFTMAX", SoftmaxCases::softmax),
            Map.entry("TRANSPOSE", TransposeCases::transpose));

    private static final List<String> INPUTS = List.of("input", "input1", "input_tensor", "input_tensor_1");
    private static final List<String> OUTPUTS = List.of("output_ref", "output");

    private LayerCases() {}

    /**
     * Loads one file.
     *
     * @throws LayerCaseException when the file is unreadable or contradicts itself
     */
    public static LoadedCase load(Path file) {
        return load(CaseFile.read(file));
    }

    /**
     * Loads the bytes of a file.
     *
     * @param name for messages, and the case's name when the file gives none
     * @throws LayerCaseException when the file contradicts itself
     */
    public static LoadedCase load(String name, byte[] bytes) {
        return load(CaseFile.parse(name, bytes));
    }

    private static LoadedCase load(CaseFile file) {
        CaseBuilder builder = BUILDERS.get(file.operator());
        if (builder == null) {
            return new UnsupportedCase(file.name(), file.operator(), "operator " + file.operator());
        }
        Optional<LoadedCase> unsupported =
                otherType(file, "input", INPUTS).or(() -> otherType(file, "output", OUTPUTS));
        return unsupported.isPresent() ? unsupported.get() : builder.build(file);
    }

    private static Optional<LoadedCase> otherType(CaseFile file, String role, List<String> tensors) {
        return file.type(tensors)
                .filter(type -> !type.equals("int8"))
                .map(type -> new UnsupportedCase(file.name(), file.operator(), role + " of type " + type));
    }

    /** Makes a case of one operator, all of whose activations are int8. */
    private interface CaseBuilder {
        LoadedCase build(CaseFile file);
    }
}
