package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareFiles;
import dev.mcusim.report.ReportJson;
import dev.mcusim.report.ReportText;
import dev.mcusim.report.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
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
                "mcusim deploy vww.tflite --board nucleo-h743zi2 --seed 7 --emit firmware",
                "mcusim deploy vww.tflite --board-file my-board.yaml");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(BoardOption.board())
                .addOption(BoardOption.boardFile())
                .addOption(
                        FileOptions.file("input", "raw bytes of an input tensor, little-endian; once for each input"))
                .addOption(Option.builder()
                        .longOpt("seed")
                        .hasArg()
                        .argName("N")
                        .desc("without --input: seed of the pseudo-random input, 1 by default")
                        .get())
                .addOption(FileOptions.file(
                        "expect", "raw bytes an output must have, else exit code 1; once for each output"))
                .addOption(
                        FileOptions.file("json", "write the report as JSON, '-' for standard output instead of text"))
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
                .addOption(Option.builder()
                        .longOpt("no-check")
                        .desc("do not compare layers with the reference engine")
                        .get());
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Board board = BoardOption.resolve(line);
        NetworkFile model = NetworkFile.read(FileOptions.path(line.getArgList().get(0)));
        List<byte[]> inputs = inputs(line, model);
        List<Path> expected = FileOptions.paths(line, "expect");
        if (!expected.isEmpty() && expected.size() != model.network().outputs().size()) {
            throw new UsageException("%d --expect files were given, but %s has %d outputs"
                    .formatted(
                            expected.size(),
                            model.file(),
                            model.network().outputs().size()));
        }
        Deployer.Outcome outcome = new Deployer(board, deployOptions(line)).deploy(model, inputs);
        outcome.build().ifPresent(build -> emit(line, build, console));
        String json = line.getOptionValue("json");
        if (json == null || !json.equals("-")) {
            console.print(ReportText.render(outcome.report()));
        }
        if (json != null) {
            FileOptions.write(json, ReportJson.render(outcome.report()), console);
        }
        RunStatus status = outcome.report().run().status();
        return status == RunStatus.OK ? compare(expected, outcome.outputs(), console) : ExitCode.of(status);
    }

    private static List<byte[]> inputs(CommandLine line, NetworkFile model) {
        List<Path> files = FileOptions.paths(line, "input");
        if (files.isEmpty()) {
            return InputData.seeded(model.network(), (int)
                    FileOptions.number(line, "seed", 0, 0xFFFF_FFFFL).orElse(1L));
        }
        if (line.hasOption("seed")) {
            throw new UsageException("--seed makes the input that --input reads from a file; give one of them");
        }
        return InputData.fromFiles(model.network(), files);
    }

    private static DeployOptions deployOptions(CommandLine line) {
        OptionalLong budget = FileOptions.number(line, "budget", 1, Long.MAX_VALUE);
        return new DeployOptions(CoreKind.UNICORN, !line.hasOption("no-check"), budget);
    }

    private static void emit(CommandLine line, FirmwareBuild build, Console console) {
        String directory = line.getOptionValue("emit");
        if (directory == null) {
            return;
        }
        try {
            List<Path> files = FirmwareFiles.write(
                    build, FileOptions.path(directory), build.network().name());
            files.forEach(file -> console.err().println("wrote " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExitCode compare(List<Path> expected, List<byte[]> outputs, Console console) {
        for (int i = 0; i < expected.size(); i++) {
            byte[] right;
            try {
                right = Files.readAllBytes(expected.get(i));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int at = Arrays.mismatch(right, outputs.get(i));
            if (at >= 0) {
                console.err()
                        .printf(
                                "mcusim: output %d differs from %s at byte %d of %d%n",
                                i, expected.get(i), at, outputs.get(i).length);
                return ExitCode.MISMATCH;
            }
        }
        return ExitCode.OK;
    }
}
