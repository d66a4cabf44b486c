package dev.mcusim.cli;

import dev.mcusim.compare.BoardComparison;
import dev.mcusim.compare.BoardReference;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.report.ReportJson;
import dev.mcusim.report.compare.ComparedBoard;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.ComparisonText;
import dev.mcusim.report.compare.Limits;
import dev.mcusim.report.compare.Verdict;
import dev.mcusim.report.html.ComparisonPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Runs a network on many boards and finds the cheapest that will do. */
final class CompareCommand implements Command {
    private static final String JSON = "json";
    private static final String HTML = "html";
    private static final String MAX_MS = "max-ms";
    private static final String MAX_MJ = "max-mj";

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "run a network on many boards; find the cheapest that will do";
    }

    @Override
    public String synopsis() {
        return "MODEL.tflite --boards all|ID[,ID]... [OPTION]...";
    }

    @Override
    public String description() {
        return "Deploys a network to many boards side by side: whether it fits or what is missing, time, energy, memory, and the cheapest "
                + "board that keeps the limits. Board profiles hold no prices, so without --prices the smallest part counts as the "
                + "cheapest: least flash and RAM together, then one core before two, then the lower clock, then less energy. Exit "
                + "code 3 when no board fits, 1 when none keeps the limits.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim compare vww.tflite --boards all",
                "mcusim compare vww.tflite --boards all --max-ms 50 --max-mj 5 --html boards.html",
                "mcusim compare vww.tflite --boards nucleo-f446re,nucleo-f746zg --json -",
                "mcusim compare vww.tflite --boards all --prices prices.yaml");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(BoardsOption.boards())
                .addOption(BoardsOption.boardFile())
                .addOption(limit(MAX_MS, "X", "the longest that one inference may take, in milliseconds"))
                .addOption(limit(MAX_MJ, "X", "the most energy that one inference may need, in millijoules"))
                .addOption(PricesOption.prices())
                .addOption(InputOptions.input())
                .addOption(InputOptions.seed())
                .addOption(
                        FileOptions.file(JSON, "write the comparison as JSON, '-' for standard output instead of text"))
                .addOption(FileOptions.file(HTML, "write the comparison as a web page in one file"))
                .addOption(ExecutorOptions.jobs())
                .addOption(ExecutorOptions.spark());
    }

    private static Option limit(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }

    @Override
    public Set<String> repeatable() {
        return Set.of(InputOptions.INPUT, BoardsOption.FILE);
    }

    @Override
    public List<String> choices(String option) {
        return option.equals(BoardsOption.NAME) ? BoardsOption.choices() : List.of();
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        List<BoardReference> boards = BoardsOption.resolve(line);
        Limits limits = new Limits(
                FileOptions.positive(line, MAX_MS).orElse(null),
                FileOptions.positive(line, MAX_MJ).orElse(null));
        Optional<String> json = Optional.ofNullable(line.getOptionValue(JSON));
        Optional<String> html = Optional.ofNullable(line.getOptionValue(HTML));
        json.ifPresent(file -> FileOptions.expectWritable(JSON, file));
        html.ifPresent(file -> FileOptions.expectWritable(HTML, file));
        NetworkFile model = NetworkFile.read(FileOptions.path(line.getArgList().get(0)));
        BoardComparison question = new BoardComparison(
                new PreparedNetwork(model, InputOptions.inputs(line, model)),
                boards,
                limits,
                PricesOption.resolve(line, boards));
        String what = "comparing %d boards".formatted(boards.size());
        Comparison comparison = ExecutorOptions.run(line, console, what, boards.size(), question::run);
        if (!json.equals(Optional.of("-"))) {
            console.print(ComparisonText.render(comparison));
        }
        json.ifPresent(file -> FileOptions.write(file, ReportJson.render(comparison), console));
        html.ifPresent(file -> FileOptions.write(file, ComparisonPage.render(comparison), console));
        return exitCode(comparison, console);
    }

    /** The worst there is to tell: what went wrong here, a board with wrong results, nothing that fits, nothing that keeps the limits. */
    private static ExitCode exitCode(Comparison comparison, Console console) {
        if (!comparison.failures().isEmpty()) {
            return ExecutorOptions.report(comparison.failures(), console);
        }
        Optional<ComparedBoard> wrong =
                comparison.boards(Verdict.WRONG).stream().findFirst();
        if (wrong.isPresent()) {
            return ExitCode.of(wrong.get().outcome().run().status());
        }
        if (comparison.cheapest() != null) {
            return ExitCode.OK;
        }
        return comparison.boards(Verdict.MISSES).isEmpty() ? ExitCode.DOES_NOT_FIT : ExitCode.MISMATCH;
    }
}
