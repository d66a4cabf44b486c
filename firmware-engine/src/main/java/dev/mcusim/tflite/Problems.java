package dev.mcusim.tflite;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {
    private final List<ModelProblem> found = new ArrayList<>();
    private final int limit;

    Problems(ImportLimits limits) {
        this.limit = limits.problems();
    }

    void add(ProblemCode code, String where, String message) {
        if (found.size() < limit) {
            found.add(new ModelProblem(code, where, message));
        }
    }

    /** Whether so much is wrong that looking further is pointless. */
    boolean full() {
        return found.size() >= limit;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<ModelProblem> list() {
        return List.copyOf(found);
    }
}
