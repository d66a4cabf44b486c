package dev.mcusim.run.script;

import java.util.List;

/**
 * What came of a conversation.
 *
 * @param kind          whether it changes how the run ended
 * @param sentence      how it ended the run; empty where it did not
 * @param stillExpected what was waited for when the run ended, as it was written
 * @param lastLines     the last lines the firmware had said by then, with their source; empty when nothing was waited for
 */
public record Verdict(Kind kind, String sentence, List<String> stillExpected, List<String> lastLines) {

    /** Nobody waited for anything. */
    public static final Verdict NONE = new Verdict(Kind.NONE, "", List.of(), List.of());

    /** How it changes the end of the run. */
    public enum Kind {
        /** The run ended as the firmware did. */
        NONE,
        /** Everything has come, and that ended the run. */
        PASSED,
        /** Something has not come. */
        FAILED,
        /** The run took longer than allowed. */
        TIMED_OUT
    }

    public Verdict {
        stillExpected = List.copyOf(stillExpected);
        lastLines = List.copyOf(lastLines);
    }
}
