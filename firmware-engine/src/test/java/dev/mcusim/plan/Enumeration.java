package dev.mcusim.plan;

import java.util.List;

/** The smallest plan by trying every aligned offset of every buffer: slow, obvious, and only for tiny problems. */
final class Enumeration {
    private final MemoryProblem problem;
    private final long[] offsets;
    private long best;

    private Enumeration(MemoryProblem problem) {
        this.problem = problem;
        this.offsets = new long[problem.buffers().size()];
        this.best = problem.buffers().stream().mapToLong(Buffer::alignedBytes).sum();
    }

    static long smallest(MemoryProblem problem) {
        Enumeration enumeration = new Enumeration(problem);
        enumeration.place(0, 0);
        return enumeration.best;
    }

    private void place(int index, long height) {
        if (height >= best && index > 0) {
            return;
        }
        if (index == offsets.length) {
            best = height;
            return;
        }
        Buffer buffer = problem.buffers().get(index);
        for (long offset = 0; offset + buffer.alignedBytes() <= best; offset += Buffer.ALIGNMENT) {
            offsets[index] = offset;
            if (fits(index)) {
                place(index + 1, Math.max(height, offset + buffer.alignedBytes()));
            }
        }
    }

    private boolean fits(int index) {
        Buffer buffer = problem.buffers().get(index);
        List<Buffer> buffers = problem.buffers();
        for (int other = 0; other < index; other++) {
            boolean apart = offsets[index] + buffer.alignedBytes() <= offsets[other]
                    || offsets[other] + buffers.get(other).alignedBytes() <= offsets[index];
            boolean shared = offsets[index] == offsets[other]
                    && (problem.sharings().contains(new Sharing(index, other))
                            || problem.sharings().contains(new Sharing(other, index)));
            if (!apart && !shared && buffer.isLiveWith(buffers.get(other))) {
                return false;
            }
        }
        return true;
    }
}
