package dev.mcusim.benchmark;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.ParseException;

/**
 * Whole networks on the translating core, on Unicorn without hooks and on the interpreter: warm, on one thread, in
 * turns in one JVM. Prints a table row for every core, in millions of guest instructions a second (MIPS), medians over
 * the rounds.
 *
 * <p>Processor time of the simulating thread is what to compare on a machine that others use, too; the threads of the
 * JVM that compile are not in it, and have little to do once warm.
 */
public final class DeploymentSpeed {
    /** A core is warm when so many readings in a row differ by no more than {@link #STEADY}, or after the most. */
    private static final int STEADY_READINGS = 5;

    private static final double STEADY = 0.03;
    private static final int MOST_WARM_UP_READINGS = 15;

    private final SpeedOptions options;

    private DeploymentSpeed(SpeedOptions options) {
        this.options = options;
    }

    /** Options: {@code --board ID... --network NAME... --seconds S --rounds N}. */
    public static void main(String... arguments) throws ParseException {
        new DeploymentSpeed(SpeedOptions.parse(arguments)).measure();
    }

    private void measure() {
        printMachine("before");
        System.out.println();
        System.out.println(
                "| network, board | core | MIPS, processor time (range) | MIPS, wall time | jit is faster |");
        System.out.println("|---|---|---|---|---|");
        for (String network : options.networks()) {
            for (String board : options.boards()) {
                measure(NetworkFirmware.of(board, network), network + ", " + board);
            }
        }
        System.out.println();
        printMachine("after");
    }

    private static void printMachine(String when) {
        System.out.printf(
                Locale.ROOT,
                "JVM %s, %d processors, load %s %.1f%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                when,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void measure(NetworkFirmware firmware, String title) {
        try (JavaDeployment jit = new JavaDeployment(firmware, CoreKind.JIT);
                UnicornDeployment unicorn = new UnicornDeployment(firmware);
                JavaDeployment interpreter = new JavaDeployment(firmware, CoreKind.INTERPRETER)) {
            List<Deployment> deployments = List.of(jit, unicorn, interpreter);
            deployments.forEach(this::warmUp);
            requireEqualOutputs(deployments);
            Counters inference = inference(jit);
            System.out.printf(
                    Locale.ROOT,
                    "| %s: %,d instructions, %,d cycles | | | | |%n",
                    title,
                    inference.instructions(),
                    inference.cycles());
            print(deployments, read(deployments), inference.instructions());
        }
    }

    private void warmUp(Deployment deployment) {
        List<Double> speeds = new ArrayList<>();
        do {
            speeds.add(Reading.of(deployment, options.seconds() / 3).perCpuSecond());
        } while (!isSteady(speeds) && speeds.size() < MOST_WARM_UP_READINGS);
    }

    private static boolean isSteady(List<Double> speeds) {
        if (speeds.size() < STEADY_READINGS) {
            return false;
        }
        double[] last = speeds.subList(speeds.size() - STEADY_READINGS, speeds.size()).stream()
                .mapToDouble(speed -> speed)
                .sorted()
                .toArray();
        return last[last.length - 1] <= last[0] * (1 + STEADY);
    }

    private static void requireEqualOutputs(List<Deployment> deployments) {
        List<byte[]> expected = deployments.get(0).outputs();
        for (Deployment deployment : deployments) {
            List<byte[]> outputs = deployment.outputs();
            for (int i = 0; i < expected.size(); i++) {
                if (!Arrays.equals(outputs.get(i), expected.get(i))) {
                    throw new IllegalStateException("output %d of %s is not that of %s"
                            .formatted(i, deployment.core(), deployments.get(0).core()));
                }
            }
        }
    }

    /** Instructions and cycles of one inference in a long row of them. */
    private static Counters inference(JavaDeployment deployment) {
        Counters before = deployment.counters();
        deployment.infer();
        return deployment.counters().since(before);
    }

    /** The readings of every deployment, taken in turns. */
    private List<List<Reading>> read(List<Deployment> deployments) {
        List<List<Reading>> readings = new ArrayList<>();
        deployments.forEach(deployment -> readings.add(new ArrayList<>()));
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < deployments.size(); i++) {
                readings.get(i).add(Reading.of(deployments.get(i), options.seconds()));
            }
        }
        return readings;
    }

    private static void print(List<Deployment> deployments, List<List<Reading>> readings, long instructions) {
        double mega = instructions * 1e-6;
        double first = Reading.median(readings.get(0), Reading::perCpuSecond);
        for (int i = 0; i < deployments.size(); i++) {
            List<Reading> own = readings.get(i);
            double median = Reading.median(own, Reading::perCpuSecond);
            System.out.printf(
                    Locale.ROOT,
                    "| | %s | %.0f (%.0f to %.0f) | %.0f | %.2fx |%n",
                    deployments.get(i).core(),
                    mega * median,
                    mega * own.stream().mapToDouble(Reading::perCpuSecond).min().orElseThrow(),
                    mega * own.stream().mapToDouble(Reading::perCpuSecond).max().orElseThrow(),
                    mega * Reading.median(own, Reading::perWallSecond),
                    first / median);
        }
    }
}
