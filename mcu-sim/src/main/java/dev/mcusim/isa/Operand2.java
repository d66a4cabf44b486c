package dev.mcusim.isa;

/** The flexible second operand of data-processing instructions: a register, a shifted register or a constant. */
public sealed interface Operand2 extends Operand permits Register, ShiftedRegister, Immediate {}
