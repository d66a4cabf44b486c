package dev.mcusim.junit;

import dev.mcusim.deploy.Deployer;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.ReportText;
import dev.mcusim.report.RunStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is expected of a network on a board. Every failure ends with the report, layer by layer. */
public final class DeploymentAssert {

    private final Deployer.Outcome actual;
    private final Report report;
    private final Limits limits;

    DeploymentAssert(Deployer.Outcome actual) {
        this.actual = actual;
        report = actual.report();
        limits = new Limits(report.model().file() + " on " + report.board().id(), ReportText.render(report));
    }

    /** It ran to its end, and every layer gave what the reference engine gives. */
    public DeploymentAssert isCorrect() {
        if (report.run().status() != RunStatus.OK) {
            throw limits.failure(problem());
        }
        if (report.crossCheck().status() == CheckStatus.SKIPPED) {
            throw limits.failure("the layers were not compared with the reference; leave out unchecked()");
        }
        return this;
    }

    /** It does not fit the board. */
    public DeploymentAssert doesNotFit() {
        if (report.run().status() != RunStatus.DOES_NOT_FIT) {
            throw limits.failure("fits, and should not");
        }
        return this;
    }

    /** Its first output has these raw little-endian bytes. */
    public DeploymentAssert hasOutput(byte[] expected) {
        return hasOutput(0, expected);
    }

    /** One of its outputs, counted from 0, has these raw little-endian bytes. */
    public DeploymentAssert hasOutput(int index, byte[] expected) {
        byte[] output = output(index);
        int at = Arrays.mismatch(expected, output);
        if (at >= 0) {
            throw limits.failure(
                    "output %d is not the expected one from byte %d on".formatted(index, at),
                    Arrays.toString(expected),
                    Arrays.toString(output));
        }
        return this;
    }

    private byte[] output(int index) {
        requireRun();
        List<byte[]> outputs = actual.outputs();
        if (index < 0 || index >= outputs.size()) {
            throw new IndexOutOfBoundsException(
                    "the network has no output %d but %d, from 0".formatted(index, outputs.size()));
        }
        return outputs.get(index);
    }

    /** The largest element of its first output, of at most 1,024 elements, is this one, counted from 0. */
    public DeploymentAssert hasTopClass(int expected) {
        requireRun();
        List<Number> values = report.outputs().get(0).values();
        int top = 0;
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).doubleValue() > values.get(top).doubleValue()) {
                top = i;
            }
        }
        if (top != expected) {
            throw limits.failure("the top class is %d, should be %d".formatted(top, expected), expected, top);
        }
        return this;
    }

    /** One inference takes no more cycles of the core. */
    public DeploymentAssert takesAtMostCycles(long cycles) {
        requireRun();
        limits.atMost("one inference", " cycles", cycles, report.run().cycles());
        return this;
    }

    /** One inference takes no more milliseconds at the board's clock. */
    public DeploymentAssert takesAtMostMilliseconds(double milliseconds) {
        requireRun();
        limits.atMost("one inference", "ms", milliseconds, report.run().milliseconds());
        return this;
    }

    /**
     * One inference takes no more energy, by the estimate.
     *
     * @throws IllegalStateException when the board's profile has no run current
     */
    public DeploymentAssert takesAtMostMillijoules(double millijoules) {
        requireRun();
        if (report.energy() == null) {
            throw new IllegalStateException("the profile of %s has no run current"
                    .formatted(report.board().id()));
        }
        limits.atMost("one inference", "mJ", millijoules, report.energy().millijoules());
        return this;
    }

    /**
     * One layer takes no more cycles.
     *
     * @param layer its name, as {@code layer_03_conv2d}
     * @throws IllegalArgumentException when there is none of that name; the message lists them
     */
    public DeploymentAssert takesAtMostCyclesIn(String layer, long cycles) {
        requireRun();
        Report.Layer found = report.layers().stream()
                .filter(one -> one.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no layer '%s'; there are %s"
                        .formatted(
                                layer,
                                report.layers().stream().map(Report.Layer::name).collect(Collectors.joining(", ")))));
        limits.atMost(layer, " cycles", cycles, found.cycles());
        return this;
    }

    /** Tensors, scratch and stack take no more bytes of RAM. */
    public DeploymentAssert usesAtMostSram(long bytes) {
        requireRun();
        limits.atMost("SRAM", " bytes", bytes, report.memory().sram().used());
        return this;
    }

    /** Code and weights take no more bytes of flash. */
    public DeploymentAssert usesAtMostFlash(long bytes) {
        requireRun();
        limits.atMost("flash", " bytes", bytes, report.memory().flash().used());
        return this;
    }

    /** No more bytes of the stack were ever written. */
    public DeploymentAssert usesAtMostStack(long bytes) {
        requireRun();
        limits.atMost("stack", " bytes", bytes, report.memory().sram().stackPeak());
        return this;
    }

    /** The report, for anything else. */
    public Report report() {
        return report;
    }

    private void requireRun() {
        RunStatus status = report.run().status();
        if (status != RunStatus.OK && status != RunStatus.MISMATCH) {
            throw limits.failure(problem());
        }
    }

    private String problem() {
        return report.run().status() == RunStatus.DOES_NOT_FIT
                ? report.run().stop()
                : ReportText.verdict(report).strip().replace('\n', ' ');
    }
}
