package dev.mcusim.peripheral.stm32.usart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.peripheral.SerialLines;
import dev.mcusim.peripheral.SerialSender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is at the other end of a port: hosts, other ports, the port itself; and what a reset leaves of it. */
class SerialLinesTest {

    private static final int ON = 1 << 13 | 0xc;
    private static final int CHARACTER = 160;

    private final UsartBench usart = new UsartBench("nucleo-f446re", "USART2");

    private SerialSender host(String text) {
        SerialSender sender =
                new SerialSender(usart.line, usart.peripherals.wiring().schedule());
        sender.send(text.getBytes(StandardCharsets.UTF_8));
        return sender;
    }

    private void on() {
        usart.set("BRR", 16);
        usart.set("CR1", ON);
    }

    private String readAll(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            usart.go(CHARACTER);
            if ((usart.get("SR") & UsartBench.RXNE) != 0) {
                text.append((char) usart.get("DR"));
            }
        }
        return text.toString();
    }

    @Test
    void aHostBeginsWhenTheReceiverIsOn() {
        SerialSender host = host("abc");
        usart.go(10_000);
        assertThat(host.waiting()).isEqualTo(3);
        on();
        assertThat(readAll(3)).isEqualTo("abc");
        assertThat(host.waiting()).isZero();
    }

    @Test
    void aHostWaitsForFirmwareThatIsSlow() {
        SerialSender host = host("abc");
        on();
        usart.go(100 * CHARACTER);
        assertThat(host.waiting()).isEqualTo(2);
        assertThat(usart.get("DR")).isEqualTo('a');
        assertThat(usart.get("DR")).as("it had waited for room only").isEqualTo('b');
        usart.go(CHARACTER);
        assertThat(usart.get("DR")).isEqualTo('c');
        assertThat(usart.line.losses()).isEmpty();
    }

    @Test
    void aHostRepeatsTheCharacterDuringWhichTheReceiverWentOff() {
        host("abc");
        on();
        usart.go(CHARACTER / 2);
        usart.set("CR1", 0);
        usart.go(10 * CHARACTER);
        on();
        assertThat(readAll(3)).isEqualTo("abc");
    }

    @Test
    void aResetSwitchesThePortOffAndLeavesWhatIsConnected() {
        host("abc");
        on();
        assertThat(readAll(1)).isEqualTo("a");
        usart.reset();
        assertThat(usart.line.port().listens()).isFalse();
        usart.go(10 * CHARACTER);
        on();
        assertThat(readAll(2)).isEqualTo("bc");
        usart.set("DR", 'x');
        usart.go(2 * CHARACTER);
        assertThat(usart.sent).hasSize(1);
    }

    @Test
    void crossedPortsReachEachOther() {
        SerialLines lines = usart.peripherals.wiring().serial();
        long other = 0x4000_4c00L;
        usart.line.crossWith(lines.line("UART4"));
        on();
        usart.peripherals.bus().write(other + 8, 4, 16);
        usart.peripherals.bus().write(other + 0x0c, 4, ON);
        usart.go(CHARACTER);
        usart.set("DR", 'x');
        usart.peripherals.bus().write(other + 4, 4, 'y');
        usart.go(CHARACTER);
        assertThat(usart.get("DR")).isEqualTo('y');
        assertThat(usart.peripherals.bus().read(other + 4, 4)).isEqualTo('x');
    }

    @Test
    void listenersHearWhatIsSentWhereverItGoes() {
        List<Integer> heard = new ArrayList<>();
        usart.line.disconnect();
        usart.line.whenSent(frame -> heard.add(frame.data()));
        on();
        usart.set("DR", 'x');
        usart.go(2 * CHARACTER);
        assertThat(heard).containsExactly((int) 'x');
    }

    @Test
    void whatIsHeldIsSentAtTheEnd() {
        on();
        usart.set("DR", 'x');
        SerialLine.Port port = usart.line.port();
        port.finish();
        assertThat(usart.sent).containsExactly("0x78@0");
    }
}
