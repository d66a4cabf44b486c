package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.conformance.CaseResult;
import dev.mcusim.conformance.CaseResult.Verdict;
import dev.mcusim.conformance.CaseRunner;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Runs a folder of single-layer cases. */
final class ConformanceCommand implements Command {
    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public String summary() {
        return "run single-layer cases on reference engine and firmware";
    }

    @Override
    public String synopsis() {
        return "DIR|CASE.json --board ID";
    }

    @Override
    public String description() {
        return "Runs every *.json file of a folder, or one file: a single layer with its expected output, in the fields of CMSIS-NN's test configurations. "
                + "The reference engine and the firmware must both give the expected bytes. Cases that need what is not supported are counted and "
                + "named, they do not fail. Exit code 1 when a case fails.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim conformance layer-cases --board nucleo-f446re",
                "mcusim conformance layer-cases/conv_4.json --board nucleo-f746zg");
    }

    @Override
    public Options options() {
        return new Options().addOption(BoardOption.board()).addOption(BoardOption.boardFile());
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Board board = BoardOption.resolve(line);
        List<Path> files = cases(FileOptions.path(line.getArgList().get(0)));
        CaseRunner runner = new CaseRunner(board);
        List<CaseResult> results = new ArrayList<>();
        try (Progress.Task task = console.progress().begin("cases on " + board.id(), files.size())) {
            for (Path file : files) {
                results.add(runner.run(file));
                task.advance(1);
            }
        }
        TextTable table = new TextTable(0, "case", "operator", "verdict", "");
        for (CaseResult result : results) {
            table.row(
                    result.name(),
                    result.operator(),
                    result.verdict() == Verdict.FAILED
                            ? "FAILED"
                            : result.verdict().name().toLowerCase(Locale.ROOT),
                    result.detail());
        }
        long failed = count(results, Verdict.FAILED);
        console.print(table
                + "\n%d passed, %d failed, %d unsupported%n"
                        .formatted(count(results, Verdict.PASSED), failed, count(results, Verdict.UNSUPPORTED)));
        return failed == 0 ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private static long count(List<CaseResult> results, Verdict verdict) {
        return results.stream().filter(r -> r.verdict() == verdict).count();
    }

    private static List<Path> cases(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new UsageException("there is no file or folder " + place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> cases =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            if (cases.isEmpty()) {
                throw new UsageException(place + " holds no case, that is no file that ends in .json");
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
