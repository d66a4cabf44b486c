package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware that would run, print or sleep for ever ends where the command line says. */
class BoundsTest {

    private static final long FLASH = 0x0800_0000L;
    private static final long CODE = 0x0800_0040L;

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Consumer<MacroAssembler> code, Object... options) throws IOException {
        MacroAssembler asm = new MacroAssembler();
        code.accept(asm);
        byte[] vectors = {0, 0x10, 0, 0x20, 0x41, 0, 0, 8};
        byte[] elf = new ElfWriter()
                .constants(".isr_vector", FLASH, vectors)
                .code(".text", CODE, asm.finish().bytes())
                .write();
        Path file = Files.write(folder.resolve("app.elf"), elf);
        Object[] words = new Object[options.length + 4];
        words[0] = "run";
        words[1] = file;
        words[2] = "--board";
        words[3] = "nucleo-f446re";
        System.arraycopy(options, 0, words, 4, options.length);
        return terminal.run(words);
    }

    private static void store(MacroAssembler asm, int address, int value) {
        asm.loadConstant(Register.R0, address);
        asm.loadConstant(Register.R1, value);
        asm.str(Register.R1, Address.of(Register.R0));
    }

    @Test
    void aTimerThatNeverWakesTheCoreEndsWithTheTimeout() throws IOException {
        Consumer<MacroAssembler> asleep = asm -> {
            store(asm, 0x4002_3840, 1);
            store(asm, 0x4000_002c, 10);
            store(asm, 0x4000_000c, 1);
            store(asm, 0x4000_0000, 1);
            asm.wfi();
            asm.b(asm.here());
        };
        assertThat(run(asleep, "--timeout", "10ms").code()).isIn(5, 7);
        assertThat(terminal.err()).contains("instructions");
    }

    @Test
    void aLoopOfInstructionsEndsWithTheirNumber() throws IOException {
        Consumer<MacroAssembler> loop = asm -> {
            Label again = asm.here();
            asm.adds(Register.R0, Register.R0, 1);
            asm.b(again);
        };
        assertThat(run(loop, "--max-instructions", 100_000)).isEqualTo(ExitCode.BUDGET_SPENT);
    }

    @Test
    void printingForEverEndsWithTheNumberOfInstructions() throws IOException {
        Consumer<MacroAssembler> printing = asm -> {
            store(asm, 0x2000_0000, 'x');
            asm.mov(Register.R1, Register.R0);
            Label again = asm.here();
            asm.movs(Register.R0, 4);
            asm.bkpt(0xab);
            asm.b(again);
        };
        assertThat(run(printing, "--max-instructions", 1000)).isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.out()).matches("x{400,500}");
    }

    @Test
    void aLoopWithoutPeripheralsEndsWithTheTimeoutOnUnicorn() throws IOException {
        Consumer<MacroAssembler> loop = asm -> {
            Label again = asm.here();
            asm.adds(Register.R0, Register.R0, 1);
            asm.b(again);
        };
        assertThat(run(loop, "--timeout", "100ms", "--max-instructions", "100000000", "--core", "unicorn"))
                .isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.err()).contains("100").doesNotContain("100,000,000 instructions");
    }

    @Test
    void resetsEndWithTheirNumber() throws IOException {
        Consumer<MacroAssembler> resets = asm -> {
            store(asm, 0xe000_ed0c, 0x05fa_0004);
            asm.b(asm.here());
        };
        assertThat(run(resets, "--max-resets", "2")).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.err()).contains("software 2 times");
        assertThat(run(resets)).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.err()).contains("software 10 times");
    }

    @Test
    void textOfTheItmGoesToItsFile() throws IOException {
        Path file = folder.resolve("swo.txt");
        Consumer<MacroAssembler> prints = asm -> {
            store(asm, 0xe000_edfc, 1 << 24);
            store(asm, 0xe000_0e80, 1);
            store(asm, 0xe000_0e00, 1);
            store(asm, 0xe000_0000, 0x0a21_6948);
            asm.bkpt(0);
        };
        run(prints, "--itm", file);
        assertThat(file).hasContent("Hi!\n");
        assertThat(terminal.out()).doesNotContain("Hi!");
        run(prints, "--itm", "-");
        assertThat(terminal.out()).contains("Hi!");
    }
}
