/**
 * What instructions do. Every row of the instruction table names a {@link dev.mcusim.isa.meaning.Meaning}, which turns the fields of an
 * instruction word into a {@link dev.mcusim.isa.meaning.Step} once; the step then works on a {@link dev.mcusim.isa.meaning.Cpu} as
 * often as the instruction is executed. By family, as the rows are. The pseudocode followed is that of the ARMv7-M manual, chapter
 * A7. Conditions of IT blocks, counting and time are not here.
 */
package dev.mcusim.isa.meaning;
