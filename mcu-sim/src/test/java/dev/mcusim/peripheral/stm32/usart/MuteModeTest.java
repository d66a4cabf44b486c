package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.UsartBench.RXNE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Receivers that sleep until the line has been idle, or until their address comes. */
class MuteModeTest {

    private static final int IDLE = 1 << 4;
    private static final int RWU = 1 << 19;
    private static final int MME = 1 << 13;
    private static final int WAKE = 1 << 11;

    @Test
    void anIdleLineWakesAnOlderPortUnnoticed() {
        UsartBench usart = new UsartBench("nucleo-f446re", "USART2");
        usart.set("BRR", 16);
        usart.set("CR1", 1 << 13 | 0xe);
        usart.receive('x');
        assertThat(usart.get("SR") & RXNE).isZero();
        assertThat(usart.get("CR1") & 2).as("RWU").isEqualTo(2);
        usart.goCharacters(1);
        assertThat(usart.get("CR1") & 2).isZero();
        assertThat(usart.get("SR") & IDLE).isZero();
        usart.receive('y');
        assertThat(usart.get("DR")).isEqualTo('y');
    }

    @Test
    void anAddressWakesANewerPortAndAnotherPutsItToSleep() {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("BRR", 16);
        usart.set("CR2", 5 << 24);
        usart.set("CR1", 0xd | MME | WAKE);
        usart.set("RQR", 1 << 2);
        assertThat(usart.get("ISR") & RWU).isEqualTo(RWU);
        usart.receive('x');
        assertThat(usart.get("ISR") & RXNE).isZero();
        usart.receive(0x85);
        assertThat(usart.get("ISR") & (RXNE | RWU)).isEqualTo(RXNE);
        usart.get("RDR");
        usart.receive('y');
        assertThat(usart.get("RDR")).isEqualTo('y');
        usart.receive(0x86);
        assertThat(usart.get("ISR") & (RXNE | RWU)).isEqualTo(RWU);
    }
}
