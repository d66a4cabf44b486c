package dev.mcusim.tflite;

import dev.mcusim.model.Quantization;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;

/** Reads the tensors of a verified file and checks what each says about itself. */
final class TensorReader {
    private final Model model;
    private final ImportLimits limits;
    private final Problems problems;
    private final Budget budget;

    TensorReader(Model model, ImportLimits limits, Budget budget, Problems problems) {
        this.model = model;
        this.limits = limits;
        this.budget = budget;
        this.problems = problems;
    }

    /** The tensor, or nothing when it has problems, which are then recorded. */
    Optional<Tensor> read(int index, org.tensorflow.lite.schema.Tensor table) {
        String name = FileText.of(table.nameAsByteBuffer());
        String where = where(index, name);
        TensorType type = type(table.type());
        if (table.isVariable() || table.sparsity() != null) {
            problems.add(
                    ProblemCode.UNSUPPORTED_OPTION,
                    where,
                    table.isVariable() ? "it keeps state between inferences" : "it is stored sparsely");
            return Optional.empty();
        }
        Optional<Shape> shape = shape(table, type, where);
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        Optional<Quantization> quantization = quantization(table.quantization(), type, shape.get(), where);
        if (quantization.isEmpty()) {
            return Optional.empty();
        }
        Optional<ByteBuffer> data = data(table, where);
        if (data.isEmpty()) {
            return Optional.empty();
        }
        return constant(data.get(), type, shape.get(), where)
                .map(constant -> new Tensor(index, name, type, shape.get(), quantization.get(), constant));
    }

    static String where(int index, String name) {
        return "tensor " + index + (name.isEmpty() ? "" : " '" + name + "'");
    }

    private static TensorType type(byte code) {
        String[] names = org.tensorflow.lite.schema.TensorType.names;
        return code >= 0 && code < names.length ? TensorType.valueOf(names[code]) : TensorType.UNKNOWN;
    }

    private Optional<Shape> shape(org.tensorflow.lite.schema.Tensor table, TensorType type, String where) {
        int rank = table.shapeLength();
        if (rank > limits.rank()) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    where,
                    rank + " dimensions, at most " + limits.rank() + " are accepted");
            return Optional.empty();
        }
        int[] dimensions = new int[rank];
        long bytes = Math.max(1, type.bytes());
        for (int i = 0; i < rank; i++) {
            dimensions[i] = table.shape(i);
            if (dimensions[i] <= 0) {
                problems.add(
                        ProblemCode.BAD_SHAPE,
                        where,
                        "dimension " + i + " is " + dimensions[i] + ", it must be at least 1");
                return Optional.empty();
            }
            bytes *= dimensions[i];
            if (bytes > limits.tensorBytes()) {
                problems.add(
                        ProblemCode.LIMIT_EXCEEDED,
                        where,
                        "larger than the " + limits.tensorBytes() + " bytes accepted");
                return Optional.empty();
            }
        }
        return Optional.of(Shape.of(dimensions));
    }

    private Optional<Quantization> quantization(
            QuantizationParameters table, TensorType type, Shape shape, String where) {
        int count = table == null ? 0 : table.scaleLength();
        if (count == 0) {
            return Optional.of(Quantization.NONE);
        }
        if (!budget.takeListElements(Math.max(count, table.zeroPointLength()))) {
            problems.add(ProblemCode.LIMIT_EXCEEDED, where, "too many scales in the file: " + count + " more");
            return Optional.empty();
        }
        Optional<String> fault = quantizationFault(table, type, shape);
        if (fault.isPresent()) {
            problems.add(ProblemCode.BAD_QUANTIZATION, where, fault.get());
            return Optional.empty();
        }
        List<Float> scales = new ArrayList<>(count);
        List<Integer> zeroPoints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            scales.add(table.scale(i));
            zeroPoints.add(table.zeroPointLength() == 0 ? 0 : (int) table.zeroPoint(i));
        }
        return Optional.of(new Quantization(scales, zeroPoints, count == 1 ? 0 : table.quantizedDimension()));
    }

    private static Optional<String> quantizationFault(QuantizationParameters table, TensorType type, Shape shape) {
        int count = table.scaleLength();
        int axis = table.quantizedDimension();
        if (count > 1 && (axis < 0 || axis >= shape.rank())) {
            return Optional.of("quantized along dimension " + axis + " of " + shape.rank());
        }
        if (count > 1 && count != shape.dimension(axis)) {
            return Optional.of(count + " scales for dimension " + axis + " of " + shape);
        }
        if (table.zeroPointLength() != 0 && table.zeroPointLength() != count) {
            return Optional.of(count + " scales but " + table.zeroPointLength() + " zero points");
        }
        for (int i = 0; i < count; i++) {
            float scale = table.scale(i);
            if (!(scale > 0) || Float.isInfinite(scale)) {
                return Optional.of("scale " + i + " is " + scale + ", it must be positive and finite");
            }
        }
        long min = minZeroPoint(type);
        long max = maxZeroPoint(type);
        for (int i = 0; i < table.zeroPointLength(); i++) {
            long zeroPoint = table.zeroPoint(i);
            if (zeroPoint < min || zeroPoint > max) {
                return Optional.of(
                        "zero point " + i + " is " + zeroPoint + ", " + type + " allows " + min + " to " + max);
            }
        }
        return Optional.empty();
    }

    private static long minZeroPoint(TensorType type) {
        return switch (type) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT4 -> -8;
            case UINT8, UINT16, UINT32, BOOL -> 0;
            default -> Integer.MIN_VALUE;
        };
    }

    private static long maxZeroPoint(TensorType type) {
        return switch (type) {
            case INT8 -> Byte.MAX_VALUE;
            case INT16 -> Short.MAX_VALUE;
            case INT4 -> 7;
            case UINT8 -> 255;
            case UINT16 -> 65_535;
            case BOOL -> 1;
            default -> Integer.MAX_VALUE;
        };
    }

    /** The bytes of the tensor's buffer, none when it has no constant value; empty when the buffer does not exist. */
    private Optional<ByteBuffer> data(org.tensorflow.lite.schema.Tensor table, String where) {
        long index = table.buffer();
        if (index < 0 || index >= model.buffersLength()) {
            problems.add(
                    ProblemCode.INDEX_OUT_OF_RANGE,
                    where,
                    "its buffer is number " + index + " of " + model.buffersLength());
            return Optional.empty();
        }
        Buffer buffer = model.buffers((int) index);
        ByteBuffer bytes = buffer == null ? null : buffer.dataAsByteBuffer();
        return Optional.of(bytes == null ? ByteBuffer.allocate(0) : bytes);
    }

    private Optional<Optional<TensorData>> constant(ByteBuffer data, TensorType type, Shape shape, String where) {
        if (!data.hasRemaining()) {
            return Optional.of(Optional.empty());
        }
        long expected = (long) shape.elements() * type.bytes();
        if (type.bytes() != 0 && data.remaining() != expected) {
            problems.add(
                    ProblemCode.BUFFER_SIZE_MISMATCH,
                    where,
                    "its buffer has " + data.remaining() + " bytes, " + type + " " + shape + " needs " + expected);
            return Optional.empty();
        }
        if (!budget.takeConstantBytes(data.remaining())) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    where,
                    "all constants together need more than " + limits.constantBytes() + " bytes");
            return Optional.empty();
        }
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return Optional.of(Optional.of(TensorData.of(bytes)));
    }
}
