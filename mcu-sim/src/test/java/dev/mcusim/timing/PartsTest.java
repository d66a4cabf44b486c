package dev.mcusim.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final int NOP = 0xbf00;
    private static final int INSTRUCTIONS = 40;

    private final CodeBlock code = Blocks.at(Blocks.ADDRESS, nops());
    private final Parts parts = new Parts(code, Blocks.M4);

    private static int[] nops() {
        int[] nops = new int[INSTRUCTIONS];
        Arrays.fill(nops, NOP);
        return nops;
    }

    @Test
    void tellsHowOftenEachInstructionWasExecutedAndAllCycles() {
        Random random = new Random(1);
        long[] executed = new long[INSTRUCTIONS];
        long cycles = 0;
        for (int i = 0; i < 10_000; i++) {
            int from = random.nextInt(INSTRUCTIONS);
            int to = from + random.nextInt(INSTRUCTIONS - from + 1);
            int spent = random.nextInt(50);
            int times = 1 + random.nextInt(3);
            parts.add(from, to, spent, times);
            for (int at = from; at < to; at++) {
                executed[at] += times;
            }
            cycles += (long) times * spent;
        }

        assertThat(counted()).isEqualTo(executed);
        assertThat(cycles()).isEqualTo(cycles);
    }

    @Test
    void forgetsWhatIsTakenBack() {
        parts.add(0, 30, 31, 1);
        parts.add(0, 30, 31, -1);
        parts.add(0, 12, 13, 1);

        assertThat(Arrays.stream(counted()).sum()).isEqualTo(12);
        assertThat(cycles()).isEqualTo(13);
    }

    @Test
    void needsNoMoreMemoryHoweverOftenABlockIsCut() {
        for (int from = 0; from < INSTRUCTIONS; from++) {
            for (int to = from; to <= INSTRUCTIONS; to++) {
                for (int spent = 0; spent < 100; spent++) {
                    parts.add(from, to, spent, 1);
                }
            }
        }
        int[] told = {0};
        parts.forEach(edge -> told[0]++);

        assertThat(told[0]).isLessThanOrEqualTo(2 * INSTRUCTIONS);
    }

    @Test
    void countsFromZeroAfterReset() {
        parts.add(3, 7, 5, 2);
        parts.reset();

        assertThat(Arrays.stream(counted()).sum()).isZero();
        assertThat(cycles()).isZero();
    }

    private long[] counted() {
        long[] counted = new long[INSTRUCTIONS];
        parts.forEach(edge -> {
            for (int i = 0; i < edge.to.instructions; i++) {
                counted[code.indexOf(edge.to.code.addressOf(i))] += edge.count;
            }
        });
        return counted;
    }

    private long cycles() {
        long[] cycles = {0};
        parts.forEach(edge -> cycles[0] += edge.count * edge.cycles);
        return cycles[0];
    }
}
