package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;
import org.junit.jupiter.api.Test;

class KernelClocksTest {

    private Board board;
    private Peripherals peripherals;

    @Test
    void timersRunAtTwiceTheirBusUnlessThatIsUndivided() {
        use("nucleo-f446re");
        assertThat(hertz("TIM2")).isEqualTo(16_000_000);
        set("CFGR.PPRE1", 4);
        assertThat(hertz("TIM2")).as("PCLK1 8 MHz, doubled").isEqualTo(16_000_000);
        set("CFGR.PPRE1", 5);
        assertThat(hertz("USART2")).isEqualTo(4_000_000);
        assertThat(hertz("TIM2")).as("PCLK1 4 MHz, doubled").isEqualTo(8_000_000);
        assertThat(hertz("TIM1")).as("on APB2").isEqualTo(16_000_000);
        set("DCKCFGR.TIMPRE", 1);
        assertThat(hertz("TIM2")).as("PCLK1 4 MHz, times four").isEqualTo(16_000_000);
        set("CFGR.PPRE1", 6);
        assertThat(hertz("TIM2")).as("PCLK1 2 MHz, times four").isEqualTo(8_000_000);
    }

    @Test
    void serialPortsOfF7SelectTheirClock() {
        use("nucleo-f746zg");
        set("CFGR.PPRE1", 5);
        assertThat(hertz("USART3")).isEqualTo(4_000_000);
        set("DCKCFGR2.USART3SEL", 1);
        assertThat(hertz("USART3")).as("SYSCLK").isEqualTo(16_000_000);
        set("DCKCFGR2.USART3SEL", 3);
        assertThat(hertz("USART3")).as("LSE, off").isZero();
        set("BDCR.LSEON", 1);
        assertThat(hertz("USART3")).as("LSE").isEqualTo(32_768);
        assertThat(hertz("USART2")).isEqualTo(4_000_000);
    }

    @Test
    void serialPortsOfH7SelectTheirClock() {
        use("nucleo-h743zi2");
        set("D2CFGR.D2PPRE1", 4);
        assertThat(hertz("USART3")).isEqualTo(32_000_000);
        assertThat(hertz("LPUART1")).as("on APB4").isEqualTo(64_000_000);
        set("PLLCKSELR.DIVM2", 16);
        set("PLL2DIVR.N2", 99);
        set("PLL2DIVR.Q2", 3);
        set("D2CCIP2R.USART28SEL", 1);
        assertThat(hertz("USART3")).as("PLL2, off").isZero();
        set("CR.PLL2ON", 1);
        assertThat(hertz("USART3")).as("HSI / 16 * 100 / 4").isEqualTo(100_000_000);
        set("D2CCIP2R.USART16SEL", 4);
        assertThat(hertz("USART1")).as("CSI").isEqualTo(4_000_000);
        set("CR.HSI48ON", 1);
        assertThat(hertz("RNG")).isEqualTo(48_000_000);
    }

    @Test
    void everySerialPortOfEveryH7FollowsItsSelector() {
        for (String id : new String[] {"nucleo-h723zg", "nucleo-h743zi2", "stm32h747i-disco", "nucleo-h7a3zi-q"}) {
            use(id);
            for (String port : board.chip().peripherals().keySet()) {
                if (port.matches("(LP)?US?ART\\d+")) {
                    long before = hertz(port);
                    for (String field : new String[] {"USART16SEL", "USART16910SEL", "USART28SEL", "USART234578SEL"}) {
                        setWhereThere(field, 4);
                    }
                    setWhereThere("LPUART1SEL", 4);
                    assertThat(before).as(id + " " + port).isEqualTo(64_000_000);
                    assertThat(hertz(port)).as(id + " " + port).isEqualTo(4_000_000);
                    use(id);
                }
            }
        }
    }

    @Test
    void theRealTimeClockRunsByWhatTheBackupDomainSelects() {
        use("nucleo-f446re");
        assertThat(hertz("RTC")).isZero();
        set("CSR.LSION", 1);
        set("BDCR.RTCSEL", 2);
        set("BDCR.RTCEN", 1);
        assertThat(hertz("RTC")).isEqualTo(32_000);
        set("BDCR.RTCSEL", 3);
        set("CFGR.RTCPRE", 8);
        assertThat(hertz("RTC")).as("HSE of 8 MHz / 8").isEqualTo(1_000_000);
        assertThat(hertz("IWDG")).isEqualTo(32_000);
    }

    @Test
    void anL4HasItsOwnSelectors() {
        use("nucleo-l4r5zi");
        assertThat(hertz("LPUART1")).isEqualTo(4_000_000);
        set("CCIPR.LPUART1SEL", 2);
        assertThat(hertz("LPUART1")).isEqualTo(16_000_000);
        set("CR.MSIRANGE", 11);
        set("CR.MSIRGSEL", 1);
        set("CCIPR.CLK48SEL", 3);
        assertThat(hertz("RNG")).isEqualTo(48_000_000);
    }

    @Test
    void whatTheChipLacksHasNoClock() {
        use("nucleo-f446re");
        assertThatThrownBy(() -> hertz("LPUART1")).hasMessage("the chip has no LPUART1");
    }

    private void use(String id) {
        ClockSetup setup = new ClockSetup(BoardCatalog.shipped().board(id));
        board = BoardCatalog.shipped().board(id);
        peripherals = setup.peripherals();
    }

    private long hertz(String peripheral) {
        return peripherals.rcc().kernelClock(peripheral);
    }

    private void setWhereThere(String field, int value) {
        map().blocks().get("RCC").forEach((register, described) -> {
            if (described.fields().containsKey(field)) {
                set(register + "." + field, value);
            }
        });
    }

    private void set(String path, int value) {
        String[] parts = path.split("\\.");
        RegisterMap.Register register = map().register("RCC", parts[0]);
        RegisterMap.Field field = register.fields().get(parts[1]);
        long address = board.chip().peripherals().get("RCC") + register.offset();
        int old = peripherals.bus().read(address, 4);
        peripherals.bus().write(address, 4, old & ~field.mask() | value << field.low());
    }

    private RegisterMap map() {
        return BoardCatalog.shipped().registerMap(board.chip().registerMap());
    }
}
