package dev.mcusim.fuzz;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.ReportJson;
import dev.mcusim.report.ReportText;
import dev.mcusim.report.RunStatus;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.InspectionText;
import dev.mcusim.tflite.ModelException;
import dev.mcusim.tflite.NetworkInspection;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** What became of one generated network: imported, inspected, deployed to a board of its seed, and compared. */
record NetworkTrial(long seed, Verdict verdict, String detail) {
    private static final List<Board> BOARDS = BoardCatalog.shipped().boards();

    /** How a trial can end. */
    enum Verdict {
        /** Every layer and every output is equal to the reference. */
        EQUAL,
        /** The importer refused the file, with coded problems. */
        REFUSED,
        /** The board is too small. */
        DOES_NOT_FIT,
        /** A mismatch, a fault of the guest, or an exception. */
        WRONG
    }

    /** Runs the network of a seed on a core. */
    static NetworkTrial of(long seed, CoreKind core) {
        return of(NetworkGenerator.generate(seed), core);
    }

    /** Runs the network of a seed after a few of its file's bytes have been changed: if it can still be imported, it must still be right. */
    static NetworkTrial ofMutant(long seed, CoreKind core) {
        NetworkGenerator.Generated network = NetworkGenerator.generate(seed);
        Random random = new Random(~seed);
        byte[] bytes = network.bytes().clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(5) - 2);
        }
        return of(new NetworkGenerator.Generated(seed, bytes, "mutant of " + network.text()), core);
    }

    private static NetworkTrial of(NetworkGenerator.Generated network, CoreKind core) {
        long seed = network.seed();
        try {
            return run(network, core);
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            StackTraceElement[] trace = failure.getStackTrace();
            String at = String.join(
                    "\n    at ",
                    Arrays.stream(trace).limit(12).map(String::valueOf).toList());
            return new NetworkTrial(seed, Verdict.WRONG, failure + "\n    at " + at + "\n" + network.text());
        }
    }

    private static NetworkTrial run(NetworkGenerator.Generated network, CoreKind core) {
        long seed = network.seed();
        String name = "seed" + seed + ".tflite";
        InspectionText.render(NetworkInspection.of(name, network.bytes(), ImportLimits.DEFAULT));
        NetworkFile file;
        try {
            file = NetworkFile.of(name, network.bytes());
        } catch (ModelException refusal) {
            return new NetworkTrial(seed, Verdict.REFUSED, refusal.getMessage());
        }
        Random random = new Random(seed);
        Board board = BOARDS.get(random.nextInt(BOARDS.size()));
        List<byte[]> inputs = random.nextInt(5) == 0
                ? file.network().inputs().stream()
                        .map(index ->
                                extremes(random, file.network().tensor(index).bytes()))
                        .toList()
                : InputData.seeded(file.network(), random.nextInt());
        DeployOptions options = new DeployOptions(core, true, OptionalLong.empty());
        Deployer.Outcome outcome = new Deployer(board, options).deploy(file, inputs);
        Report report = outcome.report();
        ReportText.render(report);
        ReportJson.render(report);
        if (report.run().status() == RunStatus.DOES_NOT_FIT) {
            return new NetworkTrial(seed, Verdict.DOES_NOT_FIT, report.run().stop());
        }
        List<byte[]> expected = ReferenceEngine.run(file.network(), inputs).outputs();
        boolean equal = report.run().status() == RunStatus.OK
                && report.layers().stream().allMatch(layer -> layer.crossCheck() == CheckStatus.MATCH)
                && Arrays.deepEquals(expected.toArray(), outcome.outputs().toArray());
        return equal
                ? new NetworkTrial(seed, Verdict.EQUAL, "")
                : new NetworkTrial(
                        seed,
                        Verdict.WRONG,
                        report.run().status() + " " + report.run().stop() + " "
                                + report.crossCheck().firstMismatch() + " on " + core.key() + ", " + board.id() + "\n"
                                + network.text());
    }

    /** Bytes that are mostly extreme; as float32 they include infinities and what is no number. */
    private static byte[] extremes(Random random, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(4);
            bytes[i] = (byte) (kind == 0 ? -128 : kind == 1 ? 127 : kind == 2 ? random.nextInt() : 0);
        }
        return bytes;
    }
}
