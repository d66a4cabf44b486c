package dev.mcusim.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.timing.MemoryTiming.CodeKind;
import org.junit.jupiter.api.Test;

class M7MemoryTest {

    private static final int FLASH = 0x0800_0000;
    private static final int FLASH_ITCM = 0x0020_0000;
    private static final int DTCM = 0x2000_0000;
    private static final int AXI_SRAM = 0x2400_0000;
    private static final int SRAM1 = 0x3000_0000;
    private static final MemorySettings OFF = new MemorySettings(false, false, 2, false, false, false, 2);
    private static final MemorySettings ON = OFF.withCaches(true, true);

    private static MemoryTiming memory(String board, MemorySettings settings) {
        var chip = TestBoard.board(board).chip();
        MemoryTiming memory = TimingModel.of(chip).memory(new AddressSpace(chip.regions()));
        memory.configure(settings);
        return memory;
    }

    private static MemoryTiming h743(MemorySettings settings) {
        return memory("nucleo-h743zi2", settings);
    }

    @Test
    void tightlyCoupledMemoryNeverWaits() {
        MemoryTiming memory = h743(OFF);
        assertThat(memory.load(DTCM, 4, 0)).isZero();
        assertThat(memory.store(DTCM, 1, 0)).isZero();
        assertThat(memory.codeKind(0)).isEqualTo(CodeKind.FREE);
    }

    @Test
    void aLineThatWasReadIsFreeToReadAndOneThatWasWrittenIsFreeToWrite() {
        MemoryTiming memory = h743(ON);
        assertThat(memory.load(AXI_SRAM, 4, 0)).isPositive();
        assertThat(memory.load(AXI_SRAM + 28, 4, 100)).isZero();
        assertThat(memory.store(AXI_SRAM + 4, 4, 200)).isZero();
        assertThat(memory.dataMisses()).isOne();
        assertThat(memory.load(AXI_SRAM + 32, 4, 300)).isPositive();
    }

    @Test
    void aFifthLineOfOneSetPushesOneOut() {
        MemoryTiming memory = h743(ON);
        int setStride = 4096;
        for (int i = 0; i < 5; i++) {
            memory.load(AXI_SRAM + i * setStride, 4, i * 1000);
        }
        long misses = memory.dataMisses();
        for (int i = 0; i < 4; i++) {
            memory.load(AXI_SRAM + i * setStride, 4, 10_000 + i * 1000);
        }
        assertThat(memory.dataMisses()).isGreaterThan(misses);
    }

    @Test
    void storesDoNotWaitForTheirLineUntilTheBusIsBusy() {
        MemoryTiming memory = h743(ON);
        assertThat(memory.store(AXI_SRAM, 4, 0)).isZero();
        assertThat(memory.store(AXI_SRAM + 32, 4, 1)).isPositive();
    }

    @Test
    void withoutCachesEveryLoadWaits() {
        MemoryTiming memory = h743(OFF);
        int first = memory.load(AXI_SRAM, 4, 0);
        assertThat(first).isPositive();
        assertThat(memory.load(AXI_SRAM, 4, 100)).isEqualTo(first);
        assertThat(memory.load(SRAM1, 4, 200)).as("behind a bridge").isGreaterThan(first);
    }

    @Test
    void flashWaitStatesAndTheClockRatioCount() {
        int slow =
                h743(new MemorySettings(true, true, 4, false, false, false, 2)).load(FLASH, 4, 0);
        int fast =
                h743(new MemorySettings(true, true, 2, false, false, false, 2)).load(FLASH, 4, 0);
        int sameClock =
                h743(new MemorySettings(true, true, 2, false, false, false, 1)).load(FLASH, 4, 0);
        assertThat(slow - fast).isEqualTo(4);
        assertThat(fast).isEqualTo(2 * sameClock);
    }

    @Test
    void codeInTheCacheIsKept() {
        MemoryTiming memory = h743(ON);
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.KEPT);
        assertThat(memory.fetch(FLASH, FLASH + 64, 0)).isPositive();
        assertThat(memory.fetch(FLASH, FLASH + 64, 100)).isZero();
        assertThat(memory.instructionMisses()).isEqualTo(2);
        memory.invalidateInstructions();
        assertThat(memory.fetch(FLASH, FLASH + 64, 200)).isPositive();
    }

    @Test
    void aLineBehindOneOnItsWayComesSooner() {
        int one = h743(ON).fetch(FLASH, FLASH + 32, 0);
        int two = h743(ON).fetch(FLASH, FLASH + 64, 0);
        assertThat(two - one).isBetween(1, one);
    }

    @Test
    void withoutACacheCodeThatIsJumpedToWaits() {
        MemoryTiming memory = h743(OFF);
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.STREAMED);
        int jump = memory.fetch(FLASH, FLASH + 8, 0);
        assertThat(jump).isPositive();
        assertThat(memory.fetch(FLASH + 8, FLASH + 16, 0)).as("what follows").isLessThan(jump);
        assertThat(memory.fetch(FLASH, FLASH + 8, 0)).isEqualTo(jump);
    }

    @Test
    void axiSramOfAnH743TakesOneReadAtATime() {
        int h743 = memory("nucleo-h743zi2", OFF).fetch(AXI_SRAM, AXI_SRAM + 64, 0);
        int h723 = memory("nucleo-h723zg", OFF).fetch(AXI_SRAM, AXI_SRAM + 64, 0);
        assertThat(h743).isGreaterThan(2 * h723);
    }

    @Test
    void cacheMaintenanceForgets() {
        MemoryTiming memory = h743(ON);
        memory.load(AXI_SRAM, 4, 0);
        memory.load(AXI_SRAM + 64, 4, 100);
        memory.invalidateData(AXI_SRAM + 3);
        assertThat(memory.load(AXI_SRAM + 64, 4, 200)).isZero();
        assertThat(memory.load(AXI_SRAM, 4, 300)).isPositive();
        memory.invalidateData();
        assertThat(memory.load(AXI_SRAM + 64, 4, 400)).isPositive();
    }

    @Test
    void unalignedLoadsTakeThreeCyclesMore() {
        assertThat(h743(ON).load(DTCM + 1, 4, 0)).isEqualTo(3);
    }

    @Test
    void theItcmPathOfAnF7GoesThroughTheAccelerator() {
        MemorySettings settings = new MemorySettings(false, false, 7, true, true, false, 1);
        MemoryTiming memory = memory("nucleo-f746zg", settings);
        assertThat(memory.codeKind(FLASH_ITCM)).isEqualTo(CodeKind.KEPT);
        assertThat(memory.fetch(FLASH_ITCM, FLASH_ITCM + 8, 0)).isEqualTo(7);
        assertThat(memory.fetch(FLASH_ITCM, FLASH_ITCM + 8, 10)).isZero();
        assertThat(memory.load(FLASH_ITCM + 16, 4, 20))
                .as("one store for code and data")
                .isZero();
        assertThat(memory.codeKind(FLASH)).isEqualTo(CodeKind.STREAMED);
    }
}
