package dev.mcusim.cli;

import dev.mcusim.batch.BatchOutcome;
import dev.mcusim.vector.CheckTask;
import dev.mcusim.vector.CheckText;
import dev.mcusim.vector.Checked;
import dev.mcusim.vector.Checker;
import dev.mcusim.vector.JUnitXml;
import dev.mcusim.vector.Tolerance;
import dev.mcusim.vector.VectorFolder;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Compares what networks do now with what was recorded. */
final class CheckCommand implements Command {
    private static final String JUNIT = "junit";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "run test vectors; fail where outputs, cycles or memory got worse";
    }

    @Override
    public String synopsis() {
        return "DIR... [OPTION]...";
    }

    @Override
    public String description() {
        return "Runs what mcusim record has written, on every board of the vector; DIR is one vector, or holds some. Exit code 1 when a layer's outputs differ, or cycles or "
                + "memory have grown by more than is tolerated, with the layer's name. Less of either passes.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim check vectors/vww",
                "mcusim check vectors/* --cycles-tolerance 2% --junit check.xml",
                "mcusim check vectors --annotations");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(percent("cycles-tolerance", "how much more cycles pass, of the network and of each layer"))
                .addOption(percent("memory-tolerance", "how much more flash, SRAM and stack pass"))
                .addOption(FileOptions.file(JUNIT, "write the outcome as JUnit XML"))
                .addOption(Option.builder()
                        .longOpt("annotations")
                        .desc("print failures as workflow commands of GitHub Actions, too")
                        .get())
                .addOption(ExecutorOptions.jobs())
                .addOption(ExecutorOptions.spark());
    }

    private static Option percent(String name, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName("P%")
                .desc(description + ", 0% by default")
                .get();
    }

    @Override
    public Arguments arguments() {
        return new Arguments(1, Integer.MAX_VALUE);
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String xml = line.getOptionValue(JUNIT);
        if (xml != null) {
            FileOptions.expectWritable(JUNIT, xml);
        }
        Tolerance tolerance = new Tolerance(fraction(line, "cycles-tolerance"), fraction(line, "memory-tolerance"));
        List<Checker> checkers = line.getArgList().stream()
                .flatMap(folder -> VectorFolder.of(FileOptions.path(folder)).stream())
                .map(vector -> new Checker(vector, tolerance))
                .toList();
        List<CheckTask> tasks = CheckTask.of(checkers);
        BatchOutcome<Checked> outcome = BatchOutcome.of(ExecutorOptions.run(
                line, console, "checking", tasks.size(), (executor, listener) -> executor.run(tasks, listener)));
        List<Checked> checks = outcome.values();
        for (Checked check : checks) {
            console.print(CheckText.render(check));
            if (line.hasOption("annotations")) {
                check.findings().forEach(finding -> console.print(CheckText.annotation(finding)));
            }
        }
        console.print(CheckText.summary(checks));
        if (xml != null) {
            FileOptions.write(xml, JUnitXml.render(checks, outcome.failures()), console);
        }
        if (!outcome.failures().isEmpty()) {
            return ExecutorOptions.report(outcome.failures(), console);
        }
        return checks.stream().allMatch(Checked::passed) ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private static double fraction(CommandLine line, String option) {
        String text = line.getOptionValue(option, "0%");
        try {
            double percent = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (percent >= 0 && percent <= 1000) {
                return percent / 100;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(notAPercentage(option, text), e);
        }
        throw new UsageException(notAPercentage(option, text));
    }

    private static String notAPercentage(String option, String text) {
        return "--%s takes a percentage from 0%% to 1000%%, as 2%%, not '%s'".formatted(option, text);
    }
}
