package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random operator graphs, as memory problems: every operator reads one or two earlier tensors and writes one. */
final class RandomNetworks {
    private RandomNetworks() {}

    /**
     * A problem with an input, one tensor per operator, and sometimes scratch.
     *
     * @param units sizes are drawn from 1 to eight times this many bytes
     */
    static MemoryProblem problem(Random random, int operators, int units) {
        List<int[]> reads = new ArrayList<>();
        int[] last = new int[operators + 1];
        for (int op = 0; op < operators; op++) {
            last[op + 1] = op;
            int[] inputs = random.nextInt(3) == 0
                    ? new int[] {random.nextInt(op + 1), op}
                    : new int[] {op - random.nextInt(Math.min(op + 1, 2))};
            for (int input : inputs) {
                last[input] = op;
            }
            reads.add(inputs);
        }
        last[operators] = operators;
        List<Buffer> buffers = new ArrayList<>();
        for (int tensor = 0; tensor <= operators; tensor++) {
            buffers.add(new Buffer("t" + tensor, bytes(random, units), tensor - 1, last[tensor]));
        }
        List<Sharing> sharings = new ArrayList<>();
        for (int op = 0; op < operators; op++) {
            for (int input : reads.get(op)) {
                Sharing sharing = new Sharing(input, op + 1);
                if (last[input] == op && random.nextBoolean() && !sharings.contains(sharing)) {
                    sharings.add(sharing);
                }
            }
            if (random.nextInt(4) == 0) {
                buffers.add(new Buffer("scratch" + op, bytes(random, units), op, op));
            }
        }
        return new MemoryProblem(buffers, sharings);
    }

    private static long bytes(Random random, int units) {
        return 1L + random.nextInt(units * Buffer.ALIGNMENT);
    }
}
