package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * A condition on the fields of an encoding, written much as in the manual's decode pseudocode: terms joined by {@code and},
 * each a comparison of a quantity with numbers or with another quantity:
 *
 * <pre>
 * d = 13|15    d != 13|15    one of these values, none of them
 * t = n        t != n        two fields equal or not
 * i &lt; 8        i+w &gt; 31      less, greater; sums of fields
 * bits(r) &lt; 2                the number of bits set in a field
 * r has n      r lacks n     bit n of field r, where n is a field or a number
 * </pre>
 *
 * @param text the condition
 * @param outcome what follows from it: the encoding to see instead, or UNDEFINED or UNPREDICTABLE
 * @param test whether it holds for an instruction word
 */
record Constraint(String text, String outcome, IntPredicate test) {
    static Constraint parse(BitPattern pattern, String text, String outcome) {
        List<IntPredicate> terms = new ArrayList<>();
        for (String term : text.split(" and ", -1)) {
            terms.add(term(pattern, term.split(" ", -1)));
        }
        IntPredicate all = terms.stream().reduce(IntPredicate::and).orElseThrow();
        return new Constraint(text, outcome, all);
    }

    boolean holds(int bits) {
        return test.test(bits);
    }

    private static IntPredicate term(BitPattern pattern, String[] words) {
        IntUnaryOperator left = quantity(pattern, words[0]);
        String comparison = words[1];
        if (comparison.equals("=") || comparison.equals("!=")) {
            IntPredicate equal = equal(pattern, left, words[2]);
            return comparison.equals("=") ? equal : equal.negate();
        }
        IntUnaryOperator right = quantity(pattern, words[2]);
        return switch (comparison) {
            case "<" -> bits -> left.applyAsInt(bits) < right.applyAsInt(bits);
            case ">" -> bits -> left.applyAsInt(bits) > right.applyAsInt(bits);
            case "has" -> bits -> (left.applyAsInt(bits) >>> right.applyAsInt(bits) & 1) != 0;
            case "lacks" -> bits -> (left.applyAsInt(bits) >>> right.applyAsInt(bits) & 1) == 0;
            default -> throw new IllegalArgumentException("constraint: " + String.join(" ", words));
        };
    }

    private static IntPredicate equal(BitPattern pattern, IntUnaryOperator left, String right) {
        if (!Character.isDigit(right.charAt(0))) {
            IntUnaryOperator other = quantity(pattern, right);
            return bits -> left.applyAsInt(bits) == other.applyAsInt(bits);
        }
        int[] values = Arrays.stream(right.split("\\|", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return bits -> {
            int value = left.applyAsInt(bits);
            for (int one : values) {
                if (value == one) {
                    return true;
                }
            }
            return false;
        };
    }

    private static IntUnaryOperator quantity(BitPattern pattern, String text) {
        if (Character.isDigit(text.charAt(0))) {
            int number = Integer.parseInt(text);
            return bits -> number;
        }
        if (text.startsWith("bits(")) {
            BitField field = pattern.field(text.substring(5, text.length() - 1));
            return bits -> Integer.bitCount(field.extract(bits));
        }
        int plus = text.indexOf('+');
        if (plus >= 0) {
            IntUnaryOperator first = quantity(pattern, text.substring(0, plus));
            IntUnaryOperator second = quantity(pattern, text.substring(plus + 1));
            return bits -> first.applyAsInt(bits) + second.applyAsInt(bits);
        }
        return pattern.field(text)::extract;
    }
}
