package dev.mcusim.benchmark;

import dev.mcusim.cpu.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.ParseException;

/**
 * How much interrupts and peripherals slow the simulator down: inferences on a NUCLEO-F446RE with and without {@link Interrupts}, warm, on
 * one thread, in turns in one JVM.
 */
public final class InterruptSpeed {

    private static final String BOARD = "nucleo-f446re";
    /** Translated code changes for half a minute: passages that only interrupts lead to become hot late. */
    private static final int WARM_UP_READINGS = 15;

    private InterruptSpeed() {}

    /** Options: {@code --network NAME... --seconds S --rounds N}. */
    public static void main(String... arguments) throws ParseException {
        SpeedOptions options = SpeedOptions.parse(arguments);
        System.out.println("| network, interrupts | of them in a million cycles | MIPS without | MIPS with | ratio |");
        System.out.println("|---|---|---|---|---|");
        for (String network : options.networks()) {
            for (Interrupts interrupts : List.of(Interrupts.TICK, Interrupts.TIMER, Interrupts.ALL)) {
                measure(network, interrupts, options);
            }
        }
    }

    private static void measure(String network, Interrupts interrupting, SpeedOptions options) {
        NetworkFirmware firmware = NetworkFirmware.of(BOARD, network);
        try (JavaDeployment without = new JavaDeployment(firmware, Interrupts.NONE);
                JavaDeployment with = new JavaDeployment(firmware, interrupting)) {
            for (int i = 0; i < WARM_UP_READINGS; i++) {
                mips(without, options.seconds());
                mips(with, options.seconds());
            }
            List<Double> quiet = new ArrayList<>();
            List<Double> busy = new ArrayList<>();
            long interrupts = -interrupts(with);
            long cycles = -with.counters().cycles();
            for (int round = 0; round < options.rounds(); round++) {
                quiet.add(mips(without, options.seconds()));
                busy.add(mips(with, options.seconds()));
            }
            interrupts += interrupts(with);
            cycles += with.counters().cycles();
            System.out.printf(
                    Locale.ROOT,
                    "| %s: %s | %.1f | %.0f | %.0f | %.2f |%n",
                    network,
                    interrupting.meaning(),
                    1e6 * interrupts / cycles,
                    median(quiet),
                    median(busy),
                    median(busy) / median(quiet));
        }
    }

    private static double mips(JavaDeployment deployment, double seconds) {
        Counters before = deployment.counters();
        Reading reading = Reading.of(deployment, seconds);
        return deployment.counters().since(before).instructions() * 1e-6 / reading.cpuSeconds();
    }

    private static long interrupts(JavaDeployment deployment) {
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += deployment.word(Interrupts.COUNTS + 4L * i);
        }
        return sum;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
