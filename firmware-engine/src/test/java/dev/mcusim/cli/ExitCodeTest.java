package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.report.RunStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({"OK, 0", "MISMATCH, 1", "DOES_NOT_FIT, 3", "FAULT, 4", "BUDGET_SPENT, 5"})
    void theWayARunEndedDecidesTheExitCode(RunStatus status, int code) {
        assertThat(ExitCode.of(status).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"USAGE, 2", "ENVIRONMENT, 6", "STOPPED, 7", "INTERNAL, 70"})
    void otherEndsHaveCodesOfTheirOwn(ExitCode code, int number) {
        assertThat(code.code()).isEqualTo(number);
    }
}
