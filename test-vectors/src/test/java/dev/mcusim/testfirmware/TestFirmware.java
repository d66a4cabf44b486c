package dev.mcusim.testfirmware;

import dev.mcusim.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs in {@code test-vectors/firmware}, built by its Makefile into {@code target/firmware}; once for all tests. */
final class TestFirmware {
    private static final Path SOURCES = Path.of("firmware").toAbsolutePath();
    private static final Path IMAGES = Path.of("target", "firmware").toAbsolutePath();

    private static boolean built;

    private TestFirmware() {}

    /** Builds what has changed, or ends the test where there is no compiler. */
    static synchronized void build() {
        if (!built) {
            make("OUT=" + IMAGES);
            built = true;
        }
    }

    private static void make(String... arguments) {
        RequiredTool.find("arm-none-eabi-gcc", "gcc-arm-none-eabi");
        Path make = RequiredTool.find("make", "make");
        List<String> command = new ArrayList<>();
        command.add(make.toString());
        command.add("--silent");
        command.add("--jobs=" + Runtime.getRuntime().availableProcessors());
        command.addAll(List.of(arguments));
        Output output = Output.of(SOURCES, command, 300);
        if (output.exitCode() != 0) {
            throw new AssertionError("the test firmware does not compile:\n" + output.text());
        }
    }

    /** The programs for a target, in alphabetical order. */
    static List<String> programs(Target target) {
        Output output = Output.of(SOURCES, List.of("make", "--silent", "programs", "TARGETS=" + target.folder()), 60);
        return output.text().lines().sorted().toList();
    }

    /** The image of a program. */
    static Path image(Target target, String program) {
        return IMAGES.resolve(target.folder()).resolve(program + ".elf");
    }

    /** The image of a program that prints through the serial port of the target's board. */
    static Path imageWithSerialConsole(Target target, String program) {
        Path images = IMAGES.resolveSibling("firmware-usart");
        Path image = images.resolve(target.folder()).resolve(program + ".elf");
        make("CONSOLE=usart", "OUT=" + images, "TARGETS=" + target.folder(), image.toString());
        return image;
    }

    /** What a program must print: what is committed for this target, else for all. */
    static String expected(Target target, String program) {
        Path folder = SOURCES.resolve("expected");
        Path file = Stream.of(program + "." + target.folder() + ".txt", program + ".txt")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + folder.resolve(program + ".txt")));
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
