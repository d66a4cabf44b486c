package dev.mcusim.kernel;

/**
 * Any function from int8 to int8 as a table: LOGISTIC, RELU, RELU6, QUANTIZE from one quantization to another.
 *
 * @param elements number of elements, at least 1
 * @param table 256 results, for the inputs -128 to 127 in this order
 */
public record ByteLookupParameters(int elements, byte[] table) {
    public ByteLookupParameters {
        Require.inRange("elements", elements, 1, 1 << 30);
        Require.that(table.length == 256, "a table of int8 has 256 entries, this one has " + table.length);
        table = table.clone();
    }

    /** A copy of the table. */
    @Override
    public byte[] table() {
        return table.clone();
    }
}
