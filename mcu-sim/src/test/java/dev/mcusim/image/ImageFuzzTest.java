package dev.mcusim.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.elf.ElfException;
import dev.mcusim.elf.ElfWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Files are untrusted: whatever is in them, there is an image or a coded error, and no more bytes than the file has. */
class ImageFuzzTest {

    private static final List<byte[]> GOOD = List.of(
            text(
                    ":020000040800F2\n:0400000001020304F2\n:020000021000EC\n:02FFFF00AABB9B\n:0400000508000201EC\n:00000001FF\n"),
            text("S00600004844521B\nS1041000AA41\nS205020000BB3D\nS30608000000CC25\nS5030003F9\nS70508000201EF\n"),
            new ElfWriter()
                    .code(".text", 0x0800_0000L, new byte[64])
                    .function("f", 0x0800_0000L, 8)
                    .write());

    private static byte[] text(String lines) {
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    @Property(tries = 4000)
    void changedBytesGiveAnImageOrACodedError(
            @ForAll @IntRange(max = 2) int which,
            @ForAll @Size(min = 1, max = 6) int[] places,
            @ForAll @Size(6) byte[] values) {
        byte[] file = GOOD.get(which).clone();
        for (int i = 0; i < places.length; i++) {
            file[Math.floorMod(places[i], file.length)] = values[i];
        }
        readOrFail(file);
    }

    @Property(tries = 4000)
    void changedDigitsGiveAnImageOrACodedError(
            @ForAll @IntRange(max = 1) int which,
            @ForAll @Size(min = 1, max = 4) int[] places,
            @ForAll @Size(4) int[] values) {
        byte[] file = GOOD.get(which).clone();
        for (int i = 0; i < places.length; i++) {
            file[Math.floorMod(places[i], file.length)] =
                    (byte) "0123456789ABCDEFS:\n\r ".charAt(Math.floorMod(values[i], 21));
        }
        readOrFail(file);
    }

    @Property(tries = 2000)
    void anyBytesGiveAnImageOrACodedError(@ForAll @Size(max = 300) byte[] file, @ForAll boolean hex) {
        if (hex && file.length > 3) {
            System.arraycopy(text(":00"), 0, file, 0, 3);
        }
        readOrFail(file);
    }

    private static void readOrFail(byte[] file) {
        try {
            ProgramImage image = ProgramImage.read(file);
            assertThat(image.segments().stream().mapToLong(ImageSegment::size).sum())
                    .isLessThanOrEqualTo(file.length);
        } catch (ImageException e) {
            assertThat(e.code()).isNotNull();
            assertThat(e.getMessage()).isNotBlank();
        } catch (ElfException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
