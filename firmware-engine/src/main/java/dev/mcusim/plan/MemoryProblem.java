package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a memory planner has to solve: place every buffer so that no two that are live in a common step overlap, except that
 * the two buffers of a {@link Sharing} may start at the same address.
 *
 * @param buffers the buffers, in a stable order
 * @param sharings the permitted in-place pairs, as indices into {@code buffers}
 */
public record MemoryProblem(List<Buffer> buffers, List<Sharing> sharings) {
    public MemoryProblem {
        buffers = List.copyOf(buffers);
        sharings = List.copyOf(sharings);
        for (Sharing sharing : sharings) {
            Buffer input = buffers.get(sharing.input());
            Buffer output = buffers.get(sharing.output());
            if (input.lastStep() != output.firstStep() || input.firstStep() >= output.firstStep()) {
                throw new IllegalArgumentException(input + " cannot be overwritten by " + output
                        + ": it must die in the step that writes the other");
            }
        }
    }

    /** Whether two buffers are live in a common step. */
    public boolean conflict(int first, int second) {
        return buffers.get(first).isLiveWith(buffers.get(second));
    }

    /** The permitted pairs in a form that is quick to ask; unordered. */
    public Set<Sharing> sharingSet() {
        return new HashSet<>(sharings);
    }

    /** The bytes that must be held in a step: sizes of all live buffers, less the best saving in-place writing can give. */
    public long liveBytesAt(int step) {
        long live = 0;
        for (Buffer buffer : buffers) {
            if (buffer.isLiveAt(step)) {
                live += buffer.alignedBytes();
            }
        }
        return live - largestSavings(step);
    }

    /**
     * No plan can be smaller: the maximum over all steps of {@link #liveBytesAt(int)}, sizes rounded up to
     * {@link Buffer#ALIGNMENT}. Zero when there are no buffers.
     */
    public long lowerBound() {
        return buffers.isEmpty() ? 0 : liveBytesAt(peakStep());
    }

    /** The first step in which {@link #liveBytesAt(int)} is largest; -1 when there are no buffers. */
    public int peakStep() {
        int peak = -1;
        long most = -1;
        for (Buffer buffer : buffers) {
            long live = liveBytesAt(buffer.firstStep());
            if (live > most || (live == most && buffer.firstStep() < peak)) {
                most = live;
                peak = buffer.firstStep();
            }
        }
        return peak;
    }

    /** The buffers live in a step, largest first. */
    public List<Buffer> liveAt(int step) {
        return buffers.stream()
                .filter(buffer -> buffer.isLiveAt(step))
                .sorted(Comparator.comparingLong(Buffer::bytes).reversed())
                .toList();
    }

    /**
     * An upper bound of what in-place writing saves in a step. Each output can lie over one input and each input under one
     * output, so taking the best pair per output never promises too little.
     */
    private long largestSavings(int step) {
        List<Integer> outputs = new ArrayList<>();
        List<Long> savings = new ArrayList<>();
        for (Sharing sharing : sharings) {
            Buffer output = buffers.get(sharing.output());
            if (output.firstStep() != step) {
                continue;
            }
            long saved = Math.min(buffers.get(sharing.input()).alignedBytes(), output.alignedBytes());
            int known = outputs.indexOf(sharing.output());
            if (known < 0) {
                outputs.add(sharing.output());
                savings.add(saved);
            } else {
                savings.set(known, Math.max(savings.get(known), saved));
            }
        }
        return savings.stream().mapToLong(Long::longValue).sum();
    }
}
