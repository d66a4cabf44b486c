package dev.mcusim.isa;

/**
 * A floating-point constant of VMOV: plus or minus n / 16 times a power of two, with n from 16 to 31 and the power from
 * -3 to 4 (VFPExpandImm, ARMv7-M manual A6.4.1).
 *
 * @param imm8 the eight-bit field
 */
public record FpImmediate(int imm8) implements Operand {
    /**
     * The operand for a value.
     *
     * @throws EncodingException when no field gives exactly this value
     */
    public static FpImmediate of(double value) {
        int field = field(value);
        if (field < 0) {
            throw new EncodingException(
                    "vmov constant", Double.toString(value), "+-n/16 * 2^e with n = 16..31 and e = -3..4");
        }
        return new FpImmediate(field);
    }

    /** Whether some field gives exactly this value. Zero has none. */
    public static boolean isEncodable(double value) {
        return field(value) >= 0;
    }

    private static int field(double value) {
        for (int imm8 = 0; imm8 < 256; imm8++) {
            if (new FpImmediate(imm8).value() == value) {
                return imm8;
            }
        }
        return -1;
    }

    /** The value, exact in single precision. */
    public float value() {
        int exponent = ((imm8 >> 4 & 7) ^ 4) - 3;
        float magnitude = Math.scalb(16 + (imm8 & 15), exponent - 4);
        return (imm8 & 0x80) == 0 ? magnitude : -magnitude;
    }

    /** The field's number, which is how GNU objdump writes it. */
    @Override
    public String toString() {
        return "#" + imm8;
    }
}
