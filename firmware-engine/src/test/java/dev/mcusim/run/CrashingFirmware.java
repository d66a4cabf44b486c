package dev.mcusim.run;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.machine.FirmwareConsole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Firmware that goes wrong in a function called {@code crash}, called from {@code main}, called from {@code Reset_Handler}. All exceptions
 * lead to {@code Default_Handler}, an endless loop; so does what goes wrong end, until the bus error of a store comes.
 */
final class CrashingFirmware {

    static final long FLASH = 0x0800_0000L;
    static final long CRASH = 0x0800_0280L;
    static final int STACK = 0x2000_1000;
    /** A variable of 256 bytes right above which the stack ends. */
    static final long BUFFER = 0x2000_0800L;

    static final int VECTORS = 16;

    private static final long RESET = 0x0800_0200L;
    private static final long MAIN = 0x0800_0240L;
    private static final long HANDLER = 0x0800_0380L;
    private static final long MOST_INSTRUCTIONS = 100_000;

    private final ByteBuffer vectors = ByteBuffer.allocate(4 * VECTORS).order(ByteOrder.LITTLE_ENDIAN);
    private String board = "nucleo-f446re";

    CrashingFirmware() {
        vectors.putInt(STACK).putInt((int) RESET | 1);
        while (vectors.hasRemaining()) {
            vectors.putInt((int) HANDLER | 1);
        }
    }

    CrashingFirmware on(String id) {
        board = id;
        return this;
    }

    /** Replaces a vector. */
    CrashingFirmware vector(int exception, int value) {
        vectors.putInt(4 * exception, value);
        return this;
    }

    /** Runs it with this code in the function that goes wrong, up to 256 bytes. */
    FirmwareReport run(Consumer<MacroAssembler> crash) {
        ElfWriter elf = new ElfWriter().constants(".isr_vector", FLASH, vectors.array());
        function(elf, "Reset_Handler", RESET, asm -> {
            call(asm, MAIN);
            asm.b(asm.here());
        });
        function(elf, "main", MAIN, asm -> {
            asm.push(RegisterList.of(Register.R4, Register.LR));
            call(asm, CRASH);
            asm.pop(RegisterList.of(Register.R4, Register.PC));
        });
        function(elf, "crash", CRASH, asm -> {
            crash.accept(asm);
            asm.b(asm.here());
        });
        function(elf, "Default_Handler", HANDLER, asm -> asm.b(asm.here()));
        elf.zeroed(".bss", BUFFER, 256).object("buffer", BUFFER, 256);
        return new FirmwareRun(BoardCatalog.shipped().board(board), options())
                .run(
                        "crash.elf",
                        ProgramImage.read(elf.write()),
                        new FirmwareConsole((data, error) -> {}, (port, data) -> {}, "crash"))
                .report();
    }

    private static RunOptions options() {
        RunOptions all = RunOptions.DEFAULT;
        return new RunOptions(all.core(), MOST_INSTRUCTIONS, all.clock(), all.until(), all.maxResets());
    }

    private static void call(MacroAssembler asm, long function) {
        asm.loadConstant(Register.R4, (int) function | 1);
        asm.blx(Register.R4);
    }

    private static void function(ElfWriter elf, String name, long address, Consumer<MacroAssembler> body) {
        MacroAssembler asm = new MacroAssembler();
        body.accept(asm);
        byte[] code = asm.finish().bytes();
        elf.code(".text." + name, address, code).function(name, address, code.length);
    }
}
