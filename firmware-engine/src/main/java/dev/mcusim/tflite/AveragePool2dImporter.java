package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Window;

/** AVERAGE_POOL_2D. */
final class AveragePool2dImporter extends PoolImporter {
    @Override
    OperatorOptions options(Window window, ActivationRange activation) {
        return new AveragePool2dOptions(window, activation);
    }
}
