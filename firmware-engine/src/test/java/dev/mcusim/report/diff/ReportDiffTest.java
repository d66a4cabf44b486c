package dev.mcusim.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDiffTest {

    private static Report report(String board, int sample) {
        return new Deployer(BoardCatalog.shipped().board(board), DeployOptions.DEFAULT)
                .deploy(
                        NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes()),
                        List.of(DemoNetwork.samples().get(sample).input()))
                .report();
    }

    private static Report.Layer layer(String kernel, long instructions, long cycles, long load, String crc) {
        return new Report.Layer(
                3,
                "layer_03",
                "CONV_2D",
                kernel,
                1,
                instructions,
                cycles,
                0,
                0,
                new Report.Stalls(0, load, 0, 0, 0),
                List.of(crc),
                CheckStatus.MATCH);
    }

    @Test
    void aReportDoesNotDifferFromItself() {
        Report report = report("nucleo-f446re", 0);
        assertThat(ReportDiffText.render(ReportDiff.between(report, report)))
                .contains("the same settings", report.layers().size() + " layers with the same cycles and outputs")
                .doesNotContain("because");
    }

    @Test
    void anotherBoardIsNamedAmongTheSettings() {
        ReportDiff diff = ReportDiff.between(report("nucleo-f446re", 0), report("nucleo-f746zg", 0));
        assertThat(diff.settings()).extracting(Change::what).contains("board", "clock", "memory", "timing model");
        assertThat(diff.layers()).noneMatch(LayerChange::outputsDiffer);
    }

    @Test
    void otherInputsGiveOtherOutputs() {
        ReportDiff diff = ReportDiff.between(report("nucleo-f446re", 0), report("nucleo-f446re", 1));
        assertThat(diff.layers()).anyMatch(LayerChange::outputsDiffer);
        assertThat(ReportDiffText.render(diff)).contains("inputs: ", "OUTPUTS DIFFER");
    }

    @Test
    void theLargestPartOfAChangeIsItsReason() {
        LayerChange change = new LayerChange(layer("1x1", 100, 150, 20, "0"), layer("1x1", 100, 190, 55, "0"));
        assertThat(change.reason()).isEqualTo("+35 cycles waiting for data");
        LayerChange more = new LayerChange(layer("1x1", 100, 150, 20, "0"), layer("1x1", 130, 190, 25, "0"));
        assertThat(more.reason()).isEqualTo("+35 cycles for +30 instructions");
    }

    @Test
    void anotherKernelIsTheReasonWhateverElseChanged() {
        assertThat(new LayerChange(layer("3x3", 100, 150, 20, "0"), layer("1x1", 90, 100, 0, "0")).reason())
                .isEqualTo("kernel was 3x3");
    }

    @Test
    void aLayerOfAnotherOperatorIsANewOne() {
        Report one = report("nucleo-f446re", 0);
        assertThat(new LayerChange(null, one.layers().get(0)).cycles())
                .isEqualTo(one.layers().get(0).cycles());
        assertThat(new LayerChange(one.layers().get(0), null).reason()).isEqualTo("gone");
    }
}
