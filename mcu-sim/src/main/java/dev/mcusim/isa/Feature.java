package dev.mcusim.isa;

/** The part of the architecture an encoding belongs to, which a core has or has not. */
public enum Feature {
    /** ARMv7-M. */
    BASE,
    /** The DSP extension of ARMv7E-M: Cortex-M4 and M7. */
    DSP,
    /** Single-precision floating point: FPv4-SP and FPv5. */
    FP_SINGLE,
    /** Double-precision arithmetic: FPv5-DP. */
    FP_DOUBLE,
    /** Single-precision instructions that FPv5 added: VSEL, VMAXNM, VRINT and kin. */
    FP_V5_SINGLE,
    /** Double-precision instructions that FPv5 added. */
    FP_V5_DOUBLE
}
