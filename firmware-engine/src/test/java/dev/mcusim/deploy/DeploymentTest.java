package dev.mcusim.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.ProfileException;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    private final Deployment deployment = Deployment.ofDemo().on("nucleo-f446re");

    @Test
    void runsOnABoardAndChecksEveryLayer() {
        Report report = deployment.run().report();
        assertThat(report.run().status()).isEqualTo(RunStatus.OK);
        assertThat(report.board().id()).isEqualTo("nucleo-f446re");
        assertThat(report.crossCheck().layers()).isEqualTo(report.layers().size());
    }

    @Test
    void isNotChangedByWhatIsMadeOfIt() {
        Deployment other =
                deployment.on("nucleo-f746zg").with(CoreKind.INTERPRETER).unchecked();
        assertThat(other.run().report().crossCheck().status()).isEqualTo(CheckStatus.SKIPPED);
        assertThat(other.run().report().core()).isEqualTo("interpreter");
        assertThat(deployment.run().report().board().id()).isEqualTo("nucleo-f446re");
    }

    @Test
    void needsABoard() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Deployment.ofDemo().run())
                .withMessageContaining("on(...)");
        assertThatThrownBy(() -> deployment.on("nucleo-f446")).isInstanceOf(ProfileException.class);
    }

    @Test
    void refusesInputsOfAnotherSize() {
        assertThatThrownBy(() -> deployment.run(new byte[3])).isInstanceOf(InputException.class);
    }
}
