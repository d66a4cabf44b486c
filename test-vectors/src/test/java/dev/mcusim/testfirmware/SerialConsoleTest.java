package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.CoreKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same sources print through the serial port of the board: clock, pin and baud rate set up by registers. */
class SerialConsoleTest {
    private static final String PROGRAM = "interrupts";

    @ParameterizedTest
    @EnumSource(names = {"F4", "F7", "H7", "L4"})
    void theSerialPortSendsTheSameText(Target target) {
        String text = SimulatedBoard.run(
                target.boards().get(0), CoreKind.JIT, TestFirmware.imageWithSerialConsole(target, PROGRAM));
        assertThat(text).startsWith(TestFirmware.expected(target, PROGRAM) + "EndlessLoop");
    }
}
