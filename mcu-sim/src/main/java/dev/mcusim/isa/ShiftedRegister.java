package dev.mcusim.isa;

/**
 * A register operand with a constant shift. Made by {@link Register#lsl} and its kin.
 *
 * @param register what is shifted
 * @param shift how
 * @param amount bits: 0 to 31 for LSL, 1 to 32 for LSR and ASR, 1 to 31 for ROR, 1 for RRX
 */
public record ShiftedRegister(Register register, Shift shift, int amount) implements Operand2 {
    /** Refuses an amount outside the shift's range with an {@link EncodingException}. */
    public ShiftedRegister {
        if (amount < shift.least() || amount > shift.most()) {
            throw EncodingException.outOfRange(shift + " amount of " + register, amount, shift.least(), shift.most());
        }
    }

    /** Whether this is the register itself. */
    public boolean isPlain() {
        return shift == Shift.LSL && amount == 0;
    }

    @Override
    public String toString() {
        if (isPlain()) {
            return register.toString();
        }
        return shift == Shift.RRX ? register + ", rrx" : register + ", " + shift + " #" + amount;
    }
}
