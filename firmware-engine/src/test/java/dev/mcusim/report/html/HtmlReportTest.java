package dev.mcusim.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.report.Figures;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages of the bundled network. */
class HtmlReportTest {

    private static final Report REPORT = report("shapes.tflite");

    /** A report of the bundled network under another name. */
    static Report report(String name) {
        return new Deployer(BoardCatalog.shipped().board("nucleo-f746zg"), DeployOptions.DEFAULT)
                .deploy(
                        NetworkFile.of(name, DemoNetwork.modelBytes()),
                        List.of(DemoNetwork.samples().get(0).input()))
                .report();
    }

    @Test
    void theHeadlineSaysWhatOneWantsToKnowFirst() {
        assertThat(HtmlReport.render(REPORT))
                .contains(
                        "shapes.tflite on NUCLEO-F746ZG",
                        "all " + REPORT.layers().size() + " layers equal")
                .contains(Figures.decimal(REPORT.run().milliseconds(), 3) + " ms")
                .contains(Figures.bytes(REPORT.memory().sram().used()));
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(HtmlReport.render(REPORT))
                .doesNotContainPattern("(src|href)=\"(?!data:,\")")
                .doesNotContain("url(", "@import");
    }

    @Test
    void everyLayerHasABarAndARow() {
        String page = HtmlReport.render(REPORT);
        for (Report.Layer layer : REPORT.layers()) {
            assertThat(page).contains(layer.index() + " " + layer.op(), Figures.count(layer.cycles()));
        }
        assertThat(Pattern.compile("<tr><td").matcher(page).results().count())
                .isEqualTo(REPORT.layers().size());
    }

    @Test
    void everyTensorIsARectangleThatTellsItsBytesAndItsLayers() {
        String page = HtmlReport.render(REPORT);
        for (Report.Buffer buffer : REPORT.memory().buffers()) {
            assertThat(page)
                    .contains(buffer.name() + ": " + Figures.count(buffer.bytes()) + " bytes at " + buffer.address());
        }
    }

    @Test
    void namesFromTheModelAreText() {
        assertThat(HtmlReport.render(report("<script>.tflite")))
                .contains("&lt;script&gt;.tflite")
                .doesNotContain("<script>.");
    }

    @Test
    void drawingsHaveLabels() {
        assertThat(HtmlReport.render(REPORT)).doesNotContainPattern("<svg (?![^>]*role=\"img\" aria-label=\"[^\"]+\")");
    }

    @Test
    void theSameReportGivesTheSamePage() {
        assertThat(HtmlReport.render(REPORT)).isEqualTo(HtmlReport.render(report("shapes.tflite")));
    }

    @Test
    void aNetworkThatDoesNotFitShowsWhatIsMissing() {
        Report.Excess excess = new Report.Excess(
                "SRAM", 700_000, 327_680, 372_320, List.of(new Report.Contributor("tensor_3", 600_000)));
        Report refused = new Report(
                REPORT.tool(),
                REPORT.model(),
                REPORT.board(),
                REPORT.core(),
                REPORT.timing(),
                null,
                new Report.Run(RunStatus.DOES_NOT_FIT, 0, 0, 0, "SRAM is too small"),
                null,
                REPORT.inputs(),
                List.of(),
                REPORT.crossCheck(),
                null,
                new Report.Memory(REPORT.memory().regions(), null, null, List.of(), List.of(), List.of(excess)),
                List.of());
        assertThat(HtmlReport.render(refused)).contains("does not fit", "372,320", "tensor_3 600,000");
    }
}
