package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of core registers for LDM, STM, PUSH and POP. The lowest register is at the lowest address whatever the order of
 * writing.
 *
 * @param mask bit n stands for register n; 0 to 0xffff
 */
public record RegisterList(int mask) implements Operand {
    /** Refuses bits above 15 with an {@link EncodingException}. */
    public RegisterList {
        if ((mask & ~0xffff) != 0) {
            throw EncodingException.outOfRange("register list", Integer.toUnsignedLong(mask), 0, 0xffff);
        }
    }

    /** The list of these registers. */
    public static RegisterList of(Register... registers) {
        int mask = 0;
        for (Register register : registers) {
            mask |= 1 << register.number();
        }
        return new RegisterList(mask);
    }

    /** All registers from one to another, both included. */
    public static RegisterList range(Register first, Register last) {
        return new RegisterList((2 << last.number()) - (1 << first.number()) & 0xffff);
    }

    /** This list with one more register. */
    public RegisterList and(Register register) {
        return new RegisterList(mask | 1 << register.number());
    }

    /** Whether a register is in the list. */
    public boolean contains(Register register) {
        return (mask >> register.number() & 1) != 0;
    }

    /** How many registers are in the list. */
    public int size() {
        return Integer.bitCount(mask);
    }

    /** The registers, lowest first. */
    public List<Register> registers() {
        List<Register> registers = new ArrayList<>();
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            registers.add(Register.of(Integer.numberOfTrailingZeros(rest)));
        }
        return List.copyOf(registers);
    }

    @Override
    public String toString() {
        return registers().stream().map(Register::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
