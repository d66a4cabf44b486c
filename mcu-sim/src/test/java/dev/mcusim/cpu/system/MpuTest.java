package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MpuTest {

    private static final int TYPE = 0xe000_ed90;
    private static final int CTRL = 0xe000_ed94;
    private static final int RNR = 0xe000_ed98;
    private static final int RBAR = 0xe000_ed9c;
    private static final int RASR = 0xe000_eda0;
    private static final int SRAM = 0x2000_0000;
    private static final int READ_WRITE = Mpu.PRIVILEGED_READ | Mpu.PRIVILEGED_WRITE | Mpu.USER_READ | Mpu.USER_WRITE;

    private final Mpu mpu = new Mpu(8);

    private void write(int address, int value) {
        mpu.write(address, value, -1);
    }

    private void region(int number, int base, int attributes) {
        write(RBAR, base | 1 << 4 | number);
        write(RASR, attributes);
    }

    @Test
    void typeTellsHowManyRegionsThereAre() {
        assertThat(mpu.read(TYPE)).isEqualTo(0x800);
        assertThat(new Mpu(16).read(TYPE)).isEqualTo(0x1000);
        Mpu none = new Mpu(0);
        none.write(CTRL, 1, -1);
        assertThat(none.isEnabled()).isFalse();
    }

    @Test
    void registersSelectRegionsByNumberAndByAlias() {
        write(RNR, 3);
        write(RBAR, SRAM | 0x1f);
        assertThat(mpu.read(RNR)).as("VALID selects").isEqualTo(15);
        write(RNR, 3);
        write(RBAR, SRAM);
        write(RASR + 16, 0xffff_ffff);
        assertThat(mpu.read(RASR)).isEqualTo(0x173f_ff3f);
        assertThat(mpu.read(RBAR + 8)).isEqualTo(SRAM | 3);
    }

    @Test
    void theHighestRegionDecidesAndSubRegionsAreLeftOut() {
        write(CTRL, 5);
        region(0, SRAM, 3 << 24 | 1 << 28 | 15 << 1 | 1);
        region(1, SRAM, 6 << 24 | 0x02 << 8 | 10 << 1 | 1);
        assertThat(mpu.rights(SRAM)).isEqualTo(Mpu.ALL & ~(Mpu.PRIVILEGED_WRITE | Mpu.USER_WRITE));
        assertThat(mpu.rights(SRAM + 0x100)).as("sub-region 1").isEqualTo(READ_WRITE | Mpu.UNCHECKED);
        assertThat(mpu.rights(SRAM + 0xffff)).isEqualTo(READ_WRITE | Mpu.UNCHECKED);
        assertThat(mpu.rights(SRAM + 0x1_0000)).as("background").isEqualTo(0x47);
        assertThat(mpu.rights(0x4000_0000)).as("peripherals").isEqualTo(0x43);
        write(CTRL, 1);
        assertThat(mpu.rights(0x4000_0000)).as("no background").isEqualTo(Mpu.UNCHECKED);
    }

    @Test
    void paintedLinesHaveTheRightsOfTheirAddresses() {
        Random random = new Random(1);
        byte[] lines = new byte[0x1000 >> Mpu.LINE_SHIFT];
        for (int round = 0; round < 200; round++) {
            write(CTRL, 1 | random.nextInt(2) << 2);
            int size = 4 + random.nextInt(10);
            region(
                    random.nextInt(8),
                    SRAM - 0x800 + random.nextInt(0x2000) & ~0x1f,
                    random.nextInt() & ~0x3e | size << 1);
            mpu.paint(SRAM, lines);
            for (int line = 0; line < lines.length; line++) {
                assertThat((int) lines[line]).isEqualTo(mpu.rights(SRAM + (line << Mpu.LINE_SHIFT)));
            }
        }
    }
}
