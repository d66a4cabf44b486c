package dev.mcusim.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.image.ImageException.Code;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IntelHexTest {

    private static final String END = ":00000001FF";

    private static ProgramImage read(String... lines) {
        return ProgramImage.read(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void expect(Code code, String message, String... lines) {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> read(lines))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining(message);
    }

    private static ImageSegment segment(long address, String hex) {
        return new ImageSegment(address, HexFormat.of().parseHex(hex));
    }

    @Test
    void dataLieAboveTheLinearBaseAndRecordsThatTouchAreOneSegment() {
        ProgramImage image = read(
                ":020000040800F2",
                ":0400000000800020" + "5C",
                ":04000400010000" + "08EF",
                ":020010001122BB",
                ":04000005080001ED01",
                END,
                "");
        assertThat(image.format()).isEqualTo(ImageFormat.INTEL_HEX);
        assertThat(image.segments())
                .containsExactly(segment(0x0800_0000L, "0080002001000008"), segment(0x0800_0010L, "1122"));
        assertThat(image.entry()).isEqualTo(OptionalLong.of(0x0800_01ec));
        assertThat(image.symbols()).isEmpty();
    }

    @Test
    void aLinearRecordGoesOnBehindIts64KiBytes() {
        assertThat(read(":020000042000DA", ":02FFFF00AABB9B", END).segments())
                .containsExactly(segment(0x2000_ffffL, "aabb"));
    }

    @Test
    void aSegmentedRecordWrapsAtIts64KiBytes() {
        assertThat(read(":020000021000EC", ":02FFFF00AABB9B", ":0400000312345678E5", END))
                .satisfies(image ->
                        assertThat(image.segments()).containsExactly(segment(0x1_0000, "bb"), segment(0x1_ffff, "aa")))
                .satisfies(image -> assertThat(image.entry()).isEqualTo(OptionalLong.of(0x179b8)));
    }

    @Test
    void recordsMayComeInAnyOrderAndCase() {
        assertThat(read(":0100020033ca", "", " :010000001aE5\r", ":010001002BD3", END)
                        .segments())
                .isEqualTo(List.of(segment(0, "1a2b33")));
    }

    @Test
    void aWrongChecksumIsNamedByItsLine() {
        expect(Code.CHECKSUM, "line 2: the checksum is written as F1, but", ":020000040800F2", ":020000040800F1", END);
    }

    @Test
    void whatIsFilledAlreadyIsNamedWithBothLines() {
        expect(
                Code.OVERLAP,
                "line 3: 0x00000003 is filled already, by the data that begin in line 1",
                ":0400000001020304F2",
                ":01000800FFF8",
                ":020003001122C8",
                END);
    }

    @Test
    void brokenLinesAreNamed() {
        expect(Code.MALFORMED, "line 2: a record begins with ':'", ":0100000055AA", "hello");
        expect(Code.MALFORMED, "line 1: the record says that it has 4 bytes of data, but has 3", ":04000000010203F6");
        expect(Code.MALFORMED, "line 1: a record consists of pairs", ":00000001F");
        expect(Code.MALFORMED, "line 1: there is no record of type 06", ":00000006FA");
        expect(Code.MALFORMED, "line 1: a record of type 04 has 2 bytes of data, not 1", ":0100000408F3");
        expect(Code.MALFORMED, "line 2: a line follows the record that ends the file", END, END);
        expect(Code.MALFORMED, "line 1: this line is longer than any record", ":00" + "0".repeat(700));
    }

    @Test
    void aFileThatStopsEarlyOrHoldsNothingIsNoImage() {
        expect(Code.TRUNCATED, ":00000001FF, is missing", ":01000000AA55");
        expect(Code.EMPTY, "holds no data", END);
    }

    @Test
    void dataBeyondTheAddressSpaceAreRefused() {
        expect(Code.TOO_LARGE, "line 2: 2 bytes at 0xffffffff end beyond 4 GiB", ":02000004FFFFFC", ":02FFFF00AABB9B");
    }

    @Test
    void dataThatClaimTheWholeAddressSpaceTakeNoMoreThanTheirBytes() {
        StringBuilder file = new StringBuilder();
        for (int high = 0; high < 0x1_0000; high += 0x100) {
            file.append(record(4, 0, high >> 8, high & 0xff)).append(record(0, 0x8000, high >> 8));
        }
        ProgramImage image = read(file + END);
        assertThat(image.segments()).hasSize(256);
        assertThat(image.segments().get(255)).isEqualTo(segment(0xff00_8000L, "ff"));
    }

    @Test
    void moreSeparatePiecesThanTheLimitAreRefused() {
        StringBuilder file = new StringBuilder();
        for (int piece = 0; piece <= ProgramImage.MAX_PIECES; piece++) {
            if ((piece & 0x7fff) == 0) {
                file.append(record(4, 0, 0, piece >> 15));
            }
            file.append(record(0, 2 * piece & 0xffff, 0));
        }
        expect(Code.TOO_LARGE, "more than 262,144 separate pieces", file.toString());
    }

    private static String record(int type, int offset, int... data) {
        StringBuilder text = new StringBuilder(":%02X%04X%02X".formatted(data.length, offset, type));
        int sum = data.length + (offset >> 8) + offset + type;
        for (int value : data) {
            text.append("%02X".formatted(value));
            sum += value;
        }
        return text.append("%02X%n".formatted(-sum & 0xff)).toString();
    }
}
