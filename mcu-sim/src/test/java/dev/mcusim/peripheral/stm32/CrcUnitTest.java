package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CrcUnitTest {

    private static final int DR = 0x00;
    private static final int CR = 0x08;
    private static final int INIT = 0x10;
    private static final int POL = 0x14;
    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    private final CrcUnit f4 = new CrcUnit(ChipFamily.F4, 0x400);
    private final CrcUnit f7 = new CrcUnit(ChipFamily.F7, 0x400);

    private int digits(int control) {
        f7.write(CR, 4, control | 1);
        for (byte digit : DIGITS) {
            f7.write(DR, 1, digit);
        }
        return f7.read(DR, 4);
    }

    @Test
    void wordsGiveTheChecksumThatStPublishes() {
        assertThat(f4.read(DR, 4)).isEqualTo(-1);
        f4.write(DR, 4, 0x1234_5678);
        assertThat(f4.read(DR, 4)).isEqualTo(0xdf8a_8a2b);
        f4.write(CR, 4, 1);
        assertThat(f4.read(DR, 4)).isEqualTo(-1);
        assertThat(f4.read(CR, 4)).isZero();
    }

    @Test
    void theCatalogueOfParametrisedAlgorithmsAgrees() {
        assertThat(digits(0)).as("CRC-32/MPEG-2").isEqualTo(0x0376_e6e7);
        assertThat(~digits(1 << 5 | 1 << 7)).as("CRC-32/ISO-HDLC").isEqualTo(0xcbf4_3926);
        f7.write(POL, 4, 0x1021);
        assertThat(digits(1 << 3)).as("CRC-16/IBM-3740").isEqualTo(0x29b1);
        f7.write(INIT, 4, 0);
        assertThat(digits(1 << 3)).as("CRC-16/XMODEM").isEqualTo(0x31c3);
        f7.write(POL, 4, 0x07);
        assertThat(digits(2 << 3)).as("CRC-8/SMBUS").isEqualTo(0xf4);
        f7.write(POL, 4, 0x09);
        assertThat(digits(3 << 3)).as("CRC-7/MMC").isEqualTo(0x75);
    }

    @Test
    void wordsAreFedHighestByteFirst() {
        f7.write(DR, 4, 0x3132_3334);
        f7.write(DR, 2, 0x3536);
        f7.write(DR, 2, 0x3738);
        f7.write(DR, 1, 0x39);
        assertThat(f7.read(DR, 4)).isEqualTo(0x0376_e6e7);
    }
}
