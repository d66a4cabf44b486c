package dev.mcusim.isa;

/**
 * A branch's target, relative to the branch.
 *
 * @param bytes target address minus the address of the branch instruction; even
 */
public record Displacement(int bytes) implements Operand {
    @Override
    public String toString() {
        return ". " + (bytes < 0 ? "- " + -bytes : "+ " + bytes);
    }
}
