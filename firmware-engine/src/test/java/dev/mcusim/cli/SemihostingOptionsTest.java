package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What the command line opens to semihosting, by firmware that asks for it. */
class SemihostingOptionsTest {

    private static final int OPEN = 0x01;
    private static final int WRITEC = 0x03;
    private static final int WRITE0 = 0x04;
    private static final int READC = 0x07;
    private static final int TIME = 0x11;
    private static final int GET_CMDLINE = 0x15;
    private static final int EXIT_EXTENDED = 0x20;
    private static final int APPLICATION_EXIT = 0x20026;
    private static final int BLOCK = 0x2000_0000;
    private static final int BUFFER = 0x2000_0100;

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Consumer<MacroAssembler> code, Object... options) throws IOException {
        MacroAssembler asm = new MacroAssembler();
        code.accept(asm);
        byte[] vectors = {0, 0x10, 0, 0x20, 0x41, 0, 0, 8};
        byte[] elf = new ElfWriter()
                .constants(".isr_vector", 0x0800_0000L, vectors)
                .code(".text", 0x0800_0040L, asm.finish().bytes())
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

    private static void block(MacroAssembler asm, int... words) {
        asm.loadConstant(Register.R4, BLOCK);
        for (int i = 0; i < words.length; i++) {
            asm.loadConstant(Register.R1, words[i]);
            asm.str(Register.R1, Address.of(Register.R4, 4 * i));
        }
    }

    private static void call(MacroAssembler asm, int operation, int parameter) {
        asm.loadConstant(Register.R1, parameter);
        asm.movs(Register.R0, operation);
        asm.bkpt(0xab);
    }

    /** Ends with what the latest call has given. */
    private static void exitWithResult(MacroAssembler asm) {
        asm.mov(Register.R5, Register.R0);
        block(asm, APPLICATION_EXIT);
        asm.str(Register.R5, Address.of(Register.R4, 4));
        call(asm, EXIT_EXTENDED, BLOCK);
    }

    @Test
    void theCommandLineIsTheNameOfTheFileAndTheArguments() throws IOException {
        Consumer<MacroAssembler> program = asm -> {
            block(asm, BUFFER, 80);
            call(asm, GET_CMDLINE, BLOCK);
            call(asm, WRITE0, BUFFER);
            exitWithResult(asm);
        };
        run(program);
        assertThat(terminal.out()).isEqualTo("app.elf");
        run(program, "--args", "one two");
        assertThat(terminal.out()).isEqualTo("app.elf one two");
    }

    @Test
    void standardInputComesFromAFile() throws IOException {
        Consumer<MacroAssembler> program = asm -> {
            call(asm, READC, 0);
            asm.loadConstant(Register.R4, BUFFER);
            asm.str(Register.R0, Address.of(Register.R4));
            call(asm, WRITEC, BUFFER);
            exitWithResult(asm);
        };
        Path input = Files.writeString(folder.resolve("in.txt"), "x");
        run(program, "--stdin", input);
        assertThat(terminal.out()).isEqualTo("x");
        assertThat(run(program, "--stdin", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("this is a folder; name a file");
        assertThat(run(program, "--stdin", folder.resolve("none"))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theTimeOfDayIsTheEpoch() throws IOException {
        Consumer<MacroAssembler> program = asm -> {
            call(asm, TIME, 0);
            exitWithResult(asm);
        };
        assertThat(run(program)).isEqualTo(ExitCode.OK);
        assertThat(run(program, "--epoch", 77).code()).isEqualTo(77);
        assertThat(run(program, "--epoch", "-1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void filesAreThereWithAFolderOnly() throws IOException {
        int name = BUFFER;
        Consumer<MacroAssembler> program = asm -> {
            asm.loadConstant(Register.R4, name);
            asm.loadConstant(Register.R1, 'f' | 'o' << 8 | 'o' << 16);
            asm.str(Register.R1, Address.of(Register.R4));
            block(asm, name, 4, 3);
            call(asm, OPEN, BLOCK);
            exitWithResult(asm);
        };
        Path data = Files.createDirectory(folder.resolve("data"));
        assertThat(run(program).code()).as("no handle").isEqualTo(-1);
        assertThat(run(program, "--semihosting-dir", data).code()).isEqualTo(1);
        assertThat(data.resolve("foo")).hasContent("");
        assertThat(run(program, "--semihosting-dir", folder.resolve("none"))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("there is no such folder; make it first");
    }
}
