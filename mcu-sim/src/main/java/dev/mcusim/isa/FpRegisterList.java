package dev.mcusim.isa;

/**
 * Consecutive floating-point registers for VLDM, VSTM, VPUSH and VPOP.
 *
 * @param first number of the first register
 * @param count how many, at least 1; the last must exist
 * @param doubles whether these are D registers
 */
public record FpRegisterList(int first, int count, boolean doubles) implements Operand {
    /** Refuses registers that do not exist and empty lists with an {@link EncodingException}. */
    public FpRegisterList {
        int registers = doubles ? 16 : 32;
        if (count < 1 || first < 0 || first + count > registers) {
            throw EncodingException.outOfRange(
                    "length of register list from " + (doubles ? "d" : "s") + first, count, 1, registers - first);
        }
    }

    /** All registers from one to another, both included. */
    public static FpRegisterList of(SRegister first, SRegister last) {
        return new FpRegisterList(first.number(), last.number() - first.number() + 1, false);
    }

    /** All registers from one to another, both included. */
    public static FpRegisterList of(DRegister first, DRegister last) {
        return new FpRegisterList(first.number(), last.number() - first.number() + 1, true);
    }

    /** The registers as a mask of S registers: bit n stands for Sn. */
    public int mask() {
        int width = doubles ? 2 : 1;
        return (int) (((1L << (count * width)) - 1) << (first * width));
    }

    @Override
    public String toString() {
        String letter = doubles ? "d" : "s";
        String from = "{" + letter + first;
        return count == 1 ? from + "}" : from + "-" + letter + (first + count - 1) + "}";
    }
}
