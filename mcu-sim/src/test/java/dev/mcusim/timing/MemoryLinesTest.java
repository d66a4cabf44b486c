package dev.mcusim.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.TestBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random accesses to every board's memory: what need not be asked for is free, and the same accesses always take the same. */
class MemoryLinesTest {

    private static final int ACCESSES = 20_000;
    private static final String[] BOARDS = {"nucleo-f446re", "nucleo-l4r5zi", "nucleo-f746zg", "nucleo-h743zi2"};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatNeedNotBeAskedForIsFree(long seed) {
        for (String board : BOARDS) {
            run(board, seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void theSameAccessesTakeTheSame(long seed) {
        for (String board : BOARDS) {
            assertThat(run(board, seed)).as("%s, seed %d", board, seed).isEqualTo(run(board, seed));
        }
    }

    private static List<Integer> run(String board, long seed) {
        Random random = new Random(seed);
        var chip = TestBoard.board(board).chip();
        AddressSpace space = new AddressSpace(chip.regions());
        MemoryTiming memory = TimingModel.of(chip).memory(space);
        List<Integer> waits = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < ACCESSES; i++) {
            if (i % 1000 == 0) {
                memory.configure(settings(random));
            }
            Window window = space.windows().get(random.nextInt(space.windows().size()));
            int size = 1 << random.nextInt(3);
            int offset = random.nextInt((int) Math.min(window.size() - 4, 2000)) & -size;
            boolean store = window.region().writable() && random.nextBoolean();
            byte state = memory.lines(window)[offset >> MemoryTiming.LINE_SHIFT];
            int address = (int) window.base() + offset;
            int waited = store ? memory.store(address, size, now) : memory.load(address, size, now);
            waits.add(waited);
            assertThat(waited).isNotNegative();
            if (state == MemoryTiming.FREE || state == MemoryTiming.LOADS_FREE && !store) {
                assertThat(waited)
                        .as("%s %s at %x, seed %d", board, store, address, seed)
                        .isZero();
            }
            if (memory.isAlwaysFree(window)) {
                assertThat(state).isEqualTo(MemoryTiming.FREE);
            }
            now += waited + random.nextInt(20);
        }
        return waits;
    }

    private static MemorySettings settings(Random random) {
        return new MemorySettings(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(8),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                1 + random.nextInt(2));
    }
}
