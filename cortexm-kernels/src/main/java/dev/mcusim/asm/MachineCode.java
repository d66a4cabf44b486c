package dev.mcusim.asm;

import java.util.List;

/**
 * Finished code: position independent but for its relocations.
 *
 * @param bytes instructions and data, to be placed at a multiple of 4
 * @param relocations what depends on the addresses of symbols, by rising offset
 * @param data which parts of the bytes are data, by rising offset
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what callers want; compared by nobody
public record MachineCode(byte[] bytes, List<Relocation> relocations, List<DataRange> data) {
    /** Bytes that are data and not instructions. */
    public record DataRange(int offset, int length) {}

    /** Copies the lists. The bytes are not copied. */
    public MachineCode {
        relocations = List.copyOf(relocations);
        data = List.copyOf(data);
    }

    /** Code without data in it. */
    public MachineCode(byte[] bytes, List<Relocation> relocations) {
        this(bytes, relocations, List.of());
    }
}
