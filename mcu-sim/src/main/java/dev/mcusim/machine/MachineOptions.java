package dev.mcusim.machine;

/**
 * Choices that change how strictly and how fast a machine works, never what correct firmware computes.
 *
 * @param strictAlignment whether LDM, STM, LDRD, STRD, LDREX, STREX, VLDR, VSTR, VLDM and VSTM on addresses that are not a multiple of
 *                        4 fault, as on silicon. Costs the Unicorn core about a quarter of a microsecond for every execution of a
 *                        block with such an instruction on a base other than SP
 */
public record MachineOptions(boolean strictAlignment) {

    /** As silicon: what {@link Machine#create(dev.mcusim.board.Board, dev.mcusim.elf.ElfFile, dev.mcusim.cpu.CoreKind)} uses. */
    public static final MachineOptions DEFAULT = new MachineOptions(true);
}
