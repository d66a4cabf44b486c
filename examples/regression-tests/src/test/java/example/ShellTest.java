package example;

import static dev.mcusim.junit.McusimAssertions.assertThat;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.junit.Load;
import dev.mcusim.junit.SimulatedBoard;
import dev.mcusim.run.Firmware;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Firmware as it would be flashed, made from firmware/shell.c. */
@SimulatedBoard("nucleo-f446re")
class ShellTest {

    private final Firmware shell;

    ShellTest(@Load("shell.hex") Firmware shell) {
        this.shell = shell.timeout(Duration.ofMillis(100));
    }

    @Test
    void answersInCapitals() {
        assertThat(shell.send("hello").expect("ready", "HELLO").run()).passes();
    }

    @Test
    void leavesWhenAsked() {
        assertThat(shell.send("hi\nq").run()).exits().printedOn("vcp", "HI\n").takesAtMostMilliseconds(2);
    }

    @Test
    void putsALightOn() {
        assertThat(shell.script("""
                        expect "ready"
                        send "*"
                        gpio expect LD2 1 within 5ms
                        stop
                        """).run())
                .passes()
                .hasLight("LD2", true);
    }

    @Test
    void crashesOnRequest() {
        assertThat(shell.send("!").run()).faults(FaultKind.UNMAPPED_READ);
    }
}
