package dev.mcusim.machine;

/**
 * Choices that change how strictly or how fast a machine works, never what correct firmware computes.
 *
 * @param strictAlignment whether LDM, STM, LDRD, STRD, LDREX, STREX, VLDR, VSTR, VLDM and VSTM on addresses that are not a multiple of
 *                        4 fault, as on silicon. On the Unicorn core this is slow
 */
public record MachineOptions(boolean strictAlignment) {

    /** What {@link Machine#create(dev.mcusim.board.Board, dev.mcusim.elf.ElfFile, dev.mcusim.cpu.CoreKind)} uses. */
    public static final MachineOptions DEFAULT = new MachineOptions(false);
}
