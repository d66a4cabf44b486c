package dev.mcusim.isa;

/** What VMRS and VMSR move. */
public enum FpSystemRegister implements Operand {
    /** Floating-point status and control register. */
    FPSCR,
    /** As VMRS's destination: the condition flags of the core. */
    APSR_NZCV;

    @Override
    public String toString() {
        return this == FPSCR ? "fpscr" : "APSR_nzcv";
    }
}
