package dev.mcusim.fuzz.cpu;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs random programs on two cores from the command line and prints what differs, made small:
 *
 * <pre>CpuCampaign [--seed S] [--programs N] [--minutes M] [--hot PERCENT] [--cores ONE,OTHER] [--timed yes] [--ticks yes] [--most MISMATCHES]</pre>
 *
 * With {@code --timed}, cycles must be equal, too, which takes longer; with {@code --ticks}, which needs that and cores that have
 * interrupts, SysTick interrupts the programs. The seeds are S, S + 1, and so on; a campaign ends after N programs, M minutes or some mismatches, whatever is first.
 */
public final class CpuCampaign {

    private final Map<String, String> options;
    private final Map<KnownFault, Integer> known = new EnumMap<>(KnownFault.class);
    private final List<String> unexplained = new ArrayList<>();

    private CpuCampaign(Map<String, String> options) {
        this.options = options;
    }

    /** Runs a campaign; the process ends with 1 when something unexplained differed. */
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].substring(2), args[i + 1]);
        }
        System.exit(new CpuCampaign(options).run() ? 0 : 1);
    }

    private boolean run() {
        long first = number("seed", 1);
        long programs = number("programs", Long.MAX_VALUE);
        long nanos = number("minutes", 1) * 60_000_000_000L;
        long most = number("most", 20);
        int hot = (int) number("hot", 4);
        String[] cores = options.getOrDefault("cores", "jit,unicorn")
                .toUpperCase(Locale.ROOT)
                .split(",", 2);
        boolean ticks = options.containsKey("ticks");
        long start = System.nanoTime();
        long seed = first;
        try (Duel duel =
                new Duel(Contender.valueOf(cores[0]), Contender.valueOf(cores[1]), options.containsKey("timed"))) {
            while (seed - first < programs && System.nanoTime() - start < nanos && unexplained.size() < most) {
                Program program = ProgramGenerator.of(seed++, hot);
                examine(duel, ticks ? program.withTicks(40 + (int) (seed * 7919 % 3000)) : program);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "seeds %d to %d, %.0f s: %,d different random instructions (%,.0f/s), %,d executed (%,.0f/s)%n",
                    first,
                    seed - 1,
                    seconds,
                    duel.distinct(),
                    duel.distinct() / seconds,
                    duel.instructions(),
                    duel.instructions() / seconds);
        }
        known.forEach((fault, times) -> System.out.println(times + " x " + fault + " of Unicorn"));
        System.out.println(unexplained.size() + " unexplained mismatches");
        unexplained.forEach(System.out::println);
        return unexplained.isEmpty();
    }

    private long number(String option, long otherwise) {
        return options.containsKey(option) ? Long.parseLong(options.get(option)) : otherwise;
    }

    private void examine(Duel duel, Program program) {
        Mismatch mismatch = duel.fight(program).orElse(null);
        if (mismatch == null) {
            return;
        }
        Optional<KnownFault> fault = duel.explanation(mismatch);
        if (fault.isPresent()) {
            known.merge(fault.get(), 1, Integer::sum);
            return;
        }
        System.out.println("seed " + program.seed() + ": " + Repro.headline(mismatch) + mismatch.differences());
        Mismatch small = Shrinker.ofUnexplained(duel).shrink(mismatch);
        System.out.println(Repro.of(small));
        unexplained.add("seed " + program.seed() + ": " + Repro.headline(small));
    }
}
