package dev.mcusim.isa;

/**
 * A constant operand.
 *
 * @param value the 32-bit value, signed or unsigned as the instruction reads it
 */
public record Immediate(int value) implements Operand2 {
    @Override
    public String toString() {
        return "#" + value;
    }
}
