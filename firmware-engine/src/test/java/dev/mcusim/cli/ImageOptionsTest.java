package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.elf.ElfFile;
import dev.mcusim.elf.ElfSegment;
import dev.mcusim.elf.ElfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same firmware, {@code b .}, in each format. */
class ImageOptionsTest {
    private static final long FLASH = 0x0800_0000L;
    private static final long SLOT = 0x0801_0000L;
    private static final String ENDLESS_LOOP = "The firmware stopped in an endless loop at ";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path elf;
    private byte[] bytes;

    @BeforeEach
    void writeElf() throws IOException {
        elf = Files.write(folder.resolve("app.elf"), image(FLASH));
        bytes = raw(image(FLASH));
    }

    private static byte[] image(long base) {
        byte[] vectors = {0, 0x10, 0, 0x20, 9, 0, (byte) (base >> 16), (byte) (base >> 24)};
        return new ElfWriter()
                .constants(".isr_vector", base, vectors)
                .code(".text", base + 8, new byte[] {(byte) 0xfe, (byte) 0xe7})
                .function("main", base + 8, 2)
                .write();
    }

    private static byte[] raw(byte[] elf) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ElfFile.read(elf).segments().stream().map(ElfSegment::bytes).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private void runs(String where, Object... words) {
        assertThat(run(words)).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.err()).contains(ENDLESS_LOOP + where);
    }

    private void refuses(String reason, Object... words) {
        assertThat(run(words)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(reason).doesNotContain("Exception");
    }

    private Exit run(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "run";
        all[1] = "--board";
        all[2] = "nucleo-f446re";
        System.arraycopy(words, 0, all, 3, words.length);
        return terminal.run(all);
    }

    @Test
    void theContentsTellTheFormatNotTheName() throws IOException {
        runs("0x08000008 (main)", Files.copy(elf, folder.resolve("app.bin")));
    }

    @Test
    void aRawBinaryGoesToTheFlashOrToItsBase() throws IOException {
        runs("0x08000008 that", Files.write(folder.resolve("app.bin"), bytes));
        Path slot = Files.write(folder.resolve("slot.img"), raw(image(SLOT)));
        runs("0x08010008 that", slot, "--base", "0x08010000");
    }

    @Test
    void hexFilesAndSymbols() throws IOException {
        Path hex = Files.writeString(
                folder.resolve("app.txt"),
                ":020000040800F2\n:0A0000000010002009000008FEE7D0\n:00000001FF\n",
                StandardCharsets.US_ASCII);
        runs("0x08000008 that", hex);
        runs("0x08000008 (main) that", hex, "--symbols", elf);
    }

    @Test
    void whatCannotBeLoadedIsRefused() throws IOException {
        Path unknown = Files.write(folder.resolve("app"), bytes);
        refuses("neither ELF nor Intel HEX nor S-records", unknown);
        assertThat(terminal.err()).contains("--base 0x08000000 is the board's flash");
        refuses("this is ELF, which has addresses of its own", elf, "--base", "0x08000000");
        refuses("--base takes an address from 0x00000000 to 0xffffffff, not 'flash'", unknown, "--base", "flash");
        refuses("--base takes an address from", unknown, "--base", "0x100000000");
        refuses("10 bytes from 0xfffffff8 on end beyond", unknown, "--base", "0xfffffff8");
        refuses("the file is empty", Files.write(folder.resolve("none.bin"), new byte[0]));
        Path broken = Files.writeString(folder.resolve("broken.hex"), ":020000040800F1\n");
        refuses("broken.hex: line 1: the checksum is written as F1", broken);
        refuses("--symbols " + unknown, elf, "--symbols", unknown);
    }
}
