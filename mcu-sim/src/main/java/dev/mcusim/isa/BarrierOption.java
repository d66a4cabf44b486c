package dev.mcusim.isa;

/**
 * The option of DMB, DSB and ISB. ARMv7-M defines {@link #SY} only and executes every other value as SY.
 *
 * @param value the four-bit field
 */
public record BarrierOption(int value) implements Operand {
    /** Full system, the only architected option. */
    public static final BarrierOption SY = new BarrierOption(15);

    @Override
    public String toString() {
        return value == 15 ? "sy" : "#" + value;
    }
}
