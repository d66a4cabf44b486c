package dev.mcusim.cpu.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.timing.CoreClock;
import dev.mcusim.timing.TimingModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockCacheTest {

    private static final int FLASH = 0x0800_0000;
    private static final int MOST = 1000;

    @Test
    void codeThatIsEnteredEverywhereIsCutIntoShortBlocks() {
        Chip chip = TestBoard.board("nucleo-f446re").chip();
        TimingModel timing = TimingModel.of(chip);
        AddressSpace space = new AddressSpace(chip.regions());
        CoreClock clock = new CoreClock(timing, timing.memory(space));
        RegionMemory memory = new RegionMemory(space, DeviceBus.NONE, (byte) 0, clock);
        byte[] adds = new byte[8192];
        Arrays.fill(adds, (byte) 0x30);
        memory.write(FLASH, adds, 0, adds.length);
        BlockCache cache = new BlockCache(memory, new BlockDecoder(memory, timing, chip.processor()), () -> {}, MOST);
        int held = 0;
        for (int address = FLASH; address < FLASH + 6000; address += 2) {
            held += cache.at(address, 0).instructions;
        }
        assertThat(cache.at(FLASH, 0).instructions).isEqualTo(BlockDecoder.MOST_INSTRUCTIONS);
        assertThat(cache.at(FLASH + 5000, 0).instructions).isEqualTo(1);
        assertThat(held).isLessThan(MOST + BlockDecoder.MOST_INSTRUCTIONS + 3000);
    }
}
