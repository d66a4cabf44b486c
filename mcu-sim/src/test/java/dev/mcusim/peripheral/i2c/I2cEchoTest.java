package dev.mcusim.peripheral.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class I2cEchoTest {

    @Test
    void itSendsBackWhatWasWrittenLast() {
        I2cEcho echo = new I2cEcho(0x20);
        assertThat(echo.addressed(0x21, false)).isFalse();
        assertThat(echo.addressed(0x20, false)).isTrue();
        assertThat(echo.receives(1)).isTrue();
        assertThat(echo.receives(2)).isTrue();
        assertThat(echo.addressed(0x20, true)).as("behind a repeated start").isTrue();
        assertThat(echo.sends()).isEqualTo(1);
        echo.stopped();
        assertThat(echo.addressed(0x20, true)).isTrue();
        assertThat(echo.sends()).isEqualTo(1);
        assertThat(echo.sends()).isEqualTo(2);
        assertThat(echo.sends()).isEqualTo(0xff);
    }

    @Test
    void anAddressOfTenBitsIsKnownByItsFirstTwo() {
        I2cEcho echo = new I2cEcho(I2cBus.TEN_BITS | 0x30f);
        assertThat(echo.knowsHeader(3)).isTrue();
        assertThat(echo.knowsHeader(2)).isFalse();
        assertThat(new I2cEcho(0x30).knowsHeader(0)).isFalse();
        assertThat(echo.addressed(I2cBus.TEN_BITS | 0x30f, false)).isTrue();
    }
}
