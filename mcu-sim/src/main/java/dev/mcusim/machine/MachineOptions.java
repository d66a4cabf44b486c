package dev.mcusim.machine;

import dev.mcusim.cpu.Translating;
import java.util.Optional;

/**
 * Choices about a machine.
 *
 * @param strictAlignment whether LDM, STM, LDRD, STRD, LDREX, STREX, VLDR, VSTR, VLDM and VSTM on addresses that are not a multiple of
 *                        4 fault, as on silicon. Costs the Unicorn core about a quarter of a microsecond for every execution of a
 *                        block with such an instruction on a base other than SP
 * @param console         for firmware that sets up its chip by itself and prints: there are peripherals, memory is as fast as their
 *                        registers and those of the caches say, semihosting is answered, and an endless loop that no interrupt ends
 *                        is the end of the run. Empty for firmware that needs none of this
 * @param translating     when the core in Java translates code
 */
public record MachineOptions(boolean strictAlignment, Optional<FirmwareConsole> console, Translating translating) {

    /** As silicon: what {@link Machine#create(dev.mcusim.board.Board, dev.mcusim.elf.ElfFile, dev.mcusim.cpu.CoreKind)} uses. */
    public static final MachineOptions DEFAULT = new MachineOptions(true);

    /** Without console. */
    public MachineOptions(boolean strictAlignment) {
        this(strictAlignment, Optional.empty(), Translating.HOT_CODE);
    }

    /** These options with a console. */
    public MachineOptions withConsole(FirmwareConsole present) {
        return new MachineOptions(strictAlignment, Optional.of(present), translating);
    }

    /** These options with another choice when to translate. */
    public MachineOptions withTranslating(Translating when) {
        return new MachineOptions(strictAlignment, console, when);
    }
}
