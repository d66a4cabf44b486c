package dev.mcusim.run.script;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.peripheral.Pin;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** A script being carried out on a board. */
final class ScriptRun {

    enum State {
        RUNNING,
        /** Every statement has been carried out. */
        DONE,
        /** It has ended the run. */
        STOPPED,
        /** Something did not come in time. */
        FAILED
    }

    private final Script script;
    private final Surroundings surroundings;
    private final Transcript transcript = new Transcript();
    private final Runnable changed;
    private final Surroundings.Timer next;
    private final Surroundings.Timer deadline;
    private final Set<String> watched = new HashSet<>();
    private State state = State.RUNNING;
    private int position;
    private boolean waiting;

    /**
     * @param changed told when {@link #state} has
     */
    ScriptRun(Script script, Surroundings surroundings, Runnable changed) {
        this.script = script;
        this.surroundings = surroundings;
        this.changed = changed;
        next = surroundings.timer(this::goOn);
        deadline = surroundings.timer(this::fail);
        if (script.lines().isEmpty()) {
            state = State.DONE;
        } else {
            next.at(0);
        }
    }

    State state() {
        return state;
    }

    /** The statement that is being carried out, or was when it failed. */
    Script.Line line() {
        return script.lines().get(Math.min(position, script.lines().size() - 1));
    }

    Script script() {
        return script;
    }

    int position() {
        return position;
    }

    Transcript transcript() {
        return transcript;
    }

    /** Firmware has said something. */
    void hears(String source, int data) {
        transcript.add(source, data);
        if (waiting
                && line().statement() instanceof Statement.Expect expect
                && expect.source().orElse(source).equals(source)
                && transcript.takeLast(source, expect.text())) {
            proceed();
        }
    }

    /** What the statement waits for has come: the next one is carried out when whatever happens now has happened. */
    private void proceed() {
        waiting = false;
        deadline.cancel();
        position++;
        if (position == script.lines().size()) {
            end(State.DONE);
        } else {
            next.at(surroundings.nanoseconds());
        }
    }

    /** The run is over: goes through the statements that wait for nothing but what firmware has said. */
    void settle() {
        while (state == State.RUNNING && !waiting && isSettled(line().statement())) {
            goOn();
        }
    }

    private static boolean isSettled(Statement statement) {
        return statement instanceof Statement.Expect || statement instanceof Statement.Stop;
    }

    private void goOn() {
        if (state != State.RUNNING) {
            return;
        }
        if (line().statement() instanceof Statement.Stop) {
            end(State.STOPPED);
        } else if (waiting || carryOut(line().statement())) {
            proceed();
        } else {
            waiting = true;
        }
    }

    /** Begins a statement; whether there is nothing to wait for. */
    private boolean carryOut(Statement statement) {
        if (statement instanceof Statement.Send send) {
            surroundings.sender(send.port()).send(send.bytes());
        } else if (statement instanceof Statement.Expect expect) {
            return awaited(transcript.take(expect.source(), expect.text()), expect.within());
        } else if (statement instanceof Statement.Wait pause) {
            next.at(surroundings.nanoseconds() + pause.nanoseconds());
            return false;
        } else if (statement instanceof Statement.SetPin set) {
            surroundings.pins().pin(set.pin()).drive(set.high());
        } else if (statement instanceof Statement.ApplyVoltage apply) {
            surroundings.pins().pin(apply.pin()).apply(apply.microvolts());
        } else if (statement instanceof Statement.ReleasePin release) {
            surroundings.pins().pin(release.pin()).release();
        } else if (statement instanceof Statement.ExpectPin expect) {
            return awaited(watch(expect), expect.within());
        } else if (statement instanceof Statement.Press press) {
            press(press.nanoseconds());
        } else if (statement instanceof Statement.Reset) {
            surroundings.reset();
        }
        return true;
    }

    private boolean awaited(boolean here, OptionalLong within) {
        if (!here && within.isPresent()) {
            deadline.at(surroundings.nanoseconds() + within.getAsLong());
        }
        return here;
    }

    private boolean watch(Statement.ExpectPin expect) {
        Pin pin = surroundings.pins().pin(expect.pin());
        if (watched.add(expect.pin())) {
            pin.whenChanged((which, high, cycle) -> levelChanged(which, high));
        }
        return pin.level() == expect.high();
    }

    private void levelChanged(Pin pin, boolean high) {
        if (waiting
                && line().statement() instanceof Statement.ExpectPin expect
                && expect.pin().equals(pin.name())
                && expect.high() == high) {
            proceed();
        }
    }

    private void press(long nanoseconds) {
        BoardPin button = surroundings.pins().button().orElseThrow();
        button.press();
        surroundings.timer(button::release).at(surroundings.nanoseconds() + nanoseconds);
    }

    private void fail() {
        end(State.FAILED);
    }

    private void end(State how) {
        state = how;
        next.cancel();
        changed.run();
    }
}
