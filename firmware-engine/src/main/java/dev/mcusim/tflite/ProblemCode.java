package dev.mcusim.tflite;

/** What is wrong with a file. Tests and tools rely on the code; the sentences beside it may change. */
public enum ProblemCode {
    /** The file cannot be opened or read. */
    FILE_UNREADABLE,
    /** The file, or something in it, exceeds {@link ImportLimits}. */
    LIMIT_EXCEEDED,
    /** Not a TFLite file: file identifier or schema version differ. */
    NOT_TFLITE,
    /** An offset or a length points outside the file. */
    CORRUPT_STRUCTURE,
    /** A required part of the file is not there. */
    MISSING_PART,
    /** An index of a tensor, buffer or operator code is out of range. */
    INDEX_OUT_OF_RANGE,
    /** A shape has a negative or zero dimension, or shapes of an operator contradict each other. */
    BAD_SHAPE,
    /** A constant's buffer does not have as many bytes as its shape and type need. */
    BUFFER_SIZE_MISMATCH,
    /** Scales or zero points are missing, too few or too many, not finite, not positive or out of the type's range. */
    BAD_QUANTIZATION,
    /** An option, such as a stride or an axis, has an impossible value. */
    BAD_OPTION,
    /** A value must be constant in the file but is computed. */
    NOT_CONSTANT,
    /** Two operators write one tensor, or an operator writes a constant or a network input. */
    WRITTEN_TWICE,
    /** A tensor is read before an operator has written it. */
    READ_BEFORE_WRITTEN,
    /** Operators depend on each other in a circle. */
    GRAPH_CYCLE,
    /** The operator is not in the table of supported operators. */
    UNSUPPORTED_OPERATOR,
    /** The operator is supported, but not with these tensor types. */
    UNSUPPORTED_TYPE,
    /** The operator is supported, but not with these options. */
    UNSUPPORTED_OPTION
}
