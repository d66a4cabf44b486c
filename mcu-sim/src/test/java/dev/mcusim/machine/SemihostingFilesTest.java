package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.semihosting.FileLimits;
import dev.mcusim.machine.semihosting.HostFolder;
import dev.mcusim.machine.semihosting.SemihostingHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by semihosting: what C's stdio does with them, and that nothing outside the folder is reached. */
class SemihostingFilesTest {

    private static final int OPEN = 0x01;
    private static final int CLOSE = 0x02;
    private static final int WRITE = 0x05;
    private static final int READ = 0x06;
    private static final int READC = 0x07;
    private static final int SEEK = 0x0a;
    private static final int FLEN = 0x0c;
    private static final int TMPNAM = 0x0d;
    private static final int REMOVE = 0x0e;
    private static final int RENAME = 0x0f;
    private static final int TIME = 0x11;
    private static final int ERRNO = 0x13;

    private static final int READING = 0;
    private static final int UPDATING = 2;
    private static final int REPLACING = 4;
    private static final int APPENDING = 8;

    private static final int NAME = (int) Firmware.BLOCK + 0x100;
    private static final int BUFFER = (int) Firmware.BLOCK + 0x200;
    private static final int ENOENT = 2;
    private static final int EBADF = 9;
    private static final int EACCES = 13;
    private static final int EFAULT = 14;
    private static final int EISDIR = 21;
    private static final int EMFILE = 24;
    private static final int EFBIG = 27;
    private static final int ENOSPC = 28;

    @TempDir
    Path place;

    private Path folder;
    private Firmware firmware;

    @BeforeEach
    void powerUp() throws IOException {
        folder = Files.createDirectory(place.resolve("folder"));
        firmware = firmware(new FileLimits(4, 5, 100, 250));
    }

