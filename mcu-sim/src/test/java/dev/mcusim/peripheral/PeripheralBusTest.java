package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mcusim.bus.EventSource;
import org.junit.jupiter.api.Test;

class PeripheralBusTest {

    private static final long TIM2 = 0x4000_0000L;
    private static final long TIM3 = 0x4000_0400L;

    private final PeripheralBus bus = new PeripheralBus(EventSource.NONE);

    PeripheralBusTest() {
        bus.attach(TIM2, 0x400, new UnmodelledPeripheral("TIM2", 0x400));
        bus.attach(TIM3, 0x100, new UnmodelledPeripheral("TIM3", 0x100));
    }

    @Test
    void anAddressBelongsToTheDeviceAroundIt() {
        bus.write(TIM3 + 0xfc, 4, 7);
        assertThat(bus.read(TIM3 + 0xfc, 4)).isEqualTo(7);
        assertThat(bus.covers(TIM2)).isTrue();
        assertThat(bus.covers(TIM3 - 1)).isTrue();
        assertThat(bus.covers(TIM3 + 0x100)).isFalse();
        assertThat(bus.covers(TIM2 - 1)).isFalse();
    }

    @Test
    void accessesToWhatIsNotModelledAreCounted() {
        bus.write(TIM3, 4, 1);
        bus.write(TIM3, 4, 2);
        assertThat(bus.read(TIM3, 1)).isEqualTo(2);
        assertThat(bus.touched()).containsExactly(new Touched("TIM3", TIM3, 1, 2));
    }

    @Test
    void devicesDoNotOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bus.attach(TIM3 + 0x80, 0x400, new UnmodelledPeripheral("X", 0x400)));
    }

    @Test
    void aWordOfTheBitBandAliasIsOneBit() {
        bus.attach(BitBand.BASE, BitBand.BYTES, new BitBand(bus));
        bus.write(TIM2 + 8, 4, 0x0000_00f0);
        long bit24 = BitBand.BASE + 8 * 32 + 24 * 4;
        bus.write(bit24, 4, 1);
        bus.write(BitBand.BASE + 8 * 32 + 4 * 4, 4, 0xfffe);
        assertThat(bus.read(TIM2 + 8, 4)).isEqualTo(0x0100_00e0);
        assertThat(bus.read(bit24, 4)).isEqualTo(1);
        assertThat(bus.read(bit24 + 4, 4)).isZero();
    }
}
