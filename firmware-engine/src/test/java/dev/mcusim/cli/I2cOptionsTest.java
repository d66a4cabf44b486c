package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.run.i2c.SensorFirmware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be put on I2C buses. */
class I2cOptionsTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Object... more) throws IOException {
        Path elf = Files.write(folder.resolve("sensor.elf"), SensorFirmware.elf());
        List<Object> words = new ArrayList<>(List.of("run", elf, "--board", "nucleo-f746zg"));
        words.addAll(List.of(more));
        return terminal.run(words.toArray());
    }

    /** Lines of a log without their times. */
    private static List<String> withoutTimes(String log) {
        return log.lines().map(line -> line.substring(line.indexOf(" ms ") + 4)).toList();
    }

    @Test
    void nobodyIsOnABusUnlessTheUserPutsItThere() throws IOException {
        assertThat(run("--i2c-log", "-")).isEqualTo(ExitCode.OK);
        assertThat(withoutTimes(terminal.out()))
                .containsExactly(
                        "I2C1 0x50 write not acknowledged",
                        "I2C1 0x68 write not acknowledged",
                        "I2C1 0x68 read not acknowledged");
        assertThat(terminal.err()).contains("I2C1: nobody answers at 0x50, 0x68\n");
    }

    @Test
    void devicesAnswer() throws IOException {
        Path json = folder.resolve("report.json");
        assertThat(run(
                        "--i2c",
                        "i2c1:0x68=registers:75=68",
                        "--i2c",
                        "I2C1:80=eeprom:256",
                        "--i2c-log",
                        "-",
                        "--json",
                        json))
                .isEqualTo(ExitCode.OK);
        assertThat(withoutTimes(terminal.out()))
                .containsExactly("I2C1 0x50 write 10 aa", "I2C1 0x68 write 75", "I2C1 0x68 read 68");
        assertThat(terminal.err())
                .contains("I2C1: 0x50 (1 transfers, 2 bytes written, 0 read), 0x68 (2 transfers, 1 bytes\n")
                .contains("  written, 1 read)\n");
        assertThat(json).content().contains("\"data\" : \"10 aa\"").contains("\"bytesRead\" : 1");
    }

    @Test
    void registersComeFromAFileToo() throws IOException {
        byte[] contents = new byte[0x76];
        contents[0x75] = 0x42;
        Path file = Files.write(folder.resolve("registers.bin"), contents);
        Path log = folder.resolve("log.txt");
        assertThat(run("--i2c", "i2c1:0x68=registers:" + file + ",10=01", "--i2c-log", log))
                .isEqualTo(ExitCode.OK);
        assertThat(withoutTimes(Files.readString(log))).endsWith("I2C1 0x68 read 42");
    }

    @Test
    void anEepromIsWrittenToAFileIfTheUserAsksForIt() throws IOException {
        byte[] contents = new byte[256];
        Path file = Files.write(folder.resolve("in.bin"), contents);
        Path output = folder.resolve("out.bin");
        assertThat(run("--i2c", "i2c1:0x50=eeprom:" + file)).isEqualTo(ExitCode.OK);
        assertThat(file).hasBinaryContent(contents);
        assertThat(run("--i2c", "i2c1:0x50=eeprom:" + file + "," + output)).isEqualTo(ExitCode.OK);
        contents[0x10] = (byte) 0xaa;
        assertThat(output).hasBinaryContent(contents);
        assertThat(run("--i2c", "i2c1:0x50=eeprom:128," + output)).isEqualTo(ExitCode.OK);
        byte[] erased = new byte[128];
        Arrays.fill(erased, (byte) 0xff);
        erased[0x10] = (byte) 0xaa;
        assertThat(output).hasBinaryContent(erased);
    }

    @Test
    void anEchoSendsBackWhatWasWritten() throws IOException {
        assertThat(run("--i2c", "i2c1:0x68=echo", "--i2c", "i2c1:0x3ff=echo", "--i2c-log", "-"))
                .isEqualTo(ExitCode.OK);
        assertThat(withoutTimes(terminal.out())).endsWith("I2C1 0x68 write 75", "I2C1 0x68 read 75");
    }

    @Test
    void busesCanBeWired() throws IOException {
        assertThat(run("--i2c", "i2c1=i2c4", "--i2c", "i2c4:0x68=registers", "--i2c-log", "-"))
                .isEqualTo(ExitCode.OK);
        assertThat(withoutTimes(terminal.out())).endsWith("I2C1 0x68 write 75", "I2C1 0x68 read 00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i2c1 | write BUS:ADDRESS=DEVICE, as i2c1:0x68=registers:75=68",
                "i2c9:0x68=registers | has no I2C controller 'i2c9'; it has I2C1, I2C2, I2C3, I2C4",
                "i2c1:0x68=sensor | 'sensor' is no device; there are registers",
                "i2c1:0xd0=registers | addresses are 0x08 to 0x77, or with ten bits 0x100 to 0x3ff, '0xd0' is not; if the bit for the direction is in it, the address is 0x68",
                "i2c1:here=registers | 'here' is no address; write one as 0x68",
                "i2c1:0x68=registers:zz=11 | 'zz=11' does not begin with a register in hexadecimal",
                "i2c1:0x68=registers:75=1 | '75=1' does not end in bytes of two hexadecimal digits each",
                "i2c1:0x68=registers:ff=0102 | 'ff=0102' ends behind the last register, 0xff",
                "i2c1:0x68=registers:nowhere.bin | there is no file nowhere.bin",
                "i2c1:0x50=eeprom:300 | an EEPROM has 128, 256, 512 bytes, 1K, 2K and so on to 64K, '300' has 300",
                "i2c1:0x50=eeprom | 'eeprom:' lacks a size or file",
                "i2c1:0x74=eeprom:2K | takes the addresses 0x74 to 0x7b; the last is 0x77",
                "i2c1:0x400=echo | addresses are 0x08 to 0x77, or with ten bits 0x100 to 0x3ff, '0x400' is not",
                "i2c1:0x150=eeprom:1K | an EEPROM of this size takes the addresses 0x150 to 0x153; the last is 0x77",
                "i2c1:0x20=echo:1 | echo holds nothing; write it without colon",
                "i2c1=i2c1 | I2C1 cannot be wired to itself",
            })
    void aMistakeIsExplained(String value, String message) throws IOException {
        assertThat(run("--i2c", value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().replaceAll("\\s+", " ")).contains(message);
    }

    @Test
    void anAddressIsTakenOnce() throws IOException {
        assertThat(run("--i2c", "i2c1:0x50=eeprom:1K", "--i2c", "i2c1:0x53=registers"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("I2C1 has a device at 0x50 already");
    }
}
