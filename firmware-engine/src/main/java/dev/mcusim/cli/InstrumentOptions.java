package dev.mcusim.cli;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.elf.ElfException;
import dev.mcusim.elf.dwarf.DwarfException;
import dev.mcusim.files.PartialFile;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.image.SymbolIndex;
import dev.mcusim.run.FirmwareFile;
import dev.mcusim.trace.AddressRange;
import dev.mcusim.trace.CodeNames;
import dev.mcusim.trace.Coverage;
import dev.mcusim.trace.FlameGraph;
import dev.mcusim.trace.InstructionTrace;
import dev.mcusim.trace.Instrument;
import dev.mcusim.trace.Instruments;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that look at a run from within: trace and flame graph, and the files that they fill. */
final class InstrumentOptions implements Closeable {
    private static final String TRACE = "trace";
    static final String TRACE_ONLY = "trace-only";
    private static final String TRACE_LIMIT = "trace-limit";
    private static final String FLAME = "flame";
    private static final String COVERAGE = "coverage";
    private static final String STANDARD_OUTPUT = "-";

    private final List<Instrument> instruments = new ArrayList<>();
    private final Console console;
    private Optional<PartialFile> traceFile = Optional.empty();
    private Optional<String> flameFile = Optional.empty();
    private Optional<FlameGraph> flame = Optional.empty();
    private Optional<String> coverageFile = Optional.empty();
    private Optional<Coverage> coverage = Optional.empty();

    private InstrumentOptions(Console console) {
        this.console = console;
    }

    static List<Option> all() {
        return List.of(
                FileOptions.file(TRACE, "write every instruction with its cycle and the registers it changes"),
                Option.builder()
                        .longOpt(TRACE_ONLY)
                        .hasArg()
                        .argName("CODE")
                        .desc("trace only a function, or 0x08000100-0x080001ff; may be given several times")
                        .get(),
                Option.builder()
                        .longOpt(TRACE_LIMIT)
                        .hasArg()
                        .argName("N")
                        .desc("end the trace, not the run, after N instructions")
                        .get(),
                FileOptions.file(FLAME, "write cycles by call stack as folded stacks, which flame graph tools draw"),
                FileOptions.file(COVERAGE, "write how often each line was executed, for lcov and genhtml"));
    }

    /**
     * Prepares what the options ask for.
     *
     * @param file  of the firmware
     * @throws UsageException when they make no sense with each other, with the firmware, or a file cannot be written
     */
    static InstrumentOptions of(CommandLine line, Path file, ProgramImage image, CoreKind core, Console console) {
        checkTogether(line, core);
        InstrumentOptions options = new InstrumentOptions(console);
        CodeNames names = new CodeNames(image.symbols());
        options.flameFile = Optional.ofNullable(line.getOptionValue(FLAME));
        options.flameFile.ifPresent(target -> options.prepareFlame(target, image, names));
        options.coverageFile = Optional.ofNullable(line.getOptionValue(COVERAGE));
        options.coverageFile.ifPresent(
                target -> options.prepareCoverage(target, ImageOptions.executable(line, file), image));
        if (line.hasOption(TRACE)) {
            options.prepareTrace(line, new SymbolIndex(image), names);
        }
        return options;
    }

    private static void checkTogether(CommandLine line, CoreKind core) {
        if (!line.hasOption(TRACE) && (line.hasOption(TRACE_ONLY) || line.hasOption(TRACE_LIMIT))) {
            throw new UsageException(
                    "--trace-only and --trace-limit say what goes into a trace; name its file with --trace");
        }
        Optional<String> follows =
                Stream.of(TRACE, FLAME).filter(line::hasOption).findFirst();
        if (follows.isPresent() && core == CoreKind.UNICORN) {
            throw new UsageException(
                    "--%s: the core unicorn tells nothing of instructions; leave out --core".formatted(follows.get()));
        }
        Optional<String> looks =
                Stream.of(TRACE, FLAME, COVERAGE).filter(line::hasOption).findFirst();
        if (looks.isPresent() && line.hasOption(GdbOption.NAME)) {
            throw new UsageException("--%s and --gdb do not go together".formatted(looks.get()));
        }
    }

    private void prepareFlame(String file, ProgramImage image, CodeNames names) {
        FileOptions.expectWritable(FLAME, file);
        if (image.symbols().isEmpty()) {
            throw new UsageException(
                    "--flame: the firmware has no symbols, so calls have no names; give an ELF file that is not "
                            + "stripped, or one beside the image with --symbols");
        }
        flame = Optional.of(new FlameGraph(names));
        instruments.add(flame.get());
    }

    private void prepareCoverage(String target, Path executable, ProgramImage image) {
        FileOptions.expectWritable(COVERAGE, target);
        try {
            coverage = Optional.of(new Coverage(FirmwareFile.read(executable).lines(), image.symbols()));
            instruments.add(coverage.get());
        } catch (ElfException | DwarfException e) {
            throw new UsageException(
                    "--coverage needs an ELF file with line tables, as compilers write them with -g; %s: %s"
                            .formatted(executable, e.getMessage()),
                    e);
        }
    }

    private void prepareTrace(CommandLine line, SymbolIndex symbols, CodeNames names) {
        String file = line.getOptionValue(TRACE);
        long limit = FileOptions.number(line, TRACE_LIMIT, 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        List<AddressRange> only = new ArrayList<>();
        for (String text : Optional.ofNullable(line.getOptionValues(TRACE_ONLY)).orElse(new String[0])) {
            only.add(AddressRange.of(text, symbols)
                    .orElseThrow(() -> new UsageException(
                            "--trace-only %s: this is no function of the firmware, and no range as 0x08000100-0x080001ff"
                                    .formatted(text))));
        }
        FileOptions.expectWritable(TRACE, file);
        if (file.equals(STANDARD_OUTPUT)) {
            instruments.add(new InstructionTrace(
                    new PrintWriter(console.out(), false, StandardCharsets.UTF_8), names, only, limit));
            return;
        }
        try {
            PartialFile partial = new PartialFile(FileOptions.path(file).toAbsolutePath());
            traceFile = Optional.of(partial);
            instruments.add(new InstructionTrace(partial.out(), names, only, limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them as one. */
    Instrument instrument() {
        return new Instruments(instruments);
    }

    /** The run has ended: completes the files. */
    void complete() {
        try {
            if (traceFile.isPresent()) {
                traceFile.get().complete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flame.ifPresent(graph -> FileOptions.write(flameFile.orElseThrow(), graph.text(), console));
        coverage.ifPresent(counted -> FileOptions.write(coverageFile.orElseThrow(), counted.text(), console));
    }

    @Override
    public void close() {
        try {
            if (traceFile.isPresent()) {
                traceFile.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
