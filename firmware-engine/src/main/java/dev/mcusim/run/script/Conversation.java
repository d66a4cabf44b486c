package dev.mcusim.run.script;

import dev.mcusim.cpu.StopReason;
import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.run.script.ScriptRun.State;
import java.util.ArrayList;
import java.util.List;

/** Scripts and limits of time on a board that has just been powered up. */
public final class Conversation {

    /** The name of the source that is no serial port. */
    public static final String SEMIHOSTING = "semihosting";

    private static final int LINES_SHOWN = 5;

    private final ConversationPlan plan;
    private final Surroundings surroundings;
    private final List<ScriptRun> runs = new ArrayList<>();
    private String timeOut = "";

    /**
     * Begins.
     *
     * @param surroundings those of the board
     */
    public Conversation(ConversationPlan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
        for (Script script : plan.scripts()) {
            runs.add(new ScriptRun(script, surroundings, this::changed));
        }
        surroundings.serial().all().forEach(line -> line.whenSent(frame -> hears(line, frame.data())));
        plan.cycles().ifPresent(limit -> surroundings
                .schedule()
                .outside(() -> timedOut("%,d cycles (--timeout-cycles)".formatted(limit)))
                .at(limit));
        plan.nanoseconds().ifPresent(limit -> surroundings
                .timer(() -> timedOut(SimulatedTime.text(limit) + " of simulated time (--timeout)"))
                .at(limit));
    }

    private void hears(SerialLine line, int data) {
        hears(line.name(), data);
    }

    /** Firmware has said a byte elsewhere than at a serial port. */
    public void hears(String source, int data) {
        runs.forEach(run -> run.hears(source, data));
    }

    private void timedOut(String limit) {
        timeOut = limit;
        surroundings.stop();
    }

    private void changed() {
        if (isOver()) {
            surroundings.stop();
        }
    }

    private boolean isOver() {
        return has(State.FAILED) || has(State.STOPPED) || plan.endsWhenDone() && !has(State.RUNNING);
    }

    private boolean has(State state) {
        return runs.stream().anyMatch(run -> run.state() == state);
    }

    /**
     * What has come of it, once the run has ended.
     *
     * @param faulted whether the firmware was in the handler of a fault
     */
    public Verdict verdict(StopReason stop, boolean faulted) {
        runs.forEach(ScriptRun::settle);
        List<ScriptRun> open = runs.stream()
                .filter(run -> run.state() == State.RUNNING || run.state() == State.FAILED)
                .toList();
        List<String> expected = open.stream()
                .filter(run -> run.state() == State.RUNNING)
                .flatMap(run -> rest(run).stream())
                .toList();
        List<String> lines = open.stream()
                .flatMap(run -> run.transcript().lastLines(LINES_SHOWN).stream())
                .distinct()
                .toList();
        boolean stopped = stop instanceof StopReason.StopRequested;
        if (has(State.FAILED)) {
            return new Verdict(Verdict.Kind.FAILED, failure(), expected, lines);
        } else if (stopped && !timeOut.isEmpty()) {
            return new Verdict(Verdict.Kind.TIMED_OUT, "The run was ended after " + timeOut + ".", expected, lines);
        } else if (!open.isEmpty()) {
            boolean explained = faulted || explains(stop);
            return new Verdict(explained ? Verdict.Kind.NONE : Verdict.Kind.FAILED, "", expected, lines);
        } else if (stopped && isOver()) {
            return new Verdict(Verdict.Kind.PASSED, success(), List.of(), List.of());
        }
        return Verdict.NONE;
    }

    /** Whether an end of this kind tells by itself that something is wrong. */
    private static boolean explains(StopReason stop) {
        return stop instanceof StopReason.GuestFault
                || stop instanceof StopReason.LockUp
                || stop instanceof StopReason.Breakpoint
                || stop instanceof StopReason.BudgetSpent;
    }

    private static List<String> rest(ScriptRun run) {
        boolean listed = run.script().name().equals(Script.EXPECTATIONS);
        return listed
                ? run.script().lines().stream()
                        .skip(run.position())
                        .map(Script.Line::text)
                        .toList()
                : List.of(place(run));
    }

    private static String place(ScriptRun run) {
        return "%s:%d: %s"
                .formatted(run.script().name(), run.line().number(), run.line().text());
    }

    private String failure() {
        ScriptRun failed = runs.stream()
                .filter(run -> run.state() == State.FAILED)
                .findFirst()
                .orElseThrow();
        return "What a script waited for did not come in time: " + place(failed);
    }

    private String success() {
        return runs.stream()
                .filter(run -> run.state() == State.STOPPED)
                .findFirst()
                .map(run -> "The script ended the run: " + place(run))
                .orElse("Everything that was expected has come.");
    }
}
