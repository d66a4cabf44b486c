package dev.mcusim.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The immutable raw bytes of a constant tensor, little-endian, elements in row-major order. */
public final class TensorData {
    private final byte[] bytes;

    private TensorData(byte[] bytes) {
        this.bytes = bytes;
    }

    public static TensorData of(byte... bytes) {
        return new TensorData(bytes.clone());
    }

    public static TensorData ofInt32(int... values) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return new TensorData(buffer.array());
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy of the raw bytes; for INT8 tensors these are the values. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The values of an INT32 tensor. */
    public int[] toInt32() {
        int[] values = new int[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorData that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
