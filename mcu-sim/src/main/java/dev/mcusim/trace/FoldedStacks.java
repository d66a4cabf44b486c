package dev.mcusim.trace;

import java.util.Map;
import java.util.TreeMap;

/** Cycles by call stack: a tree in which every node is a function, called by the one above. */
final class FoldedStacks {

    /** Deeper calls count for the deepest one that is told apart. */
    private static final int DEEPEST = 400;

    /** A function as called by one chain of callers. */
    static final class Node {
        private final String name;
        private final Node parent;
        private final int depth;
        private final Map<String, Node> callees = new TreeMap<>();
        private long cycles;

        private Node(String name, Node parent) {
            this.name = name;
            this.parent = parent;
            depth = parent == null ? 0 : parent.depth + 1;
        }

        String name() {
            return name;
        }

        /** What the function calls. */
        Node callee(String function) {
            return depth >= DEEPEST ? this : callees.computeIfAbsent(function, name -> new Node(name, this));
        }

        /** Adds cycles spent in the function itself. */
        void add(long more) {
            cycles += more;
        }

        private void appendPath(StringBuilder text) {
            if (parent.parent != null) {
                parent.appendPath(text);
                text.append(';');
            }
            text.append(name);
        }

        private void appendTo(StringBuilder text) {
            if (cycles > 0) {
                appendPath(text);
                text.append(' ').append(cycles).append('\n');
            }
            callees.values().forEach(callee -> callee.appendTo(text));
        }

        private long sum() {
            return cycles + callees.values().stream().mapToLong(Node::sum).sum();
        }
    }

    private final Node root = new Node("", null);

    /** Where all stacks begin; no function. */
    Node root() {
        return root;
    }

    /** All cycles. */
    long cycles() {
        return root.sum();
    }

    /** One line for each stack, {@code main;foo;bar 1234}, by name. */
    String text() {
        StringBuilder text = new StringBuilder();
        root.callees.values().forEach(callee -> callee.appendTo(text));
        return text.toString();
    }
}
