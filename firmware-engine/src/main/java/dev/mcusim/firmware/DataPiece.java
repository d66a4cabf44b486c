package dev.mcusim.firmware;

/**
 * Constant bytes, or the initial value of a variable.
 *
 * @param symbol its name
 * @param bytes its contents
 * @param alignment of its start, in bytes, a power of two
 */
@SuppressWarnings("ArrayRecordComponent") // cloned on the way in, read within the package only
record DataPiece(String symbol, byte[] bytes, int alignment) {
    DataPiece {
        bytes = bytes.clone();
    }
}
