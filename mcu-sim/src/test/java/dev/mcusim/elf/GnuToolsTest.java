package dev.mcusim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GNU binutils, where they are installed, read what the writer writes. */
class GnuToolsTest {

    @TempDir
    Path directory;

    @Test
    void readelfFindsNothingToWarnAbout() throws IOException, InterruptedException {
        String text = run("arm-none-eabi-readelf", "-aW");
        assertThat(text).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error");
        assertThat(text)
                .contains("Version5 EABI")
                .contains("v7E-M")
                .containsPattern("08000041 +32 FUNC +GLOBAL DEFAULT +\\d+ Reset_Handler")
                .containsPattern("LOAD +0x\\w+ 0x20000000 0x08000080 0x00005 0x00005 RW");
    }

    @Test
    void objdumpTellsCodeFromData() throws IOException, InterruptedException {
        String text = run("arm-none-eabi-objdump", "-d");
        assertThat(text)
                .contains("<layer>:")
                .containsPattern("8000060:\\s+4770\\s+bx\\s+lr")
                .containsPattern("8000064:.*\\.word\\s+0x12000078");
    }

    private String run(String tool, String option) throws IOException, InterruptedException {
        Path file = directory.resolve("sample.elf");
        Files.write(file, ElfRoundTripTest.sample().write());
        List<String> command = new ArrayList<>(List.of(tool, option, file.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            System.out.println("skipped: " + tool + " is not installed");
            assumeTrue(false, tool + " is not installed");
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
