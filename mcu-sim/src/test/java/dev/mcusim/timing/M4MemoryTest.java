package dev.mcusim.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.timing.MemoryTiming.CodeKind;
import org.junit.jupiter.api.Test;

class M4MemoryTest {

    private static final int FLASH = 0x0800_0000;
    private static final int SRAM = 0x2000_0000;

    private static MemoryTiming f446(int waitStates, boolean prefetch, boolean code, boolean data) {
        return memory("nucleo-f446re", new MemorySettings(false, false, waitStates, prefetch, code, data, 1));
    }

    private static MemoryTiming memory(String board, MemorySettings settings) {
        var chip = TestBoard.board(board).chip();
        MemoryTiming memory = TimingModel.of(chip).memory(new AddressSpace(chip.regions()));
        memory.configure(settings);
        return memory;
    }

    @Test
    void flashWithoutWaitStatesIsFree() {
        MemoryTiming memory = f446(0, false, false, false);
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.FREE);
        assertThat(memory.load(FLASH, 4, 0)).isZero();
    }

    @Test
    void withoutTheAcceleratorEachNewLineWaits() {
        MemoryTiming memory = f446(5, false, false, false);
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.STREAMED);
        assertThat(memory.fetch(FLASH, FLASH + 16, 0)).isEqualTo(5);
        assertThat(memory.fetch(FLASH, FLASH + 16, 10)).as("the line read last").isZero();
        assertThat(memory.fetch(FLASH + 16, FLASH + 48, 20)).isEqualTo(10);
    }

    @Test
    void prefetchHidesLinesThatFollow() {
        MemoryTiming memory = f446(5, true, false, false);
        assertThat(memory.fetch(FLASH, FLASH + 64, 0)).isEqualTo(5);
    }

    @Test
    void theAcceleratorKeepsSixtyFourLinesThatWereJumpedTo() {
        MemoryTiming memory = f446(5, true, true, true);
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.KEPT);
        for (int i = 0; i < 64; i++) {
            assertThat(memory.fetch(FLASH + i * 16, FLASH + i * 16 + 4, 0)).isEqualTo(5);
        }
        for (int i = 0; i < 64; i++) {
            assertThat(memory.fetch(FLASH + i * 16, FLASH + i * 16 + 4, 0)).isZero();
        }
        assertThat(memory.fetch(FLASH + 64 * 16, FLASH + 64 * 16 + 4, 0)).isEqualTo(5);
        assertThat(memory.fetch(FLASH, FLASH + 4, 0)).isEqualTo(5);
    }

    @Test
    void theAcceleratorKeepsEightLinesOfConstants() {
        MemoryTiming memory = f446(5, false, true, true);
        assertThat(memory.load(FLASH + 4, 4, 0)).isEqualTo(5);
        assertThat(memory.load(FLASH + 8, 4, 10)).isZero();
        for (int i = 1; i <= 8; i++) {
            memory.load(FLASH + i * 16, 4, 20);
        }
        assertThat(memory.load(FLASH + 4, 4, 0)).isEqualTo(5);
    }

    @Test
    void withoutTheAcceleratorConstantsPushCodeOut() {
        MemoryTiming memory = f446(5, false, false, false);
        memory.fetch(FLASH, FLASH + 16, 0);
        assertThat(memory.load(FLASH + 64, 4, 10)).isEqualTo(5);
        assertThat(memory.fetch(FLASH, FLASH + 16, 20)).isEqualTo(5);
    }

    @Test
    void aPartInDualBankModeReadsHalfLines() {
        MemoryTiming memory = memory("nucleo-l4r5zi", new MemorySettings(false, false, 5, false, false, false, 1));
        assertThat(memory.fetch(FLASH, FLASH + 16, 0)).isEqualTo(10);
    }

    @Test
    void unalignedAccessesAreSplit() {
        MemoryTiming memory = f446(5, true, true, true);
        assertThat(memory.load(SRAM, 4, 0)).isZero();
        assertThat(memory.load(SRAM + 2, 4, 0)).isEqualTo(1);
        assertThat(memory.load(SRAM + 1, 4, 0)).isEqualTo(2);
        assertThat(memory.store(SRAM + 1, 2, 0)).isEqualTo(1);
    }

    @Test
    void codeInRamIsFetchedOverTheSystemBus() {
        MemoryTiming memory = f446(0, true, true, true);
        assertThat(memory.codeKind(SRAM)).isEqualTo(CodeKind.STREAMED);
        assertThat(memory.fetch(SRAM, SRAM + 16, 0)).isPositive();
    }
}
