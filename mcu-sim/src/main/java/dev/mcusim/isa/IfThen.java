package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks that IT opens (ARMv7-M manual, A7.3.2). The mask holds, for the second to fourth instruction, the lowest bit of
 * the condition (T) or its opposite (E), then a one, then zeros.
 */
public final class IfThen {
    private IfThen() {}

    /**
     * The mask of a block.
     *
     * @param first the condition of the first instruction
     * @param suffix T or E for each further instruction, up to three, any case
     * @throws EncodingException when the suffix is something else, or has an E under AL
     */
    public static int mask(Condition first, String suffix) {
        if (!suffix.matches("[TtEe]{0,3}") || (first == Condition.AL && suffix.matches(".*[Ee].*"))) {
            throw new EncodingException(
                    "it" + suffix + " " + first,
                    suffix,
                    first == Condition.AL ? "up to three T" : "up to three of T, E");
        }
        int mask = 0;
        int low = first.number() & 1;
        for (int i = 0; i < suffix.length(); i++) {
            boolean then = Character.toLowerCase(suffix.charAt(i)) == 't';
            mask |= (then ? low : low ^ 1) << (3 - i);
        }
        return mask | 8 >>> suffix.length();
    }

    /** The letters of a block's instructions but the first, lower case. */
    static String suffix(int first, int mask) {
        StringBuilder suffix = new StringBuilder();
        int length = 3 - Integer.numberOfTrailingZeros(mask);
        for (int i = 0; i < length; i++) {
            suffix.append((mask >>> (3 - i) & 1) == (first & 1) ? 't' : 'e');
        }
        return suffix.toString();
    }

    /** The conditions of the instructions of a block, one to four. */
    public static List<Condition> conditions(Condition first, int mask) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(first);
        for (char letter : suffix(first.number(), mask).toCharArray()) {
            conditions.add(letter == 't' ? first : first.inverse());
        }
        return List.copyOf(conditions);
    }
}
