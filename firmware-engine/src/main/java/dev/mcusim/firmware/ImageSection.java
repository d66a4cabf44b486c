package dev.mcusim.firmware;

import dev.mcusim.asm.MachineCode;
import java.util.List;

/**
 * A range of addresses of an image with one purpose.
 *
 * @param name as in the ELF file, for example {@code .text}
 * @param address where it is while the firmware runs
 * @param loadAddress where it is programmed; differs from {@code address} for initialised variables
 * @param size in bytes
 * @param bytes its contents, {@code size} of them; empty for memory without contents, such as the stack
 * @param access what the firmware may do with it
 * @param data which bytes of an executable section are not instructions, offsets by rising order
 */
@SuppressWarnings("ArrayRecordComponent") // cloned on the way in and out
public record ImageSection(
        String name,
        long address,
        long loadAddress,
        long size,
        byte[] bytes,
        Access access,
        List<MachineCode.DataRange> data) {
    /** What the firmware may do with a section. */
    public enum Access {
        EXECUTE,
        READ,
        WRITE
    }

    public ImageSection {
        bytes = bytes.clone();
        data = List.copyOf(data);
        if (bytes.length != 0 && bytes.length != size) {
            throw new IllegalArgumentException(
                    "section " + name + " has " + bytes.length + " bytes but a size of " + size);
        }
    }

    /** Memory without contents. */
    static ImageSection reserved(String name, long address, long size) {
        return new ImageSection(name, address, address, size, new byte[0], Access.WRITE, List.of());
    }

    /** A copy of the contents. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether the section is part of what is programmed into flash. */
    public boolean isLoaded() {
        return bytes.length > 0;
    }
}
