package dev.mcusim.isa;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GNU as and objdump for Arm, where they are on the PATH. */
final class GnuTools {
    /** An instruction as objdump lists it, its text normalised by {@link #normalise}. */
    record Line(int address, int bits, int sizeInBytes, String text) {}

    private static final String HEADER = ".syntax unified\n.thumb\n.cpu cortex-m7\n.fpu fpv5-d16\n";
    private static final Pattern LISTED =
            Pattern.compile("\\s*([0-9a-f]+):\\s+([0-9a-f]{4})(?: ([0-9a-f]{4}))?\\s+(.*)");

    private GnuTools() {}

    /** Whether both tools are on the PATH. */
    static boolean areInstalled() {
        return isOnPath("arm-none-eabi-as") && isOnPath("arm-none-eabi-objdump");
    }

    private static boolean isOnPath(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    /** Assembles source text and lists the result. */
    static List<Line> assemble(String source) {
        try {
            Path folder = Files.createTempDirectory("gnu");
            Path text = folder.resolve("code.s");
            Path object = folder.resolve("code.o");
            Files.writeString(text, HEADER + source);
            run("arm-none-eabi-as", "-o", object.toString(), text.toString());
            String listing = run("arm-none-eabi-objdump", "-d", "-M", "reg-names-std", object.toString());
            Files.delete(text);
            Files.delete(object);
            Files.delete(folder);
            return parse(listing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists instruction words, each of 2 or 4 bytes by its first halfword. */
    static List<Line> disassemble(List<Instruction> instructions) {
        StringBuilder source = new StringBuilder();
        for (Instruction instruction : instructions) {
            source.append(inst(instruction.bits(), instruction.sizeInBytes())).append('\n');
        }
        return assemble(source.toString());
    }

    /** The directive that places an instruction word. */
    static String inst(int bits, int sizeInBytes) {
        return sizeInBytes == 2 ? String.format(".inst.n 0x%04x", bits) : String.format(".inst.w 0x%08x", bits);
    }

    private static List<Line> parse(String listing) {
        List<Line> lines = new ArrayList<>();
        for (String line : listing.split("\n", -1)) {
            Matcher matcher = LISTED.matcher(line);
            if (matcher.matches()) {
                String second = matcher.group(3);
                int bits = Integer.parseUnsignedInt(matcher.group(2) + (second == null ? "" : second), 16);
                int address = Integer.parseInt(matcher.group(1), 16);
                lines.add(new Line(address, bits, second == null ? 2 : 4, normalise(matcher.group(4))));
            }
        }
        return lines;
    }

    /** Drops comments and symbols, and makes one blank of white space. */
    static String normalise(String text) {
        return text.replaceAll("[@;].*", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
