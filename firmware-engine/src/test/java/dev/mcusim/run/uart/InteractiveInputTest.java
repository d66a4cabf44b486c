package dev.mcusim.run.uart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import dev.mcusim.run.pins.PinTraces;
import dev.mcusim.run.script.ConversationPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person or another program at a serial port. */
class InteractiveInputTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> messages = new ArrayList<>();

    private Terminal terminal(String typed) {
        return new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                messages::add);
    }

    private static StopReason run(SerialConnections connections) {
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "echo");
        return new FirmwareRun(
                        BoardCatalog.shipped().board("nucleo-f446re"),
                        RunOptions.DEFAULT,
                        Optional.of(connections),
                        ConversationPlan.NONE,
                        PinTraces.NONE)
                .run("echo.elf", ProgramImage.read(EchoFirmware.elf()), console)
                .stop();
    }

    @Test
    void whatIsTypedReachesTheFirmware() throws IOException {
        try (SerialConnections connections =
                SerialConnections.open(Map.of("USART2", new Connection.Stdio()), terminal("Hello!\nq"))) {
            assertThat(run(connections)).isEqualTo(new StopReason.Exited(0));
        }
        assertThat(printed).hasToString("ready\nHELLO!\n");
    }

    @Test
    void atTheEndOfTheInputTheFirmwareIsAloneAgain() throws IOException {
        try (SerialConnections connections =
                SerialConnections.open(Map.of("USART2", new Connection.Stdio()), terminal("bye"))) {
            assertThat(run(connections)).isInstanceOf(StopReason.Asleep.class);
        }
        assertThat(printed).hasToString("ready\nBYE");
    }

    @Test
    void aTcpClientTalksToTheFirmware() throws IOException {
        try (SerialConnections connections =
                SerialConnections.open(Map.of("USART2", new Connection.Tcp(0)), terminal(""))) {
            int port = Integer.parseInt(messages.get(0).replaceAll(".*:", ""));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write("hi\nq".getBytes(StandardCharsets.UTF_8));
                assertThat(run(connections)).isEqualTo(new StopReason.Exited(0));
                connections.close();
                assertThat(client.getInputStream().readAllBytes())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("ready\nHI\n");
            }
        }
    }

    @Test
    void aTcpClientThatLeavesIsTheEndOfItsInput() throws IOException {
        try (SerialConnections connections =
                SerialConnections.open(Map.of("USART2", new Connection.Tcp(0)), terminal(""))) {
            int port = Integer.parseInt(messages.get(0).replaceAll(".*:", ""));
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            assertThat(run(connections)).isInstanceOf(StopReason.Asleep.class);
        }
    }
}
