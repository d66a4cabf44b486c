package dev.mcusim.run.script;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is to be said to firmware and expected of it.
 *
 * @param scripts      carried out beside each other, from power-up on
 * @param endsWhenDone whether the run ends when all scripts are done
 * @param cycles       of the core after which the run ends at the latest
 * @param nanoseconds  of simulated time after which it does
 */
public record ConversationPlan(
        List<Script> scripts, boolean endsWhenDone, OptionalLong cycles, OptionalLong nanoseconds) {

    /** Nothing is said and nothing expected. */
    public static final ConversationPlan NONE =
            new ConversationPlan(List.of(), false, OptionalLong.empty(), OptionalLong.empty());

    public ConversationPlan {
        scripts = List.copyOf(scripts);
    }
}
