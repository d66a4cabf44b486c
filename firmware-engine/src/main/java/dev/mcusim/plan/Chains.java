package dev.mcusim.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Buffers grouped by a common start address: each group is one buffer, or a chain in which every buffer is written over the
 * one before it.
 *
 * @param groups buffer indices, every buffer in exactly one group
 */
record Chains(List<List<Integer>> groups) {

    /**
     * The groupings worth trying: every permitted pair joined, where an output could lie over several inputs either the first
     * or the last of them, and nothing joined.
     */
    static List<Chains> alternatives(MemoryProblem problem) {
        Chains apart = join(problem, List.of());
        if (problem.sharings().isEmpty()) {
            return List.of(apart);
        }
        List<Sharing> reversed = new ArrayList<>(problem.sharings());
        Collections.reverse(reversed);
        Chains first = join(problem, problem.sharings());
        Chains last = join(problem, reversed);
        return first.equals(last) ? List.of(first, apart) : List.of(first, last, apart);
    }

    /** The groups, ordered by the first of their members in the given order. */
    List<List<Integer>> ordered(Comparator<Integer> order) {
        return groups.stream()
                .sorted(Comparator.comparing(group -> group.stream().min(order).orElseThrow(), order))
                .toList();
    }

    private static Chains join(MemoryProblem problem, List<Sharing> sharings) {
        int count = problem.buffers().size();
        int[] next = new int[count];
        boolean[] follows = new boolean[count];
        Arrays.fill(next, -1);
        for (Sharing sharing : sharings) {
            if (next[sharing.input()] < 0 && !follows[sharing.output()]) {
                next[sharing.input()] = sharing.output();
                follows[sharing.output()] = true;
            }
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int head = 0; head < count; head++) {
            if (!follows[head]) {
                groups.add(IntStream.iterate(head, i -> i >= 0, i -> next[i])
                        .boxed()
                        .toList());
            }
        }
        return new Chains(List.copyOf(groups));
    }
}
