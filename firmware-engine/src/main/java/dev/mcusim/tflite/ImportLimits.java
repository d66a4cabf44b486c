package dev.mcusim.tflite;

/**
 * Bounds on what a file may make the importer hold or do, far above anything a microcontroller can run.
 *
 * @param fileBytes size of the file
 * @param tensors number of tensors
 * @param operators number of operators
 * @param rank number of dimensions of a tensor; TensorFlow Lite Micro has at most 6
 * @param tensorBytes size of one tensor
 * @param activationBytes total size of all tensors that are not constant
 * @param constantBytes total size of all constants; a buffer that several tensors share counts for each
 * @param listElements total number of scales, multipliers and tensor indices
 * @param steps work of one inference, see {@link dev.mcusim.model.WorkCount#steps}
 * @param problems how many problems are listed before the importer gives up
 */
public record ImportLimits(
        int fileBytes,
        int tensors,
        int operators,
        int rank,
        long tensorBytes,
        long activationBytes,
        long constantBytes,
        long listElements,
        long steps,
        int problems) {
    public static final ImportLimits DEFAULT = new ImportLimits(
            64 << 20, 16_384, 16_384, 6, 64L << 20, 256L << 20, 128L << 20, 4 << 20, 20_000_000_000L, 200);
}
