package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;

/** Turns one kind of TFLite operator into its prepared form. Implementations are listed in {@link SupportedOperators}. */
@FunctionalInterface
interface OperatorImporter {
    /**
     * Checks types, shapes and quantization and prepares the options.
     *
     * @throws OperatorRejection when the operator cannot be used as it stands
     */
    OperatorOptions prepare(OperatorSource source);
}
