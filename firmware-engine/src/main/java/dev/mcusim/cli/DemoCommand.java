package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.Counters;
import dev.mcusim.demo.AsciiArt;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.demo.Sample;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InferenceResult;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.Figures;
import dev.mcusim.report.ReportText;
import dev.mcusim.report.RunStatus;
import dev.mcusim.report.TextTable;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Runs the bundled network on its bundled inputs. */
final class DemoCommand implements Command {
    private static final String DEFAULT_BOARD = "nucleo-f746zg";
    private static final int PICTURES = 2;

    /** How long the first deployment takes, measured in further drawings. */
    private static final int DEPLOY_STEPS = 6;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "classify bundled drawings on a simulated board; needs no files";
    }

    @Override
    public String synopsis() {
        return "[--board ID]";
    }

    @Override
    public String description() {
        return "Deploys the bundled classifier of drawn shapes, reports on one inference, then shows the predicted and the true label of every bundled "
                + "drawing. The board is %s unless another is named.".formatted(DEFAULT_BOARD);
    }

    @Override
    public List<String> examples() {
        return List.of("mcusim demo", "mcusim demo --board nucleo-f401re");
    }

    @Override
    public Options options() {
        return new Options().addOption(BoardOption.board()).addOption(BoardOption.boardFile());
    }

    @Override
    public Arguments arguments() {
        return Arguments.NONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Board board = line.hasOption("board") || line.hasOption("board-file")
                ? BoardOption.resolve(line)
                : BoardCatalog.shipped().board(DEFAULT_BOARD);
        NetworkFile model = NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes());
        List<Sample> samples = DemoNetwork.samples();
        Deployer deployer = new Deployer(board, DeployOptions.DEFAULT);
        try (Progress.Task task = console.progress().begin("demo", DEPLOY_STEPS + samples.size())) {
            Deployer.Outcome outcome =
                    deployer.deploy(model, List.of(samples.get(0).input()), task.part(DEPLOY_STEPS));
            console.print(ReportText.render(outcome.report()));
            RunStatus status = outcome.report().run().status();
            return status == RunStatus.OK
                    ? classify(deployer, outcome.build().orElseThrow(), samples, console, task)
                    : ExitCode.of(status);
        }
    }

    private static ExitCode classify(
            Deployer deployer, FirmwareBuild build, List<Sample> samples, Console console, Progress.Task task) {
        List<List<String>> pictures =
                samples.stream().limit(PICTURES).map(Sample::picture).toList();
        console.print("\nThe first drawings, as the network sees them:\n\n"
                + String.join("\n", AsciiArt.beside(pictures, 8)) + "\n\n");
        TextTable table = new TextTable(0, "drawing", "true label", "predicted", ">cycles", "layers");
        int right = 0;
        boolean equal = true;
        for (Sample sample : samples) {
            InferenceResult result = deployer.run(build, List.of(sample.input()), task.part(1));
            if (!result.completed()) {
                console.err().println("mcusim: %s: %s".formatted(sample.name(), result.ending()));
                return ExitCode.of(result.status());
            }
            String predicted = DemoNetwork.labels().get(largest(result.outputs().get(0)));
            right += predicted.equals(sample.label()) ? 1 : 0;
            equal &= result.firstMismatch().isEmpty();
            Counters counters = result.counters();
            table.row(
                    sample.name(),
                    sample.label(),
                    predicted,
                    Figures.count(counters.cycles()),
                    result.firstMismatch().isEmpty() ? "ok" : "mismatch");
        }
        console.print(table + "\n%d of %d drawings are classified correctly.%n".formatted(right, samples.size()));
        return equal ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private static int largest(byte[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
