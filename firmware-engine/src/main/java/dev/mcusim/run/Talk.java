package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.run.script.ConversationPlan;
import dev.mcusim.run.script.Script;
import dev.mcusim.run.script.ScriptParser;
import dev.mcusim.run.uart.PortNames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be said to firmware and expected of it, whatever the board.
 *
 * @param expected    texts, in this order
 * @param scripts     carried out beside each other
 * @param nanoseconds of simulated time after which the run ends
 */
record Talk(List<String> expected, List<Function<Board, Script>> scripts, OptionalLong nanoseconds) {

    static final Talk NONE = new Talk(List.of(), List.of(), OptionalLong.empty());

    Talk {
        expected = List.copyOf(expected);
        scripts = List.copyOf(scripts);
    }

    Talk withTimeout(long limit) {
        return new Talk(expected, scripts, OptionalLong.of(limit));
    }

    Talk expecting(List<String> more) {
        return new Talk(joined(expected, more), scripts, nanoseconds);
    }

    Talk sending(String port, String text) {
        return and(board -> Script.sending(PortNames.resolve(board, port), text));
    }

    Talk following(String name, String statements) {
        return and(board -> new ScriptParser(board).parse(name, statements));
    }

    private Talk and(Function<Board, Script> script) {
        return new Talk(expected, joined(scripts, List.of(script)), nanoseconds);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** All of it on a board. */
    ConversationPlan plan(Board board) {
        List<Script> all = new ArrayList<>();
        if (!expected.isEmpty()) {
            all.add(Script.expecting(expected));
        }
        scripts.forEach(script -> all.add(script.apply(board)));
        return new ConversationPlan(all, !expected.isEmpty(), OptionalLong.empty(), nanoseconds);
    }
}
