package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case runs with the output apart from the input and over it. */
class PadKernelTest {
    @Property(tries = 60)
    void padsAnyDimensions(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int rank = random.between(1, 6);
        List<Integer> shape = random.shape(rank, 500);
        check(new PadParameters(shape, paddings(random, rank), paddings(random, rank), random.zeroPoint()), random);
    }

    @Property(tries = 30)
    void padsImages(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        List<Integer> shape =
                List.of(1, random.between(1, 9), random.between(1, 9), random.between(1, random.oneIn(2) ? 40 : 4));
        List<Integer> before = List.of(0, random.between(0, 3), random.between(0, 3), 0);
        List<Integer> after = List.of(0, random.between(0, 3), random.between(0, 3), 0);
        check(new PadParameters(shape, before, after, random.zeroPoint()), random);
    }

    /** Row i moves up by i * (before + step) + before bytes, so one layer has ten distances at which source and target may overlap. */
    @ParameterizedTest(name = "in steps of {0}, {1} before")
    @CsvSource({"1, 0", "1, 1", "1, 2", "2, 0", "3, 0", "4, 0", "4, 4"})
    void movesRowsOfAnyLengthByAnyDistance(int step, int before) {
        RandomLayer random = new RandomLayer(step);
        for (int length = 1; length <= 52; length++) {
            List<Integer> shape = List.of(10, length);
            check(new PadParameters(shape, List.of(0, before), List.of(0, step), 3), random);
        }
    }

    @Property(tries = 20)
    void movesOneRunByAnyDistance(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int before = random.between(0, 40);
        int after = random.between(0, 40);
        PadParameters p =
                new PadParameters(List.of(random.between(1, 300)), List.of(before), List.of(after), random.zeroPoint());
        check(p, random);
    }

    @Test
    void withoutPaddingTheElementsStay() {
        List<Integer> none = List.of(0, 0, 0, 0);
        check(new PadParameters(List.of(1, 3, 5, 7), none, none, 1), new RandomLayer(1));
    }

    @Test
    void copiesFourBytesWithTwoInstructionsWhereRowsAreUnaligned() {
        PadParameters p = new PadParameters(List.of(1, 40, 40, 15), List.of(0, 1, 1, 0), List.of(0, 1, 1, 0), 0);
        int bytes = RandomLayer.size(padded(p));
        long instructions =
                KernelCheck.instructions(PadKernel.plan(p, Target.CORTEX_M7), bytes, new byte[40 * 40 * 15]);
        assertThat(instructions).isLessThan(bytes * 7 / 10);
    }

    private static void check(PadParameters p, RandomLayer random) {
        KernelPlan plan = PadKernel.plan(p, Target.CORTEX_M7);
        assertThat(plan.inPlaceInputs()).containsExactly(0);
        byte[] input = random.tensor(RandomLayer.size(p.inputShape()));
        KernelCheck.check(p, plan, expected(p, input), input);
    }

    private static byte[] expected(PadParameters p, byte[] input) {
        List<Integer> padded = padded(p);
        byte[] expected = new byte[RandomLayer.size(padded)];
        for (int position = 0; position < expected.length; position++) {
            int source = source(p, RandomLayer.coordinates(padded, position));
            expected[position] = source < 0 ? (byte) p.padValue() : input[source];
        }
        return expected;
    }

    private static List<Integer> padded(PadParameters p) {
        List<Integer> padded = new ArrayList<>();
        for (int i = 0; i < p.inputShape().size(); i++) {
            padded.add(p.before().get(i) + p.inputShape().get(i) + p.after().get(i));
        }
        return padded;
    }

    private static int source(PadParameters p, int[] at) {
        int source = 0;
        for (int i = 0; i < at.length; i++) {
            int coordinate = at[i] - p.before().get(i);
            if (coordinate < 0 || coordinate >= p.inputShape().get(i)) {
                return -1;
            }
            source = source * p.inputShape().get(i) + coordinate;
        }
        return source;
    }

    private static List<Integer> paddings(RandomLayer random, int rank) {
        return IntStream.range(0, rank)
                .mapToObj(i -> random.oneIn(3) ? random.between(1, rank < 4 ? 9 : 3) : 0)
                .toList();
    }
}
