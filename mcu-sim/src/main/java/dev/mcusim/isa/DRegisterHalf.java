package dev.mcusim.isa;

/**
 * One word of a doubleword register: {@code d0[1]}.
 *
 * @param register the doubleword register
 * @param index 0 for the lower word, 1 for the upper
 */
public record DRegisterHalf(DRegister register, int index) implements Operand {
    /** Refuses other words with an {@link EncodingException}. */
    public DRegisterHalf {
        if (index != 0 && index != 1) {
            throw EncodingException.outOfRange("word of " + register, index, 0, 1);
        }
    }

    @Override
    public String toString() {
        return register + "[" + index + "]";
    }
}
