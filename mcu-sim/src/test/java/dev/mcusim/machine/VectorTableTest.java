package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class VectorTableTest {

    private static final long FLASH = 0x0800_0000L;
    private static final long SLOT = 0x0801_0000L;
    private static final long RAM = 0x2000_0000L;
    private static final int STACK = 0x2000_8000;
    private static final byte[] BREAKPOINT = {0, (byte) 0xbe};

    private static byte[] vectors(long reset) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(STACK)
                .putInt((int) reset | 1)
                .array();
    }

    /** Powers up, and expects the stack pointer and the breakpoint at the reset handler. */
    private static void expectStart(ElfWriter image, long vectors, long reset) {
        Board board = TestBoard.board("nucleo-f446re");
        try (Machine machine = Machine.create(board, ProgramImage.read(image.write()), CoreKind.JIT)) {
            assertThat(machine.register(Register.SP)).isEqualTo(STACK);
            assertThat(machine.systemRegisters().vectorTable()).isEqualTo(vectors);
            assertThat(machine.run(-1, 10)).isEqualTo(new StopReason.Breakpoint(reset, 0));
        }
    }

    @Test
    void theFlashBaseGoesFirst() {
        expectStart(
                new ElfWriter()
                        .constants(".isr_vector", FLASH, vectors(FLASH + 0x200))
                        .code(".text", FLASH + 0x200, BREAKPOINT)
                        .constants(".other", SLOT, vectors(FLASH)),
                FLASH,
                FLASH + 0x200);
    }

    @Test
    void behindABootLoaderASymbolTells() {
        expectStart(
                new ElfWriter()
                        .constants(".decoy", FLASH + 0x4000, vectors(FLASH + 0x4000))
                        .constants(".isr_vector", SLOT, vectors(SLOT + 0x200))
                        .code(".text", SLOT + 0x200, BREAKPOINT)
                        .object("g_pfnVectors", SLOT, 16),
                SLOT,
                SLOT + 0x200);
    }

    @Test
    void withoutSymbolTheFirstSegmentThatBeginsLikeATableCounts() {
        expectStart(
                new ElfWriter()
                        .constants(".header", SLOT - 0x200, new byte[64])
                        .constants(".isr_vector", SLOT, vectors(SLOT + 0x200))
                        .code(".text", SLOT + 0x200, BREAKPOINT),
                SLOT,
                SLOT + 0x200);
    }

    @Test
    void anImageForRamHasItsTableThere() {
        expectStart(
                new ElfWriter()
                        .constants(".isr_vector", RAM, vectors(RAM + 0x200))
                        .code(".text", RAM + 0x200, BREAKPOINT),
                RAM,
                RAM + 0x200);
    }
}
