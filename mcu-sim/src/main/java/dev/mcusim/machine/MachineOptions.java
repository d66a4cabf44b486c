package dev.mcusim.machine;

import dev.mcusim.board.ClockConfig;
import dev.mcusim.cpu.FaultHandling;
import dev.mcusim.cpu.Translating;
import dev.mcusim.timing.MemorySettings;
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
 * @param boot            what a boot loader has set up before the firmware starts; used without console only. The caches that CCR
 *                        enables are the firmware's own choice
 * @param faults          what becomes of faults, on cores that can take them
 * @param mostResets      resets by firmware or watchdog that are carried out, on cores that can; the next one ends the run
 */
public record MachineOptions(
        boolean strictAlignment,
        Optional<FirmwareConsole> console,
        Translating translating,
        MemorySettings boot,
        FaultHandling faults,
        int mostResets) {

    /** Resets of a machine with console: enough for a boot loader and for tests of watchdogs, and few enough to see an endless loop. */
    public static final int MOST_RESETS = 10;

    /** As silicon: what {@link Machine#create(dev.mcusim.board.Board, dev.mcusim.image.ProgramImage, dev.mcusim.cpu.CoreKind)} uses. */
    public static final MachineOptions DEFAULT = new MachineOptions(true);

    /** Without console. */
    public MachineOptions(boolean strictAlignment) {
        this(strictAlignment, Optional.empty(), Translating.HOT_CODE, MemorySettings.OFF, FaultHandling.END_RUN, 0);
    }

    /** These options with a console; faults are taken as on silicon, and {@link #MOST_RESETS} resets are carried out. */
    public MachineOptions withConsole(FirmwareConsole present) {
        return new MachineOptions(
                strictAlignment, Optional.of(present), translating, boot, FaultHandling.TAKEN, MOST_RESETS);
    }

    /** These options with another limit of resets. */
    public MachineOptions withMostResets(int most) {
        return new MachineOptions(strictAlignment, console, translating, boot, faults, most);
    }

    /** These options with another choice what becomes of faults. */
    public MachineOptions withFaults(FaultHandling handling) {
        return new MachineOptions(strictAlignment, console, translating, boot, handling, mostResets);
    }

    /** These options with another choice when to translate. */
    public MachineOptions withTranslating(Translating when) {
        return new MachineOptions(strictAlignment, console, when, boot, faults, mostResets);
    }

    /** These options, with the clocks and the flash interface set up as a board usually does. */
    public MachineOptions withBoot(ClockConfig clock) {
        int ratio = (int) Math.max(1, clock.hertz() / clock.busHertz());
        MemorySettings settings = new MemorySettings(false, false, clock.flashWaitStates(), true, true, true, ratio);
        return new MachineOptions(strictAlignment, console, translating, settings, faults, mostResets);
    }
}
