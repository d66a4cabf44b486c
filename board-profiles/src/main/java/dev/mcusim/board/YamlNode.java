package dev.mcusim.board;

import java.util.List;
import java.util.Map;

/** A YAML value with the line it starts on, before anybody decided what it means. */
sealed interface YamlNode {

    /** Line in the file, counted from 1. */
    int line();

    /** What sort of value it is, for messages. */
    String sort();

    /** A number, word or text as written; numbers are not converted yet. */
    record Scalar(String text, int line) implements YamlNode {
        @Override
        public String sort() {
            return "a single value";
        }
    }

    /** Nothing at all: an empty value, {@code ~} or {@code null}. */
    record Nothing(int line) implements YamlNode {
        @Override
        public String sort() {
            return "nothing";
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        @Override
        public String sort() {
            return "a list";
        }
    }

    /** Keys and values, in the order of the file. */
    record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
        @Override
        public String sort() {
            return "a mapping";
        }
    }
}
