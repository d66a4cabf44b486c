package dev.mcusim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.elf.ElfFile;
import dev.mcusim.elf.ElfSegment;
import dev.mcusim.image.ImageException;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.run.script.ScriptException;
import dev.mcusim.run.uart.EchoFirmware;
import dev.mcusim.run.uart.TestImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firmware as programs that use mcusim as a library run it. */
class FirmwareTest {

    private static final String BOARD = "nucleo-f446re";

    private final Firmware echo = Firmware.of("echo.elf", EchoFirmware.elf()).on(BOARD);

    @Test
    void whatIsPrintedIsKeptBySource() {
        FirmwareOutcome outcome = echo.send("hello\nq").run();
        assertThat(outcome.text()).isEqualTo("ready\nHELLO\n");
        assertThat(outcome.text("vcp"))
                .isEqualTo(outcome.text())
                .isEqualTo(outcome.text("usart2"))
                .isEqualTo(outcome.textBySource().get("USART2"));
        assertThat(outcome.text("semihosting")).isEmpty();
        assertThat(outcome.exitCode()).hasValue(0);
        assertThat(outcome.fault()).isEmpty();
        assertThat(outcome.report().firmware()).isEqualTo("echo.elf");
        assertThatThrownBy(() -> outcome.text("UART99")).hasMessageContaining("USART2");
    }

    @Test
    void textsThatAreExpectedEndTheRun() {
        FirmwareOutcome outcome =
                echo.send("hello").expect("ready").expect("HEL", "LO").run();
        assertThat(outcome.report().run().status()).isEqualTo("passed");
        assertThat(echo.timeout(Duration.ofMillis(20))
                        .expect("more")
                        .run()
                        .report()
                        .run()
                        .status())
                .isEqualTo("timed-out");
    }

    @Test
    void aScriptTalksAndLooksAtPins() {
        assertThat(echo.script("expect \"ready\"\nsend \"!\"\ngpio expect LD2 1 within 5ms\nstop")
                        .run()
                        .report()
                        .run()
                        .status())
                .isEqualTo("passed");
        assertThatThrownBy(() -> echo.script("dance").run())
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("script:1: there is no statement 'dance'");
    }

    @Test
    void runsCanBeBounded() {
        MacroAssembler forever = new MacroAssembler();
        Label again = forever.here();
        forever.add(Register.R0, Register.R0, 1);
        forever.b(again);
        Firmware counting = Firmware.of("count.elf", TestImage.elf(forever, new MacroAssembler()))
                .on(BOARD);
        FirmwareOutcome outcome = counting.budget(1000).run();
        assertThat(outcome.report().run().status()).isEqualTo("budget-spent");
        assertThat(outcome.report().run().instructions()).isEqualTo(1000);
        assertThat(counting.until("main").run().report().run().status()).isEqualTo("reached");
    }

    @Test
    void aFaultIsAnOutcomeThatExplainsItself() {
        MacroAssembler crash = new MacroAssembler();
        crash.loadConstant(Register.R0, 0x3000_0000);
        crash.ldr(Register.R1, Address.of(Register.R0));
        MacroAssembler handler = new MacroAssembler();
        handler.b(handler.here());
        FirmwareOutcome outcome = Firmware.of("crash.elf", TestImage.elf(crash, handler))
                .on(BOARD)
                .run();
        assertThat(outcome.fault())
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.UNMAPPED_READ));
        assertThat(outcome.report().crash()).isNotNull();
        assertThat(outcome.describe()).contains("calls, the innermost first", "main");
    }

    @Test
    void whoJumpsToTheBootLoaderIsToldThatItIsNotHere() {
        MacroAssembler jump = new MacroAssembler();
        jump.loadConstant(Register.R0, 0x1fff_0000);
        jump.ldr(Register.R1, Address.of(Register.R0, 4));
        jump.bx(Register.R1);
        FirmwareOutcome outcome = Firmware.of("update.elf", TestImage.elf(jump, new MacroAssembler()))
                .on(BOARD)
                .run();
        assertThat(outcome.report().run().stop())
                .isEqualTo(
                        "The firmware jumped to ST's boot loader in system memory, at 0x1fff0008, which mcusim does not have.");
    }

    @Test
    void filesAreReadByTheirContents(@TempDir Path folder) throws IOException {
        Path elf = Files.write(folder.resolve("echo.elf"), EchoFirmware.elf());
        ByteBuffer flash = ByteBuffer.allocate(0x2000);
        List<ElfSegment> segments = ElfFile.read(EchoFirmware.elf()).segments();
        segments.forEach(s -> flash.put((int) (s.loadAddress() - 0x0800_0000L), s.bytes()));
        Path raw = Files.write(folder.resolve("echo.bin"), flash.array());
        Path unnamed = Files.write(folder.resolve("echo.image"), flash.array());

        assertThat(Firmware.of(elf).on(BOARD).send("q").run().exitCode()).hasValue(0);
        assertThat(Firmware.of(raw).on(BOARD).send("q").run().exitCode()).hasValue(0);
        assertThat(Firmware.of(unnamed)
                        .at(0x0800_0000L)
                        .on(BOARD)
                        .send("q")
                        .run()
                        .exitCode())
                .hasValue(0);
        assertThat(Firmware.of(raw)
                        .withSymbols(elf)
                        .on(BOARD)
                        .until("handler")
                        .send("q")
                        .run()
                        .text())
                .isEqualTo("ready\n");
        assertThatThrownBy(() -> Firmware.of(unnamed).on(BOARD).run())
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("echo.image");
    }

    @Test
    void aBoardIsNeeded() {
        assertThatThrownBy(() -> Firmware.of("echo.elf", EchoFirmware.elf()).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("on(...)");
        assertThatThrownBy(() -> echo.on("nucleo-f446")).hasMessageContaining("nucleo-f446re");
    }
}
