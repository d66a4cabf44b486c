package dev.mcusim.cli;

import dev.mcusim.report.ReportJson;
import dev.mcusim.tflite.InspectionText;
import dev.mcusim.tflite.NetworkInspection;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Shows what is in a model file. */
final class InspectCommand implements Command {
    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "show operators, shapes, quantization, MACs, what is unsupported";
    }

    @Override
    public String synopsis() {
        return "MODEL.tflite [--json]";
    }

    @Override
    public String description() {
        return "Lists the operators and tensors of a .tflite file, with its multiply-accumulates and parameters, and every "
                + "problem that keeps it from being deployed, all at once. Exit code 2 when there are such problems.";
    }

    @Override
    public List<String> examples() {
        return List.of("mcusim inspect vww.tflite", "mcusim inspect vww.tflite --json");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("print JSON instead of text")
                        .get());
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        NetworkInspection inspection =
                NetworkInspection.of(FileOptions.path(line.getArgList().get(0)));
        console.print(line.hasOption("json") ? ReportJson.render(inspection) : InspectionText.render(inspection));
        return inspection.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }
}
