package dev.mcusim.conformance;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Window;
import java.util.List;
import java.util.Optional;

/** CONV_2D and DEPTHWISE_CONV_2D. */
final class ConvolutionCases {
    private ConvolutionCases() {}

    static LoadedCase convolution(CaseFile file) {
        int depth = file.count("in_ch");
        int channels = file.count("out_ch");
        Window window = window(file);
        int filterDepth = file.find("filter_ch").orElse(depth);
        if (filterDepth < 1 || depth % filterDepth != 0 || channels % (depth / filterDepth) != 0) {
            throw file.inconsistent(
                    "filters of depth " + filterDepth + " do not divide " + depth + " channels into groups");
        }
        Shape filter = Shape.of(channels, window.filterHeight(), window.filterWidth(), filterDepth);
        Optional<LoadedCase> packed = PackedWeights.check(file, Sizes.elements(file, filter));
        if (packed.isPresent()) {
            return packed.get();
        }
        Conv2dOptions options = new Conv2dOptions(
                window,
                depth / filterDepth,
                Parameters.zeroPointOfOffset(file, "input_offset"),
                Parameters.zeroPoint(file, "output_offset"),
                Parameters.multipliers(file, channels),
                Parameters.activation(file));
        Images images = Images.of(file, depth, channels);
        return images.begin(file)
                .weights(filter, weights(file, filter))
                .bias(Parameters.bias(file, channels))
                .output(options, images.output(), images.expected(file));
    }

    static LoadedCase depthwise(CaseFile file) {
        int depth = file.count("in_ch");
        int channels = file.count("out_ch");
        Window window = window(file);
        int multiplier = file.find("ch_mult").orElse(channels / depth);
        if (channels != (long) depth * multiplier) {
            throw file.inconsistent(depth + " channels times " + multiplier + " are not " + channels);
        }
        Shape filter = Shape.of(1, window.filterHeight(), window.filterWidth(), channels);
        Optional<LoadedCase> packed = PackedWeights.check(file, Sizes.elements(file, filter));
        if (packed.isPresent()) {
            return packed.get();
        }
        List<QuantizedMultiplier> multipliers = Parameters.multipliers(file, channels);
        ActivationRange activation = Parameters.activation(file);
        DepthwiseConv2dOptions options = new DepthwiseConv2dOptions(
                window,
                multiplier,
                Parameters.zeroPointOfOffset(file, "input_offset"),
                Parameters.zeroPoint(file, "output_offset"),
                multipliers,
                activation);
        Images images = Images.of(file, depth, channels);
        return images.begin(file)
                .weights(filter, weights(file, filter))
                .bias(Parameters.bias(file, channels))
                .output(options, images.output(), images.expected(file));
    }

    private static byte[] weights(CaseFile file, Shape filter) {
        return file.int8(Sizes.elements(file, filter), "weights", "input_weights");
    }

    private static Window window(CaseFile file) {
        return new Window(
                file.count("filter_y"),
                file.count("filter_x"),
                file.count("stride_y"),
                file.count("stride_x"),
                file.find("dilation_y").isPresent() ? file.count("dilation_y") : 1,
                file.find("dilation_x").isPresent() ? file.count("dilation_x") : 1,
                Parameters.padding(file, "pad_y"),
                Parameters.padding(file, "pad_x"));
    }
}
