package dev.mcusim.isa;

/**
 * A special register of MRS and MSR.
 *
 * @param sysm the eight-bit SYSm field (ARMv7-M manual, B5.1.1)
 * @param mask for MSR to the APSR, the two-bit field: 2 writes NZCVQ, 1 writes GE, 3 both; otherwise 2
 */
public record SpecialRegister(int sysm, int mask) implements Operand {
    /** The flags, N Z C V Q when written. */
    public static final SpecialRegister APSR_NZCVQ = new SpecialRegister(0, 2);
    /** The GE flags when written. */
    public static final SpecialRegister APSR_G = new SpecialRegister(0, 1);
    /** All flags when written. */
    public static final SpecialRegister APSR_NZCVQG = new SpecialRegister(0, 3);
    /** The exception number. */
    public static final SpecialRegister IPSR = new SpecialRegister(5, 2);
    /** The main stack pointer. */
    public static final SpecialRegister MSP = new SpecialRegister(8, 2);
    /** The process stack pointer. */
    public static final SpecialRegister PSP = new SpecialRegister(9, 2);
    /** Exceptions of configurable priority are masked by bit 0. */
    public static final SpecialRegister PRIMASK = new SpecialRegister(16, 2);
    /** Exceptions at or below this priority are masked. */
    public static final SpecialRegister BASEPRI = new SpecialRegister(17, 2);
    /** BASEPRI, raising it only. */
    public static final SpecialRegister BASEPRI_MAX = new SpecialRegister(18, 2);
    /** All exceptions but NMI are masked by bit 0. */
    public static final SpecialRegister FAULTMASK = new SpecialRegister(19, 2);
    /** Privilege, stack selection and floating-point context. */
    public static final SpecialRegister CONTROL = new SpecialRegister(20, 2);

    @Override
    public String toString() {
        return switch (sysm) {
            case 0 -> "CPSR" + suffix();
            case 1 -> "IAPSR";
            case 2 -> "EAPSR";
            case 3 -> "PSR";
            case 5 -> "IPSR";
            case 6 -> "EPSR";
            case 7 -> "IEPSR";
            case 8 -> "MSP";
            case 9 -> "PSP";
            case 16 -> "PRIMASK";
            case 17 -> "BASEPRI";
            case 18 -> "BASEPRI_MAX";
            case 19 -> "FAULTMASK";
            case 20 -> "CONTROL";
            default -> "<" + sysm + ">";
        };
    }

    private String suffix() {
        return switch (mask) {
            case 1 -> "_s";
            case 2 -> "_f";
            case 3 -> "_fs";
            default -> "";
        };
    }
}
