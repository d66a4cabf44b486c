package dev.mcusim.tflite;

import com.google.flatbuffers.Table;
import dev.mcusim.model.Operator;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.TensorType;
import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.schema.BuiltinOptions;

/** One operator of a file as its importer sees it: tensors by position, options, and ways to refuse. */
final class OperatorSource {
    /** More than any operator needs as axes, paddings or sizes. */
    private static final int MAX_OPTION_VALUES = 64;

    /** Values after a left shift stay one bit below the range of 32-bit integers. */
    private static final long MAX_SHIFTED = 1 << 30;

    private static final int MAX_IMAGE_DIMENSION = 1 << 16;

    private final FileOperator operator;
    private final List<Tensor> tensors;
    private final Budget budget;

    OperatorSource(FileOperator operator, List<Tensor> tensors, Budget budget) {
        this.operator = operator;
        this.tensors = tensors;
        this.budget = budget;
    }

    /** Refuses operators with fewer or more inputs, or not exactly one output. */
    void expectInputs(int least, int most) {
        int count = operator.inputs().size();
        if (count < least || count > most) {
            throw reject(
                    ProblemCode.MISSING_PART,
                    count + " inputs instead of " + least + (most == least ? "" : " to " + most));
        }
        if (operator.outputs().size() != 1) {
            throw reject(ProblemCode.MISSING_PART, operator.outputs().size() + " outputs instead of 1");
        }
    }

    int inputCount() {
        return operator.inputs().size();
    }

    Optional<Tensor> optionalInput(int position) {
        boolean present =
                position < operator.inputs().size() && operator.inputs().get(position) != Operator.NO_TENSOR;
        return present ? Optional.of(tensors.get(operator.inputs().get(position))) : Optional.empty();
    }

    Tensor input(int position) {
        return optionalInput(position)
                .orElseThrow(() -> reject(ProblemCode.MISSING_PART, "input " + position + " is missing"));
    }

    Tensor output() {
        return tensors.get(operator.outputs().get(0));
    }

    /** An input of type int8 with one scale and zero point. */
    Tensor int8Input(int position) {
        return quantizedInt8(input(position), "input " + position);
    }

    /** The output, which must be int8 with one scale and zero point. */
    Tensor int8Output() {
        return quantizedInt8(output(), "the output");
    }

    private Tensor quantizedInt8(Tensor tensor, String role) {
        expectType(tensor, TensorType.INT8, role);
        if (!tensor.quantization().isPerTensor()) {
            throw reject(ProblemCode.BAD_QUANTIZATION, role + " must have one scale and one zero point");
        }
        return tensor;
    }

    void expectType(Tensor tensor, TensorType type, String role) {
        if (tensor.type() != type) {
            throw reject(
                    ProblemCode.UNSUPPORTED_TYPE,
                    role + " has type " + tensor.type() + ", only " + type + " is supported");
        }
    }

    void expectRank(Tensor tensor, int rank, String role) {
        if (tensor.shape().rank() != rank) {
            throw reject(ProblemCode.BAD_SHAPE, role + " must have " + rank + " dimensions, not " + tensor.shape());
        }
    }

    /** Refuses what is not NHWC, or has an extent beyond 2^16. */
    void expectImage(Tensor tensor, String role) {
        expectRank(tensor, 4, role);
        if (Collections.max(tensor.shape().dimensions()) > MAX_IMAGE_DIMENSION) {
            throw reject(
                    ProblemCode.BAD_SHAPE,
                    role + " is " + tensor.shape() + ", dimensions of images are at most " + MAX_IMAGE_DIMENSION);
        }
    }

    /** Refuses scalars, where an operator needs an axis. */
    void expectAxes(Tensor tensor, String role) {
        if (tensor.shape().rank() == 0) {
            throw reject(ProblemCode.BAD_SHAPE, role + " is a scalar, it needs at least one dimension");
        }
    }

    void expectShape(Tensor tensor, Shape shape, String role) {
        if (!tensor.shape().equals(shape)) {
            throw reject(ProblemCode.BAD_SHAPE, role + " must have shape " + shape + ", not " + tensor.shape());
        }
    }

    /** The bytes of a tensor that must be constant. */
    TensorData constant(Tensor tensor, String role) {
        return tensor.constant().orElseThrow(() -> reject(ProblemCode.NOT_CONSTANT, role + " must be constant"));
    }

    /** The values of a constant int32 input, such as axes: at most a few for each dimension. */
    int[] int32Input(int position, String role) {
        Tensor tensor = input(position);
        expectType(tensor, TensorType.INT32, role);
        if (tensor.shape().elements() > MAX_OPTION_VALUES) {
            throw reject(ProblemCode.BAD_SHAPE, role + " are " + tensor.shape().elements() + " numbers");
        }
        return constant(tensor, role).toInt32();
    }

    /**
     * The operator's options.
     *
     * @param type a {@link BuiltinOptions} number
     * @param table an empty schema object of that type, which is filled and returned
     */
    <T extends Table> T options(byte type, T table) {
        if (operator.table().builtinOptionsType() != type || operator.table().builtinOptions(table) == null) {
            throw reject(ProblemCode.MISSING_PART, "its " + BuiltinOptions.name(type) + " are missing");
        }
        return table;
    }

    /** A factor between scales as fixed-point number. */
    QuantizedMultiplier multiplier(double real) {
        if (!(real >= 0 && real < QuantizedMultiplier.LIMIT)) {
            throw reject(ProblemCode.BAD_QUANTIZATION, "the ratio of its scales, " + real + ", is out of range");
        }
        return QuantizedMultiplier.of(real);
    }

    /**
     * A factor between scales for values of a known magnitude, which must survive a left shift.
     *
     * @param magnitude the largest absolute value that will be multiplied
     */
    QuantizedMultiplier multiplier(double real, long magnitude) {
        QuantizedMultiplier multiplier = multiplier(real);
        if ((magnitude << Math.max(0, multiplier.shift())) > MAX_SHIFTED) {
            throw reject(ProblemCode.BAD_QUANTIZATION, "the ratio of its scales, " + real + ", overflows 32 bits");
        }
        return multiplier;
    }

    /** Refuses the operator when the options of the file's operators get too long. */
    void expectRoomFor(int elements) {
        if (!budget.takeListElements(elements)) {
            throw reject(ProblemCode.LIMIT_EXCEEDED, "too many channels in the file: " + elements + " more");
        }
    }

    OperatorRejection reject(ProblemCode code, String message) {
        return new OperatorRejection(code, message);
    }
}
