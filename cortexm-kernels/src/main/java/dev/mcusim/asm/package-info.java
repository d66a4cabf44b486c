/**
 * The assembler: {@link dev.mcusim.asm.Assembler} has a method for every instruction and encodes exactly what was asked or
 * throws; {@link dev.mcusim.asm.MacroAssembler} adds wide constants, literal pools, scratch registers and addresses of
 * symbols. The result is {@link dev.mcusim.asm.MachineCode}, position independent but for its relocations. Encodings are not
 * known here: they come from the instruction table of {@code dev.mcusim.isa}.
 */
package dev.mcusim.asm;
