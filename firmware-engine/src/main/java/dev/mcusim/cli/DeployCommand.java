package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.TensorFiles;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareFiles;
import dev.mcusim.report.ReportJson;
import dev.mcusim.report.ReportText;
import dev.mcusim.report.RunStatus;
import dev.mcusim.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Deploys a network to a board and reports. */
final class DeployCommand implements Command {
    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public String summary() {
        return "run a network as firmware on a simulated board, check and report";
    }

    @Override
    public String synopsis() {
        return "MODEL.tflite --board ID [OPTION]...";
    }

    @Override
    public String description() {
        return "Turns an int8 .tflite network into firmware, boots it on the simulated board, runs one inference, compares every layer with the "
                + "reference engine, and reports instructions, cycles, memory and energy. What does not fit is refused before it runs.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim deploy vww.tflite --board nucleo-f746zg",
                "mcusim deploy vww.tflite --board nucleo-f746zg --input in0.bin --json r.json",
                "mcusim deploy vww.tflite --board nucleo-f746zg --html report.html",
                "mcusim deploy vww.tflite --board nucleo-h743zi2 --seed 7 --emit firmware",
                "mcusim deploy vww.tflite --board-file my-board.yaml");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(BoardOption.board())
                .addOption(BoardOption.boardFile())
                .addOption(InputOptions.input())
                .addOption(InputOptions.seed())
                .addOption(FileOptions.file(
                        "expect", "raw bytes an output must have, else exit code 1; once for each output"))
                .addOption(
                        FileOptions.file("json", "write the report as JSON, '-' for standard output instead of text"))
                .addOption(FileOptions.file("html", "write the report as a web page in one file"))
                .addOption(Option.builder()
                        .longOpt("emit")
                        .hasArg()
                        .argName("DIR")
                        .desc("write the firmware as .elf, .bin and .hex, with map and listing")
                        .get())
                .addOption(Option.builder()
                        .longOpt("budget")
                        .hasArg()
                        .argName("N")
                        .desc("stop after N instructions; by default far more than the network needs")
                        .get())
                .addOption(CoreOption.core(
                        "the core that executes the firmware: jit (default), interpreter, unicorn, or both, "
                                + "which compares jit and unicorn behind every layer"))
                .addOption(Option.builder()
                        .longOpt("no-check")
                        .desc("do not compare layers with the reference engine")
                        .get());
    }

    @Override
    public Set<String> repeatable() {
        return Set.of(InputOptions.INPUT, "expect");
    }

    @Override
    public List<String> choices(String option) {
        return option.equals(CoreOption.NAME) ? CoreOption.choices(true) : List.of();
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Board board = BoardOption.resolve(line);
        NetworkFile model = NetworkFile.read(FileOptions.path(line.getArgList().get(0)));
        List<byte[]> inputs = InputOptions.inputs(line, model);
        List<byte[]> expected = expected(line, model);
        Optional<String> json = Optional.ofNullable(line.getOptionValue("json"));
        Optional<String> folder = Optional.ofNullable(line.getOptionValue("emit"));
        Optional<String> html = Optional.ofNullable(line.getOptionValue("html"));
        json.ifPresent(file -> FileOptions.expectWritable("json", file));
        html.ifPresent(file -> FileOptions.expectWritable("html", file));
        folder.ifPresent(name -> FileOptions.expectFolder("emit", name));
        Deployer.Outcome outcome = new Deployer(board, deployOptions(line)).deploy(model, inputs, console.progress());
        if (!json.equals(Optional.of("-"))) {
            console.print(ReportText.render(outcome.report()));
        }
        json.ifPresent(file -> FileOptions.write(file, ReportJson.render(outcome.report()), console));
        html.ifPresent(file -> FileOptions.write(file, HtmlReport.render(outcome.report()), console));
        if (folder.isPresent() && outcome.build().isPresent()) {
            emit(folder.get(), outcome.build().get(), console);
        }
        RunStatus status = outcome.report().run().status();
        return status == RunStatus.OK ? compare(line, expected, outcome.outputs(), console) : ExitCode.of(status);
    }

    private static DeployOptions deployOptions(CommandLine line) {
        OptionalLong budget = FileOptions.number(line, "budget", 1, Long.MAX_VALUE);
        boolean check = !line.hasOption("no-check");
        return CoreOption.isBoth(line)
                ? new DeployOptions(CoreKind.JIT, Optional.of(CoreKind.UNICORN), check, budget)
                : new DeployOptions(CoreOption.resolve(line, DeployOptions.DEFAULT.core()), check, budget);
    }

    private static List<byte[]> expected(CommandLine line, NetworkFile model) {
        List<Path> files = FileOptions.paths(line, "expect");
        return files.isEmpty() ? List.of() : TensorFiles.outputs(model.network(), files);
    }

    private static void emit(String folder, FirmwareBuild build, Console console) {
        try {
            List<Path> files = FirmwareFiles.write(
                    build, FileOptions.path(folder), build.network().name());
            files.forEach(file -> console.remark("wrote " + file));
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }

    private static ExitCode compare(CommandLine line, List<byte[]> expected, List<byte[]> outputs, Console console) {
        for (int i = 0; i < expected.size(); i++) {
            int at = Arrays.mismatch(expected.get(i), outputs.get(i));
            if (at >= 0) {
                Path file = FileOptions.paths(line, "expect").get(i);
                String difference = "mcusim: output %d differs from %s at byte %d of %d";
                console.err().println(difference.formatted(i, file, at, outputs.get(i).length));
                return ExitCode.MISMATCH;
            }
        }
        return ExitCode.OK;
    }
}
