package dev.mcusim.benchmark;

import dev.mcusim.cpu.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.ParseException;

/**
 * How much interrupts and peripherals slow the simulator down: inferences on one simulated NUCLEO-F446RE with and without {@link
 * Interrupts}, warm, on one thread, in turns: each reading with them is divided by the one without just before it.
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
            measure(network, options);
        }
    }

    private static void measure(String network, SpeedOptions options) {
        try (JavaDeployment deployment = new JavaDeployment(NetworkFirmware.of(BOARD, network))) {
            for (int i = 0; i < WARM_UP_READINGS; i++) {
                for (Interrupts interrupts : Interrupts.values()) {
                    mips(deployment, interrupts, options.seconds());
                }
            }
            for (Interrupts interrupts : List.of(Interrupts.TICK, Interrupts.TIMER, Interrupts.ALL)) {
                measure(deployment, interrupts, network, options);
            }
        }
    }

    private static void measure(
            JavaDeployment deployment, Interrupts interrupting, String network, SpeedOptions options) {
        List<Double> quiet = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        long interrupts = 0;
        long cycles = 0;
        for (int round = 0; round < options.rounds(); round++) {
            quiet.add(mips(deployment, Interrupts.NONE, options.seconds()));
            interrupts -= interrupts(deployment);
            cycles -= deployment.counters().cycles();
            busy.add(mips(deployment, interrupting, options.seconds()));
            interrupts += interrupts(deployment);
            cycles += deployment.counters().cycles();
            ratios.add(busy.get(round) / quiet.get(round));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s: %s | %.1f | %.0f | %.0f | %.2f |%n",
                network,
                interrupting.meaning(),
                1e6 * interrupts / cycles,
                median(quiet),
                median(busy),
                median(ratios));
    }

    private static double mips(JavaDeployment deployment, Interrupts interrupts, double seconds) {
        deployment.interrupt(interrupts);
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
