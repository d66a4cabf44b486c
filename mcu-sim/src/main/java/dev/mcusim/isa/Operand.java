package dev.mcusim.isa;

/**
 * One operand as it is written in unified assembly syntax. Operands are immutable values; {@code toString} gives the text
 * that GNU objdump prints for them.
 */
public sealed interface Operand
        permits Operand2,
                SRegister,
                DRegister,
                DRegisterHalf,
                Address,
                RegisterList,
                FpRegisterList,
                FpImmediate,
                Displacement,
                Condition,
                SpecialRegister,
                FpSystemRegister,
                WritebackRegister,
                BarrierOption,
                InterruptMask {}
