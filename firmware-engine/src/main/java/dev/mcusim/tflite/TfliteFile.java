package dev.mcusim.tflite;

import dev.mcusim.model.Operator;
import dev.mcusim.model.Tensor;
import java.util.List;
import java.util.Set;

/**
 * What a file says about its network, before operators are understood. Every index is in range.
 *
 * @param name for people
 * @param tensors by index; a broken one stands for its index only
 * @param brokenTensors indices of tensors that have problems of their own
 * @param operators in the order of the file, which is the order of execution
 * @param inputs tensor indices
 * @param outputs tensor indices
 */
record TfliteFile(
        String name,
        List<Tensor> tensors,
        Set<Integer> brokenTensors,
        List<FileOperator> operators,
        List<Integer> inputs,
        List<Integer> outputs) {

    /**
     * An operator as the file names it.
     *
     * @param code a {@link org.tensorflow.lite.schema.BuiltinOperator}, or any other number
     * @param name TFLite's name, or {@code CUSTOM} with the custom code
     * @param inputs tensor indices, {@link Operator#NO_TENSOR} where an optional one is missing
     * @param outputs tensor indices
     * @param table the file's own record, for its options
     */
    record FileOperator(
            int index,
            int code,
            String name,
            List<Integer> inputs,
            List<Integer> outputs,
            org.tensorflow.lite.schema.Operator table) {

        /** How problems refer to this operator. */
        String where() {
            return "operator " + index + " " + name;
        }
    }
}