    private Firmware firmware(FileLimits limits) throws IOException {
        return new Firmware(
                "nucleo-f446re",
                new Code("bkpt 0xab", 0xbeab),
                new SemihostingHost(
                        (data, error) -> {},
                        new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.US_ASCII)),
                        Optional.of(new HostFolder(folder, limits)),
                        "",
                        1_700_000_000));
    }

    @AfterEach
    void close() {
        firmware.close();
    }

    private int open(String name, int mode) {
        return firmware.call(OPEN, firmware.text(name), mode, name.length());
    }

    private int remove(String name) {
        return firmware.call(REMOVE, firmware.text(name), name.length());
    }

    private int rename(String from, String to) {
        int text = firmware.text(from + to);
        return firmware.call(RENAME, text, from.length(), text + from.length(), to.length());
    }

    private int write(int handle, String text) {
        return firmware.call(WRITE, handle, firmware.text(text), text.length());
    }

    /** Reads so many bytes at most. */
    private String read(int handle, int most) {
        int count = most - firmware.call(READ, handle, BUFFER, most);
        return new String(firmware.machine.readMemory(BUFFER, count), StandardCharsets.US_ASCII);
    }

    private void fails(int errno, int result) {
        assertThat(result).isEqualTo(-1);
        assertThat(firmware.call(ERRNO)).isEqualTo(errno);
    }

    @Test
    void filesAreWrittenReadAndSought() throws IOException {
        int file = open("out.txt", REPLACING);
        assertThat(write(file, "hello, world")).isZero();
        assertThat(firmware.call(FLEN, file)).isEqualTo(12);
        assertThat(firmware.call(SEEK, file, 7)).isZero();
        assertThat(write(file, "W")).isZero();
        assertThat(read(file, 4)).as("opened for writing only").isEmpty();
        assertThat(firmware.call(ERRNO)).isEqualTo(EBADF);
        assertThat(firmware.call(CLOSE, file)).isZero();
        assertThat(folder.resolve("out.txt")).hasContent("hello, World");

        file = open("out.txt", APPENDING);
        assertThat(write(file, "!")).isZero();
        firmware.call(CLOSE, file);
        file = open("out.txt", UPDATING);
        assertThat(read(file, 5)).isEqualTo("hello");
        assertThat(read(file, 100)).isEqualTo(", World!");
        assertThat(read(file, 100)).as("the end").isEmpty();
    }

    @Test
    void filesAreRenamedAndRemoved() throws IOException {
        Files.writeString(folder.resolve("a"), "A");
        Files.writeString(folder.resolve("b"), "B");
        assertThat(rename("a", "b")).isZero();
        assertThat(folder.resolve("b")).hasContent("A");
        fails(ENOENT, rename("a", "c"));
        assertThat(remove("b")).isZero();
        fails(ENOENT, remove("b"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void temporaryNamesDifferByTheirIdentifier() {
        assertThat(firmware.call(TMPNAM, NAME, 7, 8)).isZero();
        assertThat(new String(firmware.machine.readMemory(NAME, 8), StandardCharsets.US_ASCII))
                .isEqualTo("tmp-007\0");
        assertThat(firmware.call(TMPNAM, NAME, 7, 7)).as("no room for the zero").isEqualTo(-1);
        assertThat(firmware.call(TMPNAM, NAME, 256, 100)).isEqualTo(-1);
    }

    @Test
    void theConsoleIsReadByLines() {
        int console = open(":tt", READING);
        assertThat(read(console, 2)).isEqualTo("on");
        assertThat(read(console, 80)).isEqualTo("e\n");
        firmware.callWith(READC, 0);
        assertThat(firmware.machine.register(Register.R0)).isEqualTo('t');
        assertThat(read(console, 80)).isEqualTo("wo");
        assertThat(read(console, 80)).isEmpty();
    }

    @Test
    void theTimeOfDayIsThatOfTheCommandLine() {
        assertThat(firmware.call(TIME)).isEqualTo(1_700_000_000);
    }

    @Test
    void namesLeadNowhereElse() throws IOException {
        Files.writeString(place.resolve("secret"), "secret");
        Files.createDirectory(folder.resolve("sub"));
        for (String name : new String[] {
            "../secret", "sub/../../secret", place.resolve("secret").toString(), "", ".", ".."
        }) {
            fails(EACCES, open(name, READING));
            fails(EACCES, open(name, REPLACING));
            fails(EACCES, remove(name));
        }
        assertThat(rename("../secret", "mine")).isEqualTo(-1);
        fails(EISDIR, open("sub", READING));
        fails(EISDIR, remove("sub"));
        fails(ENOENT, open("none/x", REPLACING));
        assertThat(open("sub/../inside", REPLACING))
                .as("that does not leave the folder")
                .isPositive();
        assertThat(place.resolve("secret")).hasContent("secret");
    }

    @Test
    void linksLeadNowhereElse() throws IOException {
        Files.writeString(place.resolve("secret"), "secret");
        Files.writeString(folder.resolve("file"), "file");
        link("out", place.resolve("secret"));
        link("dangling", place.resolve("made"));
        link("up", place);
        link("in", folder.resolve("file"));
        fails(EACCES, open("out", READING));
        fails(EACCES, open("out", REPLACING));
        fails(EACCES, open("up/secret", READING));
        fails(EACCES, remove("up/secret"));
        fails(EACCES, rename("file", "up/file"));
        assertThat(open("dangling", REPLACING)).isEqualTo(-1);
        assertThat(place.resolve("made")).doesNotExist();
        assertThat(read(open("in", READING), 10)).as("a link within the folder").isEqualTo("file");
        assertThat(remove("out")).as("the link goes, not the file").isZero();
        assertThat(place.resolve("secret")).hasContent("secret");
    }

    private void link(String name, Path target) {
        try {
            Files.createSymbolicLink(folder.resolve(name), target);
        } catch (UnsupportedOperationException | IOException e) {
            Assumptions.abort("this file system has no symbolic links: " + e);
        }
    }

    @Test
    void openFilesAreLimited() {
        for (int handle = 1; handle <= 4; handle++) {
            assertThat(open("f", REPLACING)).isEqualTo(handle);
        }
        fails(EMFILE, open("f", REPLACING));
        firmware.call(CLOSE, 3);
        assertThat(open("f", READING)).isEqualTo(3);
    }

    @Test
    void newFilesAndTheirSizesAreLimited() {
        String half = "x".repeat(50);
        int file = open("0", REPLACING);
        assertThat(write(file, half)).isZero();
        assertThat(write(file, half)).isZero();
        assertThat(write(file, "x")).as("bytes not written").isEqualTo(1);
        assertThat(firmware.call(ERRNO)).isEqualTo(EFBIG);
        firmware.call(SEEK, file, 0x7fff_ffff);
        assertThat(write(file, "x")).as("no sparse giant either").isEqualTo(1);
        file = open("1", REPLACING);
        write(file, half);
        write(file, half);
        file = open("2", REPLACING);
        assertThat(write(file, half)).isZero();
        assertThat(write(file, half)).as("250 bytes in all").isEqualTo(50);
        assertThat(firmware.call(ERRNO)).isEqualTo(ENOSPC);
        for (int handle = 1; handle <= 3; handle++) {
            firmware.call(CLOSE, handle);
        }
        firmware.call(CLOSE, open("3", REPLACING));
        firmware.call(CLOSE, open("4", REPLACING));
        fails(ENOSPC, open("5", REPLACING));
        assertThat(open("0", READING)).isPositive();
    }

    @Test
    void lengthsBeyondMemoryTakeNoMemory() throws IOException {
        int file = open("big", REPLACING);
        for (int length : new int[] {-1, 0x7fff_ffff, 0x8000_0000, 0x0100_0000}) {
            assertThat(firmware.call(WRITE, file, BUFFER, length)).isNotZero();
            assertThat(firmware.call(READ, file, BUFFER, length)).isEqualTo(length);
        }
        assertThat(firmware.call(OPEN, BUFFER, READING, -1)).isEqualTo(-1);
        assertThat(firmware.call(WRITE, file, 0x6000_0000, 4)).isEqualTo(4);
        assertThat(firmware.call(ERRNO)).isEqualTo(EFAULT);
        assertThat(firmware.call(READ, open("big", READING), 0x0800_0000, 4))
                .as("flash is no buffer")
                .isEqualTo(4);
        assertThat(Files.size(folder.resolve("big"))).isLessThanOrEqualTo(100);
    }
}
