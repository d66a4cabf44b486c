package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.vector.Recorder;
import dev.mcusim.vector.VectorFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Writes down what a network does on boards. */
final class RecordCommand implements Command {
    @Override
    public String name() {
        return "record";
    }

    @Override
    public String summary() {
        return "write a test vector: what a network does on some boards";
    }

    @Override
    public String synopsis() {
        return "MODEL.tflite --board ID[,ID]... --out DIR [OPTION]...";
    }

    @Override
    public String description() {
        return "Runs a network on one or more boards and writes model, inputs, outputs, every layer's checksum, cycles and memory to a "
                + "folder, for mcusim check to compare with later. Refuses what does not give the reference's results.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim record vww.tflite --board nucleo-f746zg --out vectors/vww",
                "mcusim record vww.tflite --board nucleo-f446re,nucleo-h743zi2 --out vectors/vww");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("board")
                        .hasArg()
                        .argName("IDS")
                        .desc("the boards to run on, with commas between them; 'mcusim boards' lists them")
                        .get())
                .addOption(Option.builder()
                        .longOpt("out")
                        .hasArg()
                        .argName("DIR")
                        .desc("the folder to write; a vector that is there is replaced")
                        .get())
                .addOption(InputOptions.input())
                .addOption(InputOptions.seed());
    }

    @Override
    public Set<String> repeatable() {
        return Set.of(InputOptions.INPUT);
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        List<Board> boards = boards(line);
        String out = line.getOptionValue("out");
        if (out == null) {
            throw new UsageException("--out is missing: name the folder to write to");
        }
        FileOptions.expectFolder("out", out);
        Path file = FileOptions.path(line.getArgList().get(0));
        NetworkFile model = NetworkFile.read(file);
        Recorder.Recording recording =
                Recorder.record(model, boards, InputOptions.inputs(line, model), console.progress());
        try {
            new VectorFolder(FileOptions.path(out)).write(recording, file);
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        console.print("recorded %s on %d board%s in %s%n"
                .formatted(model.file(), boards.size(), boards.size() == 1 ? "" : "s", out));
        return ExitCode.OK;
    }

    private static List<Board> boards(CommandLine line) {
        String ids = line.getOptionValue("board");
        if (ids == null) {
            throw new UsageException("--board is missing: name one or more boards; 'mcusim boards' lists them");
        }
        List<Board> boards = new ArrayList<>();
        for (String id : BoardsOption.split("board", ids)) {
            boards.add(BoardCatalog.shipped().board(id));
        }
        return boards;
    }
}
