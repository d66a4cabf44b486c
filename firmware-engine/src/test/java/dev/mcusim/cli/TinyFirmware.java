package dev.mcusim.cli;

import dev.mcusim.elf.ElfWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Firmware of a few instructions, for boards with flash at 0x08000000. */
final class TinyFirmware {
    static final long FLASH = 0x0800_0000L;
    static final long CODE = 0x0800_0200L;

    private TinyFirmware() {}

    /** Writes an ELF file whose function {@code main} is this code, at {@link #CODE}, and is where the vector table leads. */
    static Path write(Path file, int... halfwords) throws IOException {
        ByteBuffer vectors = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        vectors.putInt(0x2000_1000).putInt((int) CODE | 1);
        ByteBuffer code = ByteBuffer.allocate(2 * halfwords.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int halfword : halfwords) {
            code.putShort((short) halfword);
        }
        byte[] elf = new ElfWriter()
                .constants(".isr_vector", FLASH, vectors.array())
                .code(".text", CODE, code.array())
                .function("main", CODE, code.capacity())
                .write();
        return Files.write(file, elf);
    }
}
