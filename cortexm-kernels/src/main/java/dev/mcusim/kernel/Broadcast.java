package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * How two operands meet in a two-input elementwise operator, reduced to the fewest loops: dimensions of extent 1 vanish and neighbours that both operands
 * treat alike become one. The innermost remaining dimension is the row.
 *
 * @param row elements of the innermost dimension
 * @param repeats0 whether one element of operand 0 serves the whole row
 * @param repeats1 likewise operand 1; never both
 * @param extents loops around the row, outermost first
 * @param strides0 bytes of operand 0 from one round of each loop to the next, 0 where it repeats
 * @param strides1 likewise operand 1
 * @param outputStrides likewise the output
 */
record Broadcast(
        int row,
        boolean repeats0,
        boolean repeats1,
        int[] extents,
        int[] strides0,
        int[] strides1,
        int[] outputStrides) {

    /** A dimension of the output and whether each operand has it. */
    private record Dimension(int extent, boolean has0, boolean has1) {
        boolean like(Dimension other) {
            return has0 == other.has0 && has1 == other.has1;
        }
    }

    /** @throws IllegalArgumentException unless the output's shape is the broadcast of the others */
    static Broadcast of(List<Integer> shape0, List<Integer> shape1, List<Integer> output) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < Math.max(output.size(), Math.max(shape0.size(), shape1.size())); i++) {
            int extent = extent(output, i);
            int extent0 = extent(shape0, i);
            int extent1 = extent(shape1, i);
            Require.that(
                    Math.max(extent0, extent1) == extent
                            && (extent0 == extent || extent0 == 1)
                            && (extent1 == extent || extent1 == 1),
                    "shapes " + shape0 + " and " + shape1 + " do not broadcast to " + output);
            if (extent > 1) {
                merge(dimensions, new Dimension(extent, extent0 == extent, extent1 == extent));
            }
        }
        if (dimensions.isEmpty()) {
            dimensions.add(new Dimension(1, true, true));
        }
        return ofInnermostFirst(dimensions);
    }

    /** The extent of a dimension counted from the innermost, 1 where the shape has none. */
    private static int extent(List<Integer> shape, int fromInnermost) {
        return fromInnermost < shape.size() ? shape.get(shape.size() - 1 - fromInnermost) : 1;
    }

    private static void merge(List<Dimension> innermostFirst, Dimension next) {
        int last = innermostFirst.size() - 1;
        if (last >= 0 && innermostFirst.get(last).like(next)) {
            int extent = innermostFirst.get(last).extent() * next.extent();
            innermostFirst.set(last, new Dimension(extent, next.has0(), next.has1()));
        } else {
            innermostFirst.add(next);
        }
    }

    private static Broadcast ofInnermostFirst(List<Dimension> dimensions) {
        int loops = dimensions.size() - 1;
        int[] extents = new int[loops];
        int[] strides0 = new int[loops];
        int[] strides1 = new int[loops];
        int[] outputStrides = new int[loops];
        Dimension row = dimensions.get(0);
        int size0 = row.has0() ? row.extent() : 1;
        int size1 = row.has1() ? row.extent() : 1;
        int size = row.extent();
        for (int level = loops - 1; level >= 0; level--) {
            Dimension dimension = dimensions.get(loops - level);
            extents[level] = dimension.extent();
            strides0[level] = dimension.has0() ? size0 : 0;
            strides1[level] = dimension.has1() ? size1 : 0;
            outputStrides[level] = size;
            size0 *= dimension.has0() ? dimension.extent() : 1;
            size1 *= dimension.has1() ? dimension.extent() : 1;
            size *= dimension.extent();
        }
        return new Broadcast(row.extent(), !row.has0(), !row.has1(), extents, strides0, strides1, outputStrides);
    }
}
