package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DataMoverTest {
    @Property(tries = 20)
    void copies(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        byte[] input = random.tensor(random.between(1, 200));
        CopyParameters p = new CopyParameters(input.length);
        KernelCheck.check(p, CopyKernel.plan(p, Target.CORTEX_M7), input, input);
    }

    @Property(tries = 60)
    void concatenates(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        List<Integer> common = random.shape(random.between(1, 5), 60);
        int axis = random.between(0, common.size() - 1);
        List<List<Integer>> shapes = new ArrayList<>();
        List<byte[]> inputs = new ArrayList<>();
        for (int i = random.between(1, 12); i > 0; i--) {
            List<Integer> shape = new ArrayList<>(common);
            shape.set(axis, random.between(1, 8));
            shapes.add(shape);
            inputs.add(random.tensor(RandomLayer.size(shape)));
        }
        int rows = RandomLayer.size(common.subList(0, axis));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int row = 0; row < rows; row++) {
            for (byte[] input : inputs) {
                int length = input.length / rows;
                expected.write(input, row * length, length);
            }
        }
        ConcatenationParameters p = new ConcatenationParameters(shapes, axis);
        KernelCheck.check(
                p,
                ConcatenationKernel.plan(p, Target.CORTEX_M7),
                expected.toByteArray(),
                inputs.toArray(byte[][]::new));
    }

    @Property(tries = 80)
    void transposes(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int rank = random.between(1, 6);
        List<Integer> shape = random.shape(rank, 2500);
        List<Integer> permutation =
                random.shuffled(IntStream.range(0, rank).boxed().toList());
        List<Integer> output = permutation.stream().map(shape::get).toList();
        byte[] input = random.tensor(RandomLayer.size(shape));
        byte[] expected = new byte[input.length];
        for (int position = 0; position < expected.length; position++) {
            int[] at = RandomLayer.coordinates(output, position);
            int source = 0;
            for (int axis = 0; axis < rank; axis++) {
                source = source * shape.get(axis) + at[permutation.indexOf(axis)];
            }
            expected[position] = input[source];
        }
        TransposeParameters p = new TransposeParameters(shape, permutation);
        KernelCheck.check(p, TransposeKernel.plan(p, Target.CORTEX_M7), expected, input);
    }

    @Test
    void blocksOfFourByFourTakeLessThanTwoInstructionsAByte() {
        TransposeParameters p = new TransposeParameters(List.of(1, 16, 16, 32), List.of(0, 3, 1, 2));
        KernelPlan plan = TransposeKernel.plan(p, Target.CORTEX_M7);
        assertThat(KernelCheck.instructions(plan, 8192, new byte[8192])).isLessThan(2 * 8192);
        assertThat(plan.code().bytes()).hasSizeLessThan(256);
    }

    @Property(tries = 40)
    void resizes(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int batch = random.between(1, 2);
        int height = random.between(1, 6);
        int width = random.between(1, 6);
        int channels = random.between(1, 20);
        List<Integer> rows = indices(random, height);
        List<Integer> columns = indices(random, width);
        byte[] input = random.tensor(batch * height * width * channels);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int image = 0; image < batch; image++) {
            for (int row : rows) {
                for (int column : columns) {
                    expected.write(input, ((image * height + row) * width + column) * channels, channels);
                }
            }
        }
        ResizeNearestNeighborParameters p =
                new ResizeNearestNeighborParameters(batch, height, width, channels, rows, columns);
        KernelCheck.check(p, ResizeNearestNeighborKernel.plan(p, Target.CORTEX_M7), expected.toByteArray(), input);
    }

    private static List<Integer> indices(RandomLayer random, int extent) {
        return IntStream.range(0, random.between(1, 9))
                .mapToObj(i -> random.between(0, extent - 1))
                .toList();
    }

    @Test
    void onlyMoversThatLeaveElementsInPlaceShareMemory() {
        assertThat(concatenation(0).inPlaceInputs()).containsExactly(0);
        assertThat(concatenation(1).inPlaceInputs()).isEmpty();
        assertThat(transpose(List.of(0, 1)).inPlaceInputs()).containsExactly(0);
        assertThat(transpose(List.of(1, 0)).inPlaceInputs()).isEmpty();
    }

    private static KernelPlan concatenation(int axis) {
        List<Integer> shape = List.of(3, 4);
        return ConcatenationKernel.plan(new ConcatenationParameters(List.of(shape, shape), axis), Target.CORTEX_M7);
    }

    private static KernelPlan transpose(List<Integer> permutation) {
        return TransposeKernel.plan(new TransposeParameters(List.of(3, 4), permutation), Target.CORTEX_M7);
    }
}
