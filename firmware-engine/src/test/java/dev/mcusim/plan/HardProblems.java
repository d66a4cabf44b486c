package dev.mcusim.plan;

import java.util.List;
import java.util.Random;

/** Small problems, found by random search and kept, on which best-fit fails in a known way. */
final class HardProblems {
    private HardProblems() {}

    /** Best-fit needs 176 bytes in every order it tries; 168 are enough, which is the lower bound. */
    static MemoryProblem missedByBestFit() {
        return RandomNetworks.problem(new Random(1097), 16, 8);
    }

    /** The lower bound is 64 bytes, but no placement needs less than 72. */
    static MemoryProblem boundOutOfReach() {
        return new MemoryProblem(
                List.of(
                        new Buffer("t0", 62, -1, 0),
                        new Buffer("t1", 34, 0, 1),
                        new Buffer("t2", 4, 1, 2),
                        new Buffer("t3", 63, 2, 3)),
                List.of(new Sharing(0, 1), new Sharing(2, 3)));
    }

    /** A problem that is decided only after some hundred nodes. */
    static MemoryProblem needsManyNodes() {
        return RandomNetworks.problem(new Random(49), 10, 8);
    }
}
