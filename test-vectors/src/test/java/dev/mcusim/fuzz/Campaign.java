package dev.mcusim.fuzz;

import dev.mcusim.cpu.CoreKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Runs many trials from the command line: {@code Campaign networks|mutants|cases FIRST-SEED COUNT [CORE]}. Networks run on the core given,
 * {@code unicorn} by default. Prints whatever is wrong, and counts.
 */
public final class Campaign {
    private Campaign() {}

    /** Runs the trials of {@code args[2]} seeds from {@code args[1]} on. */
    public static void main(String[] args) throws IOException {
        long first = Long.parseLong(args[1]);
        long end = first + Long.parseLong(args[2]);
        CoreKind core = CoreKind.valueOf(args.length > 3 ? args[3].toUpperCase(Locale.ROOT) : "UNICORN");
        switch (args[0]) {
            case "networks" -> networks(first, end, seed -> NetworkTrial.of(seed, core));
            case "mutants" -> networks(first, end, seed -> NetworkTrial.ofMutant(seed, core));
            default -> cases(first, end);
        }
    }

    private static void networks(long first, long end, LongFunction<NetworkTrial> kind) {
        Map<NetworkTrial.Verdict, Integer> verdicts = new EnumMap<>(NetworkTrial.Verdict.class);
        Map<String, Integer> refusals = new TreeMap<>();
        for (long seed = first; seed < end; seed++) {
            NetworkTrial trial = kind.apply(seed);
            verdicts.merge(trial.verdict(), 1, Integer::sum);
            if (trial.verdict() == NetworkTrial.Verdict.WRONG) {
                System.out.println(trial.detail() + "\n");
            } else if (trial.verdict() == NetworkTrial.Verdict.REFUSED) {
                refusals.merge(trial.detail().replaceAll("[-0-9.E]+", "#").replaceAll("\\[.*", ""), 1, Integer::sum);
            }
        }
        refusals.forEach((reason, times) -> System.out.println(times + " x " + reason));
        System.out.println("seeds " + first + " to " + (end - 1) + ": " + verdicts);
    }

    private static void cases(long first, long end) throws IOException {
        Path folder = Files.createTempDirectory("cases");
        Map<String, Integer> verdicts = new TreeMap<>();
        for (long seed = first; seed < end; seed++) {
            CaseTrial trial = CaseTrial.of(seed, folder);
            trial.whole().ifPresent(r -> verdicts.merge(r.operator() + " " + r.verdict(), 1, Integer::sum));
            trial.crippled().ifPresent(r -> verdicts.merge("crippled " + r.verdict(), 1, Integer::sum));
            if (trial.sound()) {
                Files.deleteIfExists(folder.resolve("case" + seed + ".json"));
            } else {
                System.out.println("seed " + seed + ": " + trial.whole());
            }
        }
        System.out.println(folder + " " + verdicts);
    }
}
