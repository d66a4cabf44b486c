package dev.mcusim.fuzz;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Runs many trials from the command line: {@code Campaign FIRST-SEED COUNT}. Prints whatever is wrong, and counts. */
public final class Campaign {
    private Campaign() {}

    /** Runs the trials of {@code args[1]} seeds from {@code args[0]} on; exits 1 when one is wrong. */
    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        Map<NetworkTrial.Verdict, Integer> verdicts = new EnumMap<>(NetworkTrial.Verdict.class);
        Map<String, Integer> refusals = new TreeMap<>();
        for (long seed = first; seed < first + count; seed++) {
            NetworkTrial trial = NetworkTrial.of(seed);
            verdicts.merge(trial.verdict(), 1, Integer::sum);
            if (trial.verdict() == NetworkTrial.Verdict.WRONG) {
                System.out.println(trial.detail() + "\n");
            } else if (trial.verdict() == NetworkTrial.Verdict.REFUSED) {
                refusals.merge(trial.detail().replaceAll("[-0-9.E]+", "#").replaceAll("\\[.*", ""), 1, Integer::sum);
            }
        }
        refusals.forEach((reason, times) -> System.out.println(times + " x " + reason));
        System.out.println("seeds " + first + " to " + (first + count - 1) + ": " + verdicts);
    }
}
