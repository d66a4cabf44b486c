package dev.mcusim.isa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The golden words: what GNU as makes of assembly text, and how GNU objdump writes it back. Run {@link #main} where both are
 * installed to make the file anew; its text comes from the table's own samples and from {@code golden-source.s}, written by
 * hand, its words from GNU as.
 */
final class GoldenEncodings {
    /** A word and the text of GNU objdump for it, at address 0. */
    record Golden(int bits, int sizeInBytes, String text) {}

    private static final String FILE = "golden-encodings.txt";
    private static final String IT_FILE = "golden-it-encodings.txt";
    private static final String SOURCE = "golden-source.s";
    private static final int SAMPLES = 4;

    private GoldenEncodings() {}

    /** All golden words. */
    static List<Golden> read() {
        return read(FILE);
    }

    /** Golden words that stand under EQ in an IT block. */
    static List<Golden> readUnderEq() {
        return read(IT_FILE);
    }

    private static List<Golden> read(String file) {
        List<Golden> golden = new ArrayList<>();
        resource(file).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.indexOf(' ');
            golden.add(new Golden(
                    Integer.parseUnsignedInt(line.substring(0, blank), 16), blank / 2, line.substring(blank + 2)));
        });
        return golden;
    }

    private static String resource(String name) {
        try (InputStream in = GoldenEncodings.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the golden file.
     *
     * @param arguments the folder of the test resources of this package
     */
    public static void main(String[] arguments) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        resource(SOURCE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("@"))
                .forEach(lines::add);
        Random random = new Random(7);
        for (Encoding encoding : InstructionSet.encodings()) {
            for (Instruction instruction : Samples.of(encoding, random, SAMPLES)) {
                lines.add(source(instruction));
            }
        }
        Set<String> out = new LinkedHashSet<>();
        for (String line : lines) {
            // Each line by itself, so that it stands at address 0 and outside the IT blocks of others.
            GnuTools.Line made = GnuTools.assemble(line + '\n').get(0);
            if (!made.text().equals("sevl")) { // a hint of ARMv8, which is a NOP here
                out.add(line(made));
            }
        }
        write(Path.of(arguments[0], FILE), out, "at address 0");
        write(Path.of(arguments[0], IT_FILE), underEq(random), "at address 2 behind it eq");
    }

    /** One instruction of every row that may be conditional, behind IT EQ. */
    private static Set<String> underEq(Random random) {
        Set<String> out = new LinkedHashSet<>();
        for (Encoding encoding : InstructionSet.encodings()) {
            for (Instruction instruction : Samples.of(encoding, random, 1)) {
                if (encoding.syntax().isPredicated() && !ObjdumpDifferences.isKnown(instruction)) {
                    String word = GnuTools.inst(instruction.bits(), instruction.sizeInBytes());
                    out.add(line(GnuTools.assemble("it eq\n" + word + '\n').get(1)));
                }
            }
        }
        return out;
    }

    private static String line(GnuTools.Line line) {
        return String.format(line.sizeInBytes() == 2 ? "%04x  %s" : "%08x  %s", line.bits(), line.text());
    }

    private static void write(Path path, Set<String> lines, String where) throws IOException {
        StringBuilder file = new StringBuilder(
                """
                # Words made by GNU as and text made by GNU objdump (binutils 2.40), %s.
                # Made by dev.mcusim.isa.GoldenEncodings of mcu-sim's tests: run its main method with this file's folder
                # as argument where arm-none-eabi-as and arm-none-eabi-objdump are on the PATH.
                """
                        .formatted(where));
        lines.forEach(line -> file.append(line).append('\n'));
        Files.writeString(path, file);
    }

    /** Text that GNU as takes for an instruction. */
    private static String source(Instruction instruction) {
        String text = instruction.encoding().syntax().format(instruction, 0);
        List<Operand> operands = instruction.operands();
        int last = operands.size() - 1;
        if (last >= 0 && operands.get(last) instanceof Displacement displacement) {
            return text.substring(0, text.lastIndexOf(' ')) + " . + " + displacement.bytes();
        }
        if (last >= 0 && operands.get(last) instanceof FpImmediate constant) {
            return text.substring(0, text.indexOf('#')) + "#" + constant.value();
        }
        if (last >= 0 && operands.get(last) instanceof BarrierOption) {
            return text.substring(0, text.indexOf(' '));
        }
        return text.replace("CPSR_fs", "APSR_nzcvqg")
                .replace("CPSR_f", "APSR_nzcvq")
                .replace("CPSR_s", "APSR_g")
                .replace("CPSR", "APSR");
    }
}
