package dev.mcusim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.elf.ElfException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Files are untrusted: whatever is in them, the reader returns a file or a coded error. */
class BrokenElfTest {

    private static final byte[] GOOD = ElfRoundTripTest.sample().write();

    @Property(tries = 3000)
    void changedBytesGiveAFileOrACodedError(
            @ForAll @Size(min = 1, max = 8) int[] places, @ForAll @Size(8) byte[] values) {
        byte[] file = GOOD.clone();
        for (int i = 0; i < places.length; i++) {
            file[Math.floorMod(places[i], file.length)] = values[i];
        }
        readOrFail(file);
    }

    @Property(tries = 3000)
    void changedHeaderWordsGiveAFileOrACodedError(
            @ForAll @IntRange(min = 4, max = 51) int place, @ForAll int value, @ForAll boolean sections) {
        byte[] file = GOOD.clone();
        int base =
                sections ? ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(32) : 0;
        int at = Math.min(base + place * (sections ? 7 : 1), file.length - 4);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        readOrFail(file);
    }

    @Test
    void everyTruncationIsACodedError() {
        for (int length = 0; length < GOOD.length; length++) {
            readOrFail(Arrays.copyOf(GOOD, length));
        }
    }

    @Test
    void textIsNotElf() {
        expect(Code.NOT_ELF, "#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        expect(Code.NOT_ELF, new byte[0]);
    }

    @Test
    void otherMachinesAndObjectFilesAreUnsupported() {
        expect(Code.UNSUPPORTED, with(18, (byte) 62));
        expect(Code.UNSUPPORTED, with(16, (byte) 1));
        expect(Code.UNSUPPORTED, with(4, (byte) 2));
    }

    @Test
    void aSegmentBeyondTheFileIsOutOfFile() {
        byte[] file = GOOD.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(52 + 4, 0xffff_fff0);
        expect(Code.OUT_OF_FILE, file);
    }

    @Test
    void twoSegmentsAtOnePlaceOverlap() {
        byte[] file = GOOD.clone();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(52 + 32 + 12, 0x0800_0004);
        expect(Code.OVERLAP, file);
    }

    @Test
    void manySegmentsThatClaimTheWholeFileAreTooLarge() {
        int count = 1000;
        int size = 1 << 20;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(Arrays.copyOf(GOOD, 52));
        file.putInt(28, 52).putShort(44, (short) count).putShort(48, (short) 0);
        for (int i = 0; i < count; i++) {
            int header = 52 + 32 * i;
            file.putInt(header, 1)
                    .putInt(header + 12, i << 20)
                    .putInt(header + 16, size)
                    .putInt(header + 20, size);
        }
        expect(Code.TOO_LARGE, file.array());
    }

    private static byte[] with(int offset, byte value) {
        byte[] file = GOOD.clone();
        file[offset] = value;
        return file;
    }

    private static void expect(Code code, byte[] file) {
        assertThatExceptionOfType(ElfException.class)
                .isThrownBy(() -> ElfFile.read(file))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void readOrFail(byte[] file) {
        try {
            assertThat(ElfFile.read(file).segments()).isNotNull();
        } catch (ElfException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
