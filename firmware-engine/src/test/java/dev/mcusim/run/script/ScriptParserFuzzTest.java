package dev.mcusim.run.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is in a script, it is understood or refused with its line. */
class ScriptParserFuzzTest {

    private final ScriptParser parser = new ScriptParser(BoardCatalog.shipped().board("nucleo-h743zi2"));

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> word = Arbitraries.of(
                "send",
                "expect",
                "wait",
                "gpio",
                "press",
                "stop",
                "set",
                "release",
                "button",
                "within",
                "for",
                "vcp",
                "usart3",
                "lpuart1",
                "PA0",
                "LD1",
                "B1",
                "semihosting",
                "0",
                "1",
                "high",
                "10ms",
                "9999999s",
                "\"a\\n\"",
                "\"",
                "\"\\",
                "\"\\x4\"",
                "\"\u20ac\ud83d\ude00\"",
                "#",
                "\ud83d",
                "-1");
        return Arbitraries.oneOf(
                word.list().ofMaxSize(7).map(words -> String.join(" ", words)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 2000)
    void anyLineIsUnderstoodOrRefused(@ForAll("lines") String line) {
        try {
            List<Script.Line> lines = parser.parse("fuzz", "stop\n" + line).lines();
            assertThat(lines.get(0).statement()).isInstanceOf(Statement.Stop.class);
        } catch (ScriptException e) {
            assertThat(e.line()).isGreaterThan(1);
            assertThat(e).hasMessageStartingWith("fuzz:");
        }
    }
}
