package dev.mcusim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static Report report(RunStatus status, Report.CrossCheck check, List<Report.Excess> excess) {
        return report(status, check, null, excess);
    }

    private static Report report(
            RunStatus status, Report.CrossCheck check, Report.CoreCheck coreCheck, List<Report.Excess> excess) {
        return new Report(
                new Report.Tool("1.2.3"),
                new Report.Model("tiny.tflite", "ab".repeat(32), 12_501_632, 77_360),
                new Report.BoardInfo("nucleo-f746zg", "NUCLEO-F746ZG", "STM32F746ZGT6", "cortex-m7", 216_000_000),
                "unicorn",
                new Report.Timing("zero wait states", "not validated"),
                new MemorySettings(true, true, 7, true, true, false, 1),
                new Report.Run(status, 1_000, 2_000, 0.009259, "the budget of 5 instructions was spent"),
                new Report.Energy(
                        0.00275,
                        90,
                        3.3,
                        "proxy: the data sheet of a smaller part, tables 25 and 26, which stands in for one that was not read"),
                List.of(new Report.Tensor("in", "INT8", List.of(1, 4), "00000001")),
                List.of(new Report.OutputTensor("out", "INT8", List.of(1, 2), "0badcafe", List.of(-128, 127))),
                check,
                coreCheck,
                new Report.Memory(
                        List.of(new Report.Region("FLASH", "flash", "0x08000000", 1 << 20, 3_000)),
                        new Report.Flash(1 << 20, 3_000, 1_000, 2_000),
                        new Report.Sram(320 << 10, 6_144, 4_096, 4_000, "best-fit", 128, 1_024, 1_024),
                        List.of(),
                        List.of(),
                        excess),
                List.of(new Report.Layer(
                        0,
                        "layer_00_conv2d",
                        "CONV_2D",
                        "1x1",
                        500,
                        900,
                        1_800,
                        400,
                        64,
                        Report.Stalls.NONE,
                        List.of("0badcafe"),
                        CheckStatus.MATCH)));
    }

    private static final Report.CrossCheck MATCH = new Report.CrossCheck(CheckStatus.MATCH, 1, null);

    @Test
    void aCompletedRunShowsLayersMemoryOutputsAndTime() {
        assertThat(ReportText.render(report(RunStatus.OK, MATCH, List.of())))
                .contains("tiny.tflite on NUCLEO-F746ZG", "cortex-m7 at 216 MHz", "12,501,632 MACs")
                .containsPattern("0 +CONV_2D +500 +900 +1,800 +3\\.60 +ok")
                .contains("96 over its lower bound", "stack 128 of 1024 B", "-128 127", "crc32 0badcafe")
                .contains("0.009 ms (2,000 cycles at 216 MHz), about 0.003 mJ", "zero wait states: not validated")
                .contains("ok: all 1 layers equal to the reference");
    }

    @Test
    void aMismatchNamesLayerElementAndBothValues() {
        Report.CrossCheck check =
                new Report.CrossCheck(CheckStatus.MISMATCH, 1, new Report.Mismatch(0, "layer_00_conv2d", 17, -5, 4));
        assertThat(ReportText.render(report(RunStatus.MISMATCH, check, List.of())))
                .contains("MISMATCH in layer 0 (layer_00_conv2d): element 17 should be -5, is 4");
    }

    @Test
    void aSecondCoreThatAgreesIsMentioned() {
        Report.CoreCheck check = new Report.CoreCheck("jit", CheckStatus.MATCH, 3, null);
        assertThat(ReportText.render(report(RunStatus.OK, MATCH, check, List.of())))
                .contains("unicorn and jit agree at all 3 places");
    }

    @Test
    void aDifferenceBetweenCoresNamesPlaceAndBothValues() {
        Report.CoreDifference first = new Report.CoreDifference(0, "layer_00_conv2d", "r4", "0x00000001", "0x00000002");
        Report.CoreCheck check = new Report.CoreCheck("jit", CheckStatus.MISMATCH, 2, first);
        assertThat(ReportText.render(report(RunStatus.MISMATCH, MATCH, check, List.of())))
                .contains("MISMATCH of cores behind layer 0 (layer_00_conv2d): r4 is 0x00000001 on")
                .doesNotContain("element");
    }

    @Test
    void aNetworkThatDoesNotFitShowsNeedLimitExcessAndContributorsOnly() {
        Report.Excess excess =
                new Report.Excess("SRAM", 5_000, 4_000, 1_000, List.of(new Report.Contributor("conv1 output", 3_000)));
        assertThat(ReportText.render(report(RunStatus.DOES_NOT_FIT, MATCH, List.of(excess))))
                .containsPattern("SRAM +5,000 +4,000 +1,000")
                .containsPattern("conv1 output +3,000")
                .doesNotContain("CONV_2D");
    }

    @Test
    void aRunThatWasStoppedSaysWhy() {
        assertThat(ReportText.render(report(RunStatus.BUDGET_SPENT, MATCH, List.of())))
                .contains("the budget of 5 instructions was spent");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(ReportText.render(report(RunStatus.OK, MATCH, List.of())).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void theJsonFormHasTheFieldsOfTheContract() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.render(report(RunStatus.OK, MATCH, List.of())));
        assertThat(json.at("/schema").asText()).isEqualTo("mcusim.report/1");
        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "tool", "model", "board", "core", "run", "inputs", "outputs", "crossCheck", "memory", "layers");
        assertThat(json.at("/run/status").asText()).isEqualTo("ok");
        assertThat(json.at("/crossCheck/firstMismatch").isNull()).isTrue();
        assertThat(json.at("/outputs/0/values/1").asInt()).isEqualTo(127);
        assertThat(json.at("/memory/sram/stackPeak").asInt()).isEqualTo(128);
        assertThat(json.at("/memory/excess").isMissingNode()).isTrue();
        assertThat(json.at("/layers/0/crossCheck").asText()).isEqualTo("match");
    }
}
