package dev.mcusim.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Inferences that were timed together.
 *
 * @param wallSeconds by the clock on the wall, other programs on the machine included
 * @param cpuSeconds that the calling thread ran on a processor
 */
record Reading(long inferences, double wallSeconds, double cpuSeconds) {
    private static final double NANO = 1e-9;

    /** Runs inferences until the thread has used a processor for some time. */
    static Reading of(Deployment deployment, double cpuSeconds) {
        long wall = System.nanoTime();
        long cpu = cpuTime();
        long inferences = 0;
        double used;
        do {
            deployment.infer();
            inferences++;
            used = (cpuTime() - cpu) * NANO;
        } while (used < cpuSeconds);
        return new Reading(inferences, (System.nanoTime() - wall) * NANO, used);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    double perWallSecond() {
        return inferences / wallSeconds;
    }

    double perCpuSecond() {
        return inferences / cpuSeconds;
    }

    /** The middle of some readings, by one of their figures; of an even number the upper one. */
    static double median(List<Reading> readings, ToDoubleFunction<Reading> figure) {
        return readings.stream().mapToDouble(figure).sorted().toArray()[readings.size() / 2];
    }
}
