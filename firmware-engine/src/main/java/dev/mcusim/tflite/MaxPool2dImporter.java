package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.MaxPool2dOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Window;

/** MAX_POOL_2D. */
final class MaxPool2dImporter extends PoolImporter {
    @Override
    OperatorOptions options(Window window, ActivationRange activation) {
        return new MaxPool2dOptions(window, activation);
    }
}
