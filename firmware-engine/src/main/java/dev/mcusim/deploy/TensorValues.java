package dev.mcusim.deploy;

import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.report.Report;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Reads a tensor's raw bytes as what they mean. */
final class TensorValues {
    private TensorValues() {}

    /** CRC-32 (IEEE) as eight hex digits. */
    static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** The elements as numbers, at most {@code most}. An element that is no single number stands for its bits, as an unsigned integer. */
    static List<Number> numbers(TensorType type, byte[] bytes, int most) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = size(type);
        List<Number> numbers = new ArrayList<>();
        while (data.remaining() >= size && numbers.size() < most) {
            numbers.add(
                    switch (type) {
                        case FLOAT32 -> data.getFloat();
                        case FLOAT64 -> data.getDouble();
                        case INT8 -> data.get();
                        case INT16 -> data.getShort();
                        case INT32 -> data.getInt();
                        case INT64 -> data.getLong();
                        default -> unsigned(data, size);
                    });
        }
        return numbers;
    }

    private static BigInteger unsigned(ByteBuffer data, int size) {
        byte[] bigEndian = new byte[size];
        for (int i = size - 1; i >= 0; i--) {
            bigEndian[i] = data.get();
        }
        return new BigInteger(1, bigEndian);
    }

    private static int size(TensorType type) {
        return Math.max(1, type.bytes());
    }

    static Report.Tensor input(Tensor tensor, byte[] bytes) {
        return new Report.Tensor(
                tensor.name(), tensor.type().name(), tensor.shape().dimensions(), crc32(bytes));
    }

    static Report.OutputTensor output(Tensor tensor, byte[] bytes) {
        return new Report.OutputTensor(
                tensor.name(),
                tensor.type().name(),
                tensor.shape().dimensions(),
                crc32(bytes),
                numbers(tensor.type(), bytes, Report.OutputTensor.MAX_VALUES));
    }

    /**
     * The first element in which two tensors of one type and size differ, or -1.
     *
     * @return an index of elements, not of bytes
     */
    static int firstDifference(TensorType type, byte[] expected, byte[] actual) {
        int at = Arrays.mismatch(expected, actual);
        return at < 0 ? -1 : at / size(type);
    }
}
