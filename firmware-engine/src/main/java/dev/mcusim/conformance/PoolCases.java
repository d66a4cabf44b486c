package dev.mcusim.conformance;

import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.MaxPool2dOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Window;

/** AVERAGE_POOL_2D and MAX_POOL_2D. */
final class PoolCases {
    private PoolCases() {}

    static LoadedCase average(CaseFile file) {
        return pool(file, new AveragePool2dOptions(window(file), Parameters.activation(file)));
    }

    static LoadedCase max(CaseFile file) {
        return pool(file, new MaxPool2dOptions(window(file), Parameters.activation(file)));
    }

    private static LoadedCase pool(CaseFile file, OperatorOptions options) {
        int depth = file.count("input_c", "in_ch");
        Images images = Images.of(file, depth, depth);
        return images.begin(file).output(options, images.output(), images.expected(file));
    }

    private static Window window(CaseFile file) {
        Window window = new Window(
                file.count("filter_h", "filter_y"),
                file.count("filter_w", "filter_x"),
                file.count("stride_h", "stride_y"),
                file.count("stride_w", "stride_x"),
                1,
                1,
                Parameters.padding(file, "padding_h"),
                Parameters.padding(file, "padding_w"));
        checkNoEmptyWindow(
                file,
                file.count("output_h"),
                window.strideHeight(),
                window.padTop(),
                window.filterHeight(),
                file.count("input_h"));
        checkNoEmptyWindow(
                file,
                file.count("output_w"),
                window.strideWidth(),
                window.padLeft(),
                window.filterWidth(),
                file.count("input_w"));
        return window;
    }

    /** A window without a single tap inside the image has no average. */
    private static void checkNoEmptyWindow(CaseFile file, int outputs, int stride, int pad, int filter, int inputs) {
        long lastStart = (outputs - 1L) * stride - pad;
        if (pad >= filter || lastStart >= inputs) {
            throw file.inconsistent("a pooling window lies outside the image");
        }
    }
}
