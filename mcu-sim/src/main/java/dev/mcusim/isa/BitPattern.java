package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An encoding diagram of the manual as text, most significant bit first: {@code 0} and {@code 1} are fixed, {@code (0)} and
 * {@code (1)} should be so, a letter stands for one bit of the field of that letter, blanks separate.
 */
final class BitPattern {
    private final String text;
    private final int width;
    private final Map<Character, BitField> fields = new TreeMap<>();
    private int fixedMask;
    private int fixedValue;
    private int shouldBeMask;
    private int shouldBeValue;

    BitPattern(String text) {
        this.text = text;
        List<String> bits = split(text);
        this.width = bits.size();
        if (width != 16 && width != 32) {
            throw new IllegalArgumentException("pattern of " + width + " bits: " + text);
        }
        Map<Character, List<Integer>> positions = new TreeMap<>();
        for (int i = 0; i < width; i++) {
            int position = width - 1 - i;
            String bit = bits.get(i);
            char symbol = bit.charAt(0);
            if (bit.length() == 3) {
                shouldBeMask |= 1 << position;
                shouldBeValue |= (bit.charAt(1) - '0') << position;
            } else if (symbol == '0' || symbol == '1') {
                fixedMask |= 1 << position;
                fixedValue |= (symbol - '0') << position;
            } else {
                positions.computeIfAbsent(symbol, unused -> new ArrayList<>()).add(position);
            }
        }
        positions.forEach((letter, list) -> fields.put(
                letter, new BitField(list.stream().mapToInt(Integer::intValue).toArray())));
    }

    private static List<String> split(String text) {
        List<String> bits = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            if (symbol == '(') {
                bits.add(text.substring(i, i + 3));
                i += 2;
            } else if (symbol != ' ') {
                bits.add(text.substring(i, i + 1));
            }
        }
        return bits;
    }

    /** 16 or 32. */
    int width() {
        return width;
    }

    boolean has(char letter) {
        return fields.containsKey(letter);
    }

    Map<Character, BitField> fields() {
        return fields;
    }

    /** The field of some letters, the bits of the first letter on top. */
    BitField field(String letters) {
        BitField joined = null;
        for (int i = 0; i < letters.length(); i++) {
            BitField part = fields.get(letters.charAt(i));
            if (part == null) {
                throw new IllegalArgumentException("no field " + letters.charAt(i) + " in " + text);
            }
            joined = joined == null ? part : joined.then(part);
        }
        return joined;
    }

    /** Whether the fixed bits of a word are as here. */
    boolean matches(int bits) {
        return (bits & fixedMask) == fixedValue;
    }

    boolean shouldBeBitsHold(int bits) {
        return (bits & shouldBeMask) == shouldBeValue;
    }

    int fixedMask() {
        return fixedMask;
    }

    int fixedValue() {
        return fixedValue;
    }

    /** The word with every field zero. */
    int base() {
        return fixedValue | shouldBeValue;
    }

    @Override
    public String toString() {
        return text;
    }
}
