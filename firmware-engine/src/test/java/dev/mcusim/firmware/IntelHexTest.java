package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelHexTest {
    @Test
    void aSmallFileIsWhatTheSpecificationSays() {
        String hex = IntelHex.format(0x0800_FFF8L, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) 0xFF}, 0x0801_0001L);
        assertThat(hex.lines())
                .containsExactly(
                        ":020000040800F2",
                        ":08FFF8000102030405060708DD",
                        ":020000040801F1",
                        ":0200000009FFF6",
                        ":0400000508010001ED",
                        ":00000001FF");
    }

    @Test
    void everyLineSumsUpToZero() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        assertThat(IntelHex.format(0x0800_0000L, bytes, 0x0800_0001L).lines()).allSatisfy(line -> {
            int sum = 0;
            for (int i = 1; i < line.length(); i += 2) {
                sum += Integer.parseInt(line.substring(i, i + 2), 16);
            }
            assertThat(sum & 0xFF).isZero();
        });
    }

    @Test
    void gnuReadsBackTheSameBytes(@TempDir Path folder) throws IOException, InterruptedException {
        byte[] bytes = new byte[150_001];
        new Random(2).nextBytes(bytes);
        Path hex = Files.writeString(folder.resolve("a.hex"), IntelHex.format(0x0800_8000L, bytes, 0x0800_8001L));
        Path binary = folder.resolve("a.bin");
        GnuTools.run("objcopy", "-I", "ihex", "-O", "binary", hex.toString(), binary.toString());
        assertThat(Files.readAllBytes(binary)).isEqualTo(bytes);
    }
}
