package dev.mcusim.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.image.ImageException.Code;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SRecordTest {

    private static ProgramImage read(String... lines) {
        return ProgramImage.read(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void expect(Code code, String message, String... lines) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> read(lines))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining(message);
    }

    @Test
    void addressesHaveTwoToFourBytes() {
        ProgramImage image = read(
                "S00600004844521B",
                "S1041000AA41",
                "S205020000BB3D",
                "S30608000000CC25",
                "S5030003F9",
                "S70508000201EF");
        assertThat(image.format()).isEqualTo(ImageFormat.S_RECORD);
        assertThat(image.segments())
                .containsExactly(
                        new ImageSegment(0x1000, new byte[] {(byte) 0xaa}),
                        new ImageSegment(0x2_0000, new byte[] {(byte) 0xbb}),
                        new ImageSegment(0x0800_0000, new byte[] {(byte) 0xcc}));
        assertThat(image.entry()).isEqualTo(OptionalLong.of(0x0800_0200));
    }

    @Test
    void brokenRecordsAreNamedByTheirLine() {
        expect(
                Code.CHECKSUM,
                "line 1: the checksum is written as 42, but the record's bytes make it 41",
                "S1041000AA42");
        expect(Code.MALFORMED, "line 2: there is no record S4", "S1041000AA41", "S4041000AA41");
        expect(Code.MALFORMED, "line 2: a record begins with 'S'", "S1041000AA41", "1041000AA41");
        expect(Code.MALFORMED, "line 1: the length that the record says", "S1051000AA40");
        expect(
                Code.MALFORMED,
                "line 2: the file says that 3 data records come before, but 1 do",
                "S1041000AA41",
                "S5030003F9");
        expect(Code.OVERLAP, "line 2: 0x00001000 is filled already", "S1041000AA41", "S1041000AA41");
        expect(Code.TRUNCATED, "S7, S8 or S9, is missing", "S1041000AA41");
    }
}
