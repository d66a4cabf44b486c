package dev.mcusim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private static String json() {
        return ReportJson.render(new Deployer(BoardCatalog.shipped().board("nucleo-f446re"), DeployOptions.DEFAULT)
                .deploy(
                        NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes()),
                        List.of(DemoNetwork.samples().get(0).input()))
                .report());
    }

    @Test
    void whatIsWrittenCanBeRead() {
        String json = json();
        Report read = ReportJson.read("report.json", json);
        assertThat(ReportJson.render(read)).isEqualTo(json);
    }

    @Test
    void fieldsOfOtherVersionsDoNotMatter() {
        String json = json();
        String older = json.replaceFirst("(?s)\"sections\" : \\[.*?\\],\\s*\"buffers\" : \\[.*?\\]", "\"newer\" : 1");
        assertThat(older).isNotEqualTo(json);
        assertThat(ReportJson.read("report.json", older).memory().buffers()).isEmpty();
    }

    @Test
    void anotherJsonFileIsRefusedByItsSchema() {
        assertThatThrownBy(() -> ReportJson.read("run.json", "{\"schema\": \"mcusim.run/1\"}"))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("run.json is no deployment report")
                .hasMessageContaining("mcusim.run/1");
    }

    @Test
    void brokenJsonIsRefused() {
        assertThatThrownBy(() -> ReportJson.read("x.json", "{")).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> ReportJson.read("x.json", "")).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> ReportJson.read("x.json", "{\"schema\": \"mcusim.report/1\"}"))
                .isInstanceOf(ReportException.class);
    }
}
