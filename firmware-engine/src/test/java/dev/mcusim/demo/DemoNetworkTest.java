package dev.mcusim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {

    @Test
    void thereAreTwoSamplesOfEveryClass() {
        assertThat(DemoNetwork.labels())
                .containsExactly("circle", "square", "triangle", "cross", "star", "heart", "arrow", "crescent");
        assertThat(DemoNetwork.samples().stream().collect(Collectors.groupingBy(Sample::label, Collectors.counting())))
                .hasSize(8)
                .allSatisfy((label, count) -> assertThat(count).isEqualTo(2))
                .containsOnlyKeys(DemoNetwork.labels());
        assertThat(DemoNetwork.samples()).extracting(Sample::name).doesNotHaveDuplicates();
    }
}
