package dev.mcusim.tflite;

/**
 * What one file may make the importer keep. A small file can name the same bytes, scales or indices a million times, so what counts is not the size of
 * the file but the total of what is made from it.
 */
final class Budget {
    private long constantBytes;
    private long listElements;

    Budget(ImportLimits limits) {
        constantBytes = limits.constantBytes();
        listElements = limits.listElements();
    }

    /** Whether that many more bytes of constants may be kept; if so they are taken off the budget. */
    boolean takeConstantBytes(int bytes) {
        if (bytes > constantBytes) {
            return false;
        }
        constantBytes -= bytes;
        return true;
    }

    /** Whether that many more scales, multipliers or indices may be kept; if so they are taken off the budget. */
    boolean takeListElements(int elements) {
        if (elements > listElements) {
            return false;
        }
        listElements -= elements;
        return true;
    }
}
