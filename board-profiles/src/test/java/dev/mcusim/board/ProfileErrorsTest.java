package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcusim.board.ProfileError.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break a profile has its code. The sound files are the examples of the guide. */
class ProfileErrorsTest {
    private static final String BOARD = "feather.yaml";
    private static final String CHIP = "stm32f405rg.yaml";

    @TempDir
    Path folder;

    /** One edit of a sound file, and the code and key that have to come of it. */
    record Breakage(Code code, String key, String file, String sound, String broken) {
        @Override
        public String toString() {
            return code + ": " + (sound.length() > 60 ? sound.substring(0, 60) : sound).strip() + " -> "
                    + (broken.length() > 60 ? broken.substring(0, 60) : broken).strip();
        }
    }

    private static Breakage board(Code code, String key, String sound, String broken) {
        return new Breakage(code, key, BOARD, sound, broken);
    }

    private static Breakage chip(Code code, String key, String sound, String broken) {
        return new Breakage(code, key, CHIP, sound, broken);
    }

    static List<Breakage> breakages() {
        String sram2 = "{name: SRAM2, kind: sram, base: 0x2001C000, size: 16 KiB";
        String ccm = "{name: CCM, kind: ccm, base: 0x10000000, size: 64 KiB, access: rw-";
        return List.of(
                board(Code.SYNTAX, "", "leds:", "leds: ["),
                board(Code.SYNTAX, "", "defaultClock: full", "defaultClock: full\n---\nid: second"),
                board(Code.SYNTAX, "", "id: feather-f405", "\tid: feather-f405"),
                board(Code.SYNTAX, "", "externalMemory: []", "externalMemory: \"\\xZZ\""),
                board(Code.TOO_COMPLEX, "", "externalMemory: []", "externalMemory: " + "[".repeat(40) + "]".repeat(40)),
                board(Code.TOO_COMPLEX, "", "externalMemory: []", "externalMemory: [" + "0,".repeat(30_000) + "0]"),
                board(Code.FILE_TOO_LARGE, "", "externalMemory: []", "# " + "x".repeat(300_000) + "\nnotes: []"),
                board(Code.FILE_TOO_LARGE, "", "externalMemory: []", "# " + "x".repeat(900_000) + "\nnotes: []"),
                board(Code.ALIAS_REFUSED, "", "sources: [schematic]", "sources: &a [schematic]\nnotes: *a"),
                board(Code.DUPLICATE_KEY, "id", "id: feather-f405", "id: feather-f405\nid: feather-f405"),
                board(Code.UNKNOWN_KEY, "led", "leds:", "led:"),
                board(Code.UNKNOWN_KEY, "leds[0].size", "active: high", "active: high, size: 3"),
                board(Code.MISSING_KEY, "defaultClock", "defaultClock: full", ""),
                board(Code.MISSING_KEY, "sources", "sources: [schematic]", ""),
                board(Code.MISSING_KEY, "clocks[0].input", "input: 12, ", ""),
                board(Code.MISSING_KEY, "clocks[0].pll.p", "p: 2, ", ""),
                board(Code.MISSING_KEY, "clocks", "clocks:", "notes: [lost]\notherNames:"),
                board(Code.WRONG_TYPE, "hse.mhz", "mhz: 12", "mhz: fast"),
                board(Code.WRONG_TYPE, "hse", "hse: {mhz: 12, kind: crystal}", "hse: 12"),
                board(Code.WRONG_TYPE, "externalMemory", "externalMemory: []", "externalMemory: {a: b}"),
                board(Code.WRONG_TYPE, "name", "name: Feather STM32F405", "name: [Feather]"),
                board(Code.WRONG_TYPE, "name", "name: Feather STM32F405", "name:"),
                board(Code.OUT_OF_RANGE, "virtualComPort.af", "af: 7", "af: 16"),
                board(Code.OUT_OF_RANGE, "hse.mhz", "mhz: 12", "mhz: 0"),
                board(Code.OUT_OF_RANGE, "name", "name: Feather STM32F405", "name: \"bell \\a\""),
                board(Code.OUT_OF_RANGE, "sources", "sources: [schematic]", "sources: []"),
                board(Code.UNKNOWN_VALUE, "leds[0].active", "active: high", "active: bright"),
                board(Code.UNKNOWN_VALUE, "hse.kind", "kind: crystal", "kind: quartz"),
                board(Code.BAD_NAME, "id", "id: feather-f405", "id: Feather_F405"),
                board(Code.BAD_PIN, "leds[0].pin", "pin: PC1", "pin: PC16"),
                board(Code.BAD_PIN, "virtualComPort.tx", "tx: PB10", "tx: TX"),
                board(Code.BAD_PATH, "chip", "chip: stm32f405rg.yaml", "chip: ../stm32f405rg.yaml"),
                board(Code.BAD_PATH, "chip", "chip: stm32f405rg.yaml", "chip: /etc/stm32f405rg.yaml"),
                board(Code.UNKNOWN_CHIP, "chip", "chip: stm32f405rg.yaml", "chip: STM32F407XX"),
                board(Code.UNKNOWN_REFERENCE, "virtualComPort.uart", "uart: USART3", "uart: USART9"),
                board(Code.UNKNOWN_REFERENCE, "defaultClock", "defaultClock: full", "defaultClock: half"),
                board(Code.UNKNOWN_SOURCE, "sources", "sources: [schematic]", "sources: [hearsay]"),
                board(Code.DUPLICATE_ID, "id", "id: feather-f405", "id: nucleo-f746zg"),
                board(
                        Code.DUPLICATE_NAME,
                        "leds",
                        "leds:",
                        "leds:\n  - {name: D13, color: red, pin: PC2, active: high}"),
                board(Code.DUPLICATE_NAME, "citations", "  schematic:", "  hdr: mine\n  schematic:"),
                board(
                        Code.BAD_ADDRESS,
                        "externalMemory[0].base",
                        "externalMemory: []",
                        "externalMemory: [{name: SDRAM, base: 0x50000000, size: 8 MiB, access: rw-}]"),
                board(
                        Code.DUPLICATE_NAME,
                        "externalMemory",
                        "externalMemory: []",
                        "externalMemory: [{name: SRAM1, base: 0xC0000000, size: 8 MiB, access: rw-}]"),
                board(
                        Code.CLOCK_TOO_FAST,
                        "clocks[0].core",
                        "n: 336, p: 2, q: 7}, core: 168",
                        "n: 340, p: 2, q: 7}, core: 170"),
                board(Code.CLOCK_TOO_FAST, "clocks[0].apb1", "apb1: 42", "apb1: 43"),
                board(Code.UNKNOWN_KEY, "clocks[0].companion", "apb1: 42", "companion: 42, apb1: 42"),
                board(Code.PLL_MISMATCH, "clocks[0].pll", "n: 336", "n: 335"),
                board(Code.WAIT_STATES_NOT_IN_TABLE, "clocks[0].waitStates", "waitStates: 5", "waitStates: 4"),
                board(Code.WAIT_STATES_NOT_IN_TABLE, "clocks[0].waitStates", "waitStates: 5", "waitStates: 6"),
                chip(Code.MISSING_KEY, "memory", "memory:", "notes: [lost]\nexternalWindows:"),
                chip(Code.UNKNOWN_VALUE, "memory[1].kind", "SRAM1, kind: sram", "SRAM1, kind: dram"),
                chip(Code.UNKNOWN_VALUE, "memory[1].kind", "SRAM1, kind: sram", "SRAM1, kind: external"),
                chip(Code.UNKNOWN_VALUE, "memory[3].access", ccm, ccm.replace("rw-", "rwX")),
                chip(Code.OUT_OF_RANGE, "memory[0].access", "access: r-x", "access: rwx"),
                chip(Code.OUT_OF_RANGE, "memory[2].size", sram2, sram2.replace("16 KiB", "0")),
                chip(Code.WRONG_TYPE, "memory[2].size", sram2, sram2.replace("16 KiB", "16 KB")),
                chip(Code.BAD_NAME, "memory[2].name", sram2, sram2.replace("SRAM2", "sram2")),
                chip(Code.BAD_ADDRESS, "memory[2].base", sram2, sram2.replace("0x2001C000", "0x120000000")),
                chip(Code.BAD_ADDRESS, "memory[2].base", sram2, sram2.replace("0x2001C000", "0x2001C002")),
                chip(Code.BAD_ADDRESS, "peripherals.RCC", "RCC: 0x40023800", "RCC: -4"),
                chip(Code.BAD_ADDRESS, "boot", "vectors: 0x00000000", "vectors: 0x30000000"),
                chip(Code.BAD_ADDRESS, "boot.vectors", "vectors: 0x00000000", "vectors: 0x00000010"),
                chip(Code.DUPLICATE_NAME, "memory", sram2, sram2.replace("SRAM2", "SRAM1")),
                chip(Code.DUPLICATE_NAME, "energy", "energy:", "energy:\n  - {mhz: 168, mA: 41, source: ds8626}"),
                chip(Code.REGION_OVERLAP, "memory", sram2, sram2.replace("0x2001C000", "0x2001BFFC")),
                chip(Code.REGION_OVERLAP, "memory", ccm, ccm.replace("0x10000000", "0x000FFFFC")),
                chip(
                        Code.REGION_BEYOND_ADDRESS_SPACE,
                        "memory[2].size",
                        sram2,
                        sram2.replace("0x2001C000", "0xFFFFF000")),
                chip(Code.MISSING_REGION, "memory", "FLASH, kind: flash", "FLASH, kind: rom"),
                chip(Code.MISSING_REGION, "memory", "access: r-x", "access: r--"),
                chip(Code.UNKNOWN_REFERENCE, "flash.timing", "timing: f40x_41x_168", "timing: f4"),
                chip(Code.UNKNOWN_REFERENCE, "flash.accelerator", "accelerator: art_f4", "accelerator: art"),
                chip(Code.UNKNOWN_REFERENCE, "processor.type", "type: cortex-m4-r0p1", "type: cortex-m3"),
                chip(Code.UNKNOWN_REFERENCE, "registers", "registers: f407", "registers: f408"),
                chip(Code.UNKNOWN_KEY, "processor.dataCache", "mpuRegions: 8", "mpuRegions: 8\n  dataCache: 4 KiB"),
                chip(
                        Code.OUT_OF_RANGE,
                        "processor.dataCache",
                        "type: cortex-m4-r0p1 ",
                        "dataCache: 12 KiB\n  type: cortex-m7-r1p1-dp "),
                chip(Code.UNKNOWN_SOURCE, "energy[0].source", "source: ds8626 T20", "source: blog T20"),
                chip(Code.CLOCK_TOO_FAST, "currents", "{mhz: 168, mA: 40", "{mhz: 169, mA: 40"),
                chip(Code.CLOCK_TOO_FAST, "clocks", "clocks: {core: 168, bus: 168", "clocks: {core: 168, bus: 169"),
                chip(Code.OUT_OF_RANGE, "interrupts.numbers.USART3", "lines: 82", "lines: 39"),
                chip(
                        Code.TABLE_NOT_RISING,
                        "flash.timing.ranges.normal",
                        "timing: f40x_41x_168",
                        "timing: {clock: HCLK, ranges: {normal: [30, 60, 60, 168]}, sources: [hdr]}"));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void isReportedByCodeFileAndKey(Breakage breakage) {
        List<ProfileError> errors = faultsAfter(breakage);

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.code()).isEqualTo(breakage.code());
            assertThat(error.key()).isEqualTo(breakage.key());
            assertThat(error.file()).endsWith(breakage.file());
            assertThat(error.message()).isNotEmpty();
        });
    }

    private List<ProfileError> faultsAfter(Breakage breakage) {
        Path board = Guide.write(folder, BOARD);
        Path file = folder.resolve(breakage.file());
        String text = Guide.read(file);
        assertThat(text).contains(breakage.sound());
        Guide.put(file, text.replace(breakage.sound(), breakage.broken()));
        return faults(board);
    }

    private static List<ProfileError> faults(Path board) {
        ProfileException exception = catchThrowableOfType(ProfileException.class, () -> BoardCatalog.read(board));
        assertThat(exception).as("the file is refused").isNotNull();
        return exception.errors();
    }

    @Test
    void everyCodeHasACase() {
        Set<Code> shown = breakages().stream().map(Breakage::code).collect(Collectors.toSet());
        // These are not edits of a text; tests below and of the catalogue show them.
        shown.addAll(EnumSet.of(Code.FILE_NOT_FOUND, Code.FILE_UNREADABLE, Code.UNKNOWN_BOARD));

        assertThat(shown).containsExactlyInAnyOrder(Code.values());
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThat(faults(folder.resolve("none.yaml")))
                .extracting(ProfileError::code)
                .containsExactly(Code.FILE_NOT_FOUND);
        assertThat(faults(folder)).extracting(ProfileError::code).containsExactly(Code.FILE_UNREADABLE);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "id: caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults(file)).extracting(ProfileError::code).containsExactly(Code.FILE_UNREADABLE);
    }

    @Test
    void aMissingChipFileIsReportedForTheChipFile() throws IOException {
        Path board = Guide.write(folder, BOARD);
        Files.delete(folder.resolve(CHIP));

        assertThat(faults(board)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(Code.FILE_NOT_FOUND);
            assertThat(error.file()).endsWith(CHIP);
        });
    }

    @Test
    void anEmptyFileIsRefused() {
        Path file = folder.resolve("empty.yaml");
        Guide.put(file, "");

        assertThat(faults(file)).extracting(ProfileError::code).containsExactly(Code.SYNTAX);
    }

    @Test
    void allFaultsOfBothFilesAreReportedAtOnce() {
        Path board = Guide.write(folder, BOARD);
        Guide.put(
                board,
                Guide.read(board)
                        .replace("pin: PC1", "pin: PC99")
                        .replace("kind: crystal", "kind: quartz")
                        .replace("leds:", "wheels: 4\nleds:")
                        .replace("sources: [schematic]", "sources: [hearsay]"));
        Path chip = folder.resolve(CHIP);
        Guide.put(
                chip,
                Guide.read(chip)
                        .replace("SRAM2, kind: sram", "SRAM2, kind: dram")
                        .replace("mpuRegions: 8", "mpuRegions: 99"));

        List<ProfileError> errors = faults(board);

        assertThat(errors)
                .extracting(ProfileError::code)
                .containsExactlyInAnyOrder(
                        Code.BAD_PIN,
                        Code.UNKNOWN_VALUE,
                        Code.UNKNOWN_KEY,
                        Code.UNKNOWN_SOURCE,
                        Code.UNKNOWN_VALUE,
                        Code.OUT_OF_RANGE);
        assertThat(new ProfileException(errors).getMessage().lines()).hasSize(6);
    }

    @Test
    void faultsNameTheirLine() {
        Path board = Guide.write(folder, BOARD);
        String text = Guide.read(board).replace("pin: PC1", "pin: PC99");
        Guide.put(board, text);
        long line = text.substring(0, text.indexOf("PC99")).lines().count();

        assertThat(faults(board)).singleElement().satisfies(error -> assertThat(error.line())
                .isEqualTo((int) line));
    }

    @Test
    void aDeviationExcusesWaitStatesButNotTheCoreClock() {
        Path board = Guide.write(folder, BOARD);
        String text = Guide.read(board).replace("waitStates: 5", "waitStates: 4, deviation: it has always worked");
        Guide.put(board, text);
        assertThat(BoardCatalog.read(board).clock().flashWaitStates()).isEqualTo(4);

        Guide.put(board, text.replace("n: 336, p: 2, q: 7}, core: 168", "n: 340, p: 2, q: 7}, core: 170"));
        assertThat(faults(board)).extracting(ProfileError::code).containsExactly(Code.CLOCK_TOO_FAST);
    }

    @Test
    void namesThatAreAlmostRightGetAHint() {
        Path board = Guide.write(folder, BOARD);
        Guide.put(board, Guide.read(board).replace("defaultClock:", "defaultClok:"));

        assertThat(faults(board))
                .anySatisfy(error -> assertThat(error.message()).contains("did you mean defaultClock"));
    }
}
