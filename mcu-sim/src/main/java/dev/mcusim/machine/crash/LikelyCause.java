package dev.mcusim.machine.crash;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says in a sentence what has probably gone wrong: the first rule that knows something speaks. */
final class LikelyCause {

    /** A rule explains what it recognizes. */
    private static final List<Function<Evidence, Optional<String>>> RULES = Stream.of(
                    StackRules.ALL.stream(),
                    UninitializedRules.ALL.stream(),
                    BranchRules.ALL.stream(),
                    InstructionRules.ALL.stream(),
                    DataRules.ALL.stream())
            .flatMap(Function.identity())
            .toList();

    private LikelyCause() {}

    /** One or two sentences; empty when nothing is recognized. */
    static String of(Evidence evidence) {
        return RULES.stream()
                .map(rule -> rule.apply(evidence))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
