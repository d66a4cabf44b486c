package dev.mcusim.tflite;

import java.io.Serial;

/** Ends the import of one operator; {@link NetworkReading} turns it into a {@link ModelProblem}. */
final class OperatorRejection extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ProblemCode code;

    OperatorRejection(ProblemCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
