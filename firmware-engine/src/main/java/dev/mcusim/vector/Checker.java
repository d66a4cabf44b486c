package dev.mcusim.vector;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import dev.mcusim.vector.TestVector.OnBoard;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs what a test vector has recorded, and finds what has become worse since. Another process needs no files to go on with it. */
public final class Checker implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final DeployOptions UNCHECKED =
            new DeployOptions(DeployOptions.DEFAULT.core(), false, OptionalLong.empty());

    private final String folder;
    private final TestVector vector;
    private final Tolerance tolerance;
    private final PreparedNetwork network;

    /**
     * Reads a vector.
     *
     * @throws VectorException when the folder holds none, or its files have been changed
     */
    public Checker(VectorFolder folder, Tolerance tolerance) {
        this.folder = folder.path().toString();
        this.tolerance = tolerance;
        vector = folder.read();
        network = new PreparedNetwork(folder.model(vector), folder.tensors(vector.inputs()));
    }

    /** Where it was read from. */
    String folder() {
        return folder;
    }

    /** What was recorded. */
    public TestVector vector() {
        return vector;
    }

    /**
     * Runs the network on one of the recorded boards.
     *
     * @throws dev.mcusim.board.ProfileException when mcusim knows no board of that name
     */
    public Checked check(OnBoard recorded) {
        return check(recorded, Progress.NONE);
    }

    /**
     * As {@link #check(OnBoard)}, for who wants to know how far it is.
     *
     * @param progress told of one task
     */
    public Checked check(OnBoard recorded, Progress progress) {
        Board board = BoardCatalog.shipped().board(recorded.board());
        Deployer.Outcome outcome = new Deployer(board, UNCHECKED).deploy(network, progress);
        Report report = outcome.report();
        List<Finding> findings = new ArrayList<>();
        if (report.run().status() == RunStatus.OK) {
            OnBoard now = Recorder.onBoard(report);
            outputs(recorded, now).ifPresent(findings::add);
            cycles(recorded, now).ifPresent(findings::add);
            memory(recorded, "SRAM", recorded.sramBytes(), now.sramBytes()).ifPresent(findings::add);
            memory(recorded, "flash", recorded.flashBytes(), now.flashBytes()).ifPresent(findings::add);
            memory(recorded, "stack", recorded.stackPeak(), now.stackPeak()).ifPresent(findings::add);
        } else {
            findings.add(finding(
                    recorded, Finding.Kind.DOES_NOT_RUN, "", report.run().stop()));
        }
        return new Checked(folder, recorded, report, findings);
    }

    /** The first layer with other outputs. */
    private Optional<Finding> outputs(OnBoard recorded, OnBoard now) {
        if (recorded.layers().size() != now.layers().size()) {
            String message = "%d layers were recorded, there are %d now"
                    .formatted(recorded.layers().size(), now.layers().size());
            return Optional.of(finding(recorded, Finding.Kind.OUTPUT, "", message));
        }
        for (int i = 0; i < now.layers().size(); i++) {
            TestVector.Layer was = recorded.layers().get(i);
            TestVector.Layer is = now.layers().get(i);
            if (!was.crc32().equals(is.crc32())) {
                String message = "other outputs than recorded: CRC-32 %s, was %s"
                        .formatted(String.join(" ", is.crc32()), String.join(" ", was.crc32()));
                return Optional.of(finding(recorded, Finding.Kind.OUTPUT, is.name(), message));
            }
        }
        return Optional.empty();
    }

    /** The layer that has become slower by most cycles, or the network where no single layer has. */
    private Optional<Finding> cycles(OnBoard recorded, OnBoard now) {
        TestVector.Layer worst = null;
        long most = 0;
        long before = 0;
        for (int i = 0; i < Math.min(recorded.layers().size(), now.layers().size()); i++) {
            TestVector.Layer was = recorded.layers().get(i);
            TestVector.Layer is = now.layers().get(i);
            if (!tolerance.allowsCycles(was.cycles(), is.cycles()) && is.cycles() - was.cycles() > most) {
                worst = is;
                most = is.cycles() - was.cycles();
                before = was.cycles();
            }
        }
        if (worst != null) {
            return Optional.of(finding(recorded, Finding.Kind.CYCLES, worst.name(), slower(before, worst.cycles())));
        }
        return tolerance.allowsCycles(recorded.cycles(), now.cycles())
                ? Optional.empty()
                : Optional.of(finding(recorded, Finding.Kind.CYCLES, "", slower(recorded.cycles(), now.cycles())));
    }

    private String slower(long before, long now) {
        return "%s cycles, were %s: %s %% more, %s %% are tolerated"
                .formatted(
                        count(now),
                        count(before),
                        decimal(100.0 * (now - before) / before, 2),
                        decimal(100 * tolerance.cycles(), 2));
    }

    private Optional<Finding> memory(OnBoard recorded, String what, long before, long now) {
        String message = "%s bytes of %s, were %s".formatted(count(now), what, count(before));
        return tolerance.allowsBytes(before, now)
                ? Optional.empty()
                : Optional.of(finding(recorded, Finding.Kind.MEMORY, "", message));
    }

    private Finding finding(OnBoard recorded, Finding.Kind kind, String layer, String message) {
        return new Finding(folder, recorded.board(), kind, layer, message);
    }
}
