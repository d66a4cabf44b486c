package dev.mcusim.model;

/**
 * Element type of a tensor, with the names of the TFLite schema. Networks that were accepted hold only types that
 * their operators support; the others exist so that a file that is refused can still be described.
 */
public enum TensorType {
    FLOAT32(4),
    FLOAT16(2),
    INT32(4),
    UINT8(1),
    INT64(8),
    STRING(0),
    BOOL(1),
    INT16(2),
    COMPLEX64(8),
    INT8(1),
    FLOAT64(8),
    COMPLEX128(16),
    UINT64(8),
    RESOURCE(0),
    VARIANT(0),
    UINT32(4),
    UINT16(2),
    INT4(0),
    /** A type number that the schema does not define. */
    UNKNOWN(0);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element; 0 where elements have no whole, fixed size (strings, 4-bit integers, handles). */
    public int bytes() {
        return bytes;
    }
}
