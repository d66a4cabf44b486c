package dev.mcusim.kernel;

/**
 * Read-only data of a kernel, such as repacked weights; the linker places it in flash.
 *
 * @param name relocation symbol, unique within the plan, for example {@code weights}
 * @param bytes contents, little endian
 * @param alignment of the start address, in bytes: 1, 2, 4 or 8
 */
public record Constant(String name, byte[] bytes, int alignment) {
    public Constant {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a constant needs a name");
        }
        if (alignment < 1 || alignment > 8 || Integer.bitCount(alignment) != 1) {
            throw new IllegalArgumentException(
                    "alignment of " + name + " is " + alignment + ", allowed are 1, 2, 4 and 8");
        }
        bytes = bytes.clone();
    }

    /** A copy of the contents. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Number of bytes of the contents. */
    public int size() {
        return bytes.length;
    }
}
