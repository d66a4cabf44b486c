/**
 * The instruction set: ARMv7E-M as Cortex-M4 and Cortex-M7 implement it, in one table from which encoder, decoder and
 * disassembler derive, and the timing classes and effects that the timing models and cores go by.
 *
 * <p>{@link dev.mcusim.isa.InstructionSet} holds the rows, {@link dev.mcusim.isa.Encoding}s, which are written family by
 * family in the package-private classes with an {@code addTo} method. {@link dev.mcusim.isa.Decoder} turns halfwords into
 * {@link dev.mcusim.isa.Instruction}s, {@link dev.mcusim.isa.Encoder} turns a mnemonic and {@link dev.mcusim.isa.Operand}s
 * into them, and an instruction prints itself as GNU objdump would. Labels, literal pools and everything else about whole
 * programs belongs to the assembler, not here; neither does anything about memory or peripherals.
 *
 * <p>Manual stands for the ARMv7-M Architecture Reference Manual, Arm DDI 0403E.
 */
package dev.mcusim.isa;
