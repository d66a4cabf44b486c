package dev.mcusim.tflite;

/**
 * One thing wrong with a file.
 *
 * @param where the part of the file: {@code file}, {@code tensor 7 'conv1/bias'}, {@code operator 3 CONV_2D}
 * @param message one sentence: what is wrong and what is allowed
 */
public record ModelProblem(ProblemCode code, String where, String message) {
    @Override
    public String toString() {
        return code + " at " + where + ": " + message;
    }
}
