package example;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.Deployment;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Prints the boards on which a network runs in time, those that need least energy first: {@code MODEL.tflite MILLISECONDS}. */
public final class ChooseBoard {

    private ChooseBoard() {}

    public static void main(String[] args) {
        Deployment network = args.length > 0 ? Deployment.of(Path.of(args[0])) : Deployment.ofDemo();
        double limit = args.length > 1 ? Double.parseDouble(args[1]) : 10;
        for (Report report : inTime(network, BoardCatalog.shipped().boards(), limit)) {
            System.out.printf(
                    "%-16s %7.3f ms %7.3f mJ %6.1f KiB SRAM%n",
                    report.board().id(),
                    report.run().milliseconds(),
                    millijoules(report),
                    report.memory().sram().used() / 1024.0);
        }
    }

    static List<Report> inTime(Deployment network, List<Board> boards, double milliseconds) {
        return boards.stream()
                .map(board -> network.on(board).unchecked().run().report())
                .filter(report -> report.run().status() == RunStatus.OK)
                .filter(report -> report.run().milliseconds() <= milliseconds)
                .sorted(Comparator.comparingDouble(ChooseBoard::millijoules))
                .toList();
    }

    /** Not every board has a published run current. */
    private static double millijoules(Report report) {
        return report.energy() == null ? Double.NaN : report.energy().millijoules();
    }
}
