package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.report.ReportJson;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Lists the boards, or shows one. */
final class BoardsCommand implements Command {
    private static final String LIST = "list";
    private static final String SHOW = "show";

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public String summary() {
        return "list the boards, or show one with its memory, clock and sources";
    }

    @Override
    public String synopsis() {
        return "[list|show ID [--peripherals]] [--json] [--board-file FILE]";
    }

    @Override
    public String description() {
        return "Without a word after it, lists every board that can be simulated. With 'show ID', prints what is known of one: memory map, "
                + "clock, caches, currents, and where each fact comes from; with --peripherals, how much of its peripherals is modelled.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim boards",
                "mcusim boards show nucleo-f746zg",
                "mcusim boards show nucleo-f746zg --peripherals",
                "mcusim boards show nucleo-h743zi2 --json",
                "mcusim boards --board-file my-board.yaml");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("print JSON instead of text")
                        .get())
                .addOption(Option.builder()
                        .longOpt("peripherals")
                        .desc("with 'show': which peripherals are modelled, partly modelled, or named only")
                        .get())
                .addOption(BoardOption.boardFile());
    }

    @Override
    public Arguments arguments() {
        return new Arguments(0, 2);
    }

    @Override
    public List<String> choices(int position) {
        return position == 0 ? List.of(LIST, SHOW) : BoardCatalog.shipped().ids();
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String file = line.getOptionValue("board-file");
        BoardCatalog catalog = file == null ? BoardCatalog.shipped() : BoardCatalog.load(FileOptions.path(file));
        List<String> words = line.getArgList();
        boolean json = line.hasOption("json");
        boolean peripherals = line.hasOption("peripherals");
        if (words.isEmpty() || words.equals(List.of(LIST))) {
            if (peripherals) {
                throw new UsageException("--peripherals needs a board; write: mcusim boards show ID --peripherals");
            }
            List<Board> boards = catalog.boards();
            console.print(json ? ReportJson.render(BoardText.summaries(boards)) : BoardText.list(boards));
            return ExitCode.OK;
        }
        if (!words.get(0).equals(SHOW) || words.size() != 2) {
            throw new UsageException(
                    "'boards %s' is not understood; write: mcusim boards show ID".formatted(String.join(" ", words)));
        }
        Board board = catalog.board(words.get(1));
        if (peripherals) {
            console.print(json ? ReportJson.render(PeripheralsText.entries(board)) : PeripheralsText.render(board));
            return ExitCode.OK;
        }
        console.print(json ? ReportJson.render(board) : BoardText.show(board));
        return ExitCode.OK;
    }
}
