package dev.mcusim.cpu;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Shipped boards with test code at {@link #CODE}, a function called {@code main}. */
public final class TestBoard {

    /** Where test code starts. */
    public static final long CODE = 0x0800_0200L;

    /** Initial stack pointer: 4 KiB into the SRAM of every board used here. */
    public static final int STACK = 0x2000_1000;

    private TestBoard() {}

    /** A shipped board. */
    public static Board board(String id) {
        return BoardCatalog.shipped().board(id);
    }

    /** A Cortex-M4 board with the code in flash, just reset. */
    public static Machine m4(CoreKind kind, Code code) {
        return machine("nucleo-f446re", kind, code, MachineOptions.DEFAULT);
    }

    /** A Cortex-M7 board with the code in flash, just reset. */
    public static Machine m7(CoreKind kind, Code code) {
        return machine("nucleo-f746zg", kind, code, MachineOptions.DEFAULT);
    }

    /** A board with the code in flash, just reset. */
    public static Machine machine(String board, CoreKind kind, Code code, MachineOptions options) {
        return Machine.create(board(board), image(code), kind, options);
    }

    /** Vector table and code. */
    public static ProgramImage image(Code code) {
        byte[] vectors = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(STACK)
                .putInt((int) CODE | 1)
                .array();
        byte[] file = new ElfWriter()
                .constants(".vectors", 0x0800_0000L, vectors)
                .code(".text", CODE, code.bytes())
                .function("main", CODE, code.bytes().length)
                .entry(CODE)
                .write();
        return ProgramImage.read(file);
    }
}
