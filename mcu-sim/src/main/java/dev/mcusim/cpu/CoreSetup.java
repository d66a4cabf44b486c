package dev.mcusim.cpu;

import dev.mcusim.board.Chip;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.EventSource;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.timing.TimingModel;

/**
 * What a core is built of and connected to.
 *
 * @param chip            decides core, FPU, identification and interrupt lines
 * @param space           which memory there is
 * @param devices         what answers where there is no memory
 * @param events          what happens outside the core as time goes by
 * @param vectorTable     what VTOR reads at first
 * @param timing          what instructions cost
 * @param strictAlignment whether LDM, STM, LDRD, STRD, LDREX, STREX, VLDR, VSTR, VLDM and VSTM on unaligned addresses fault, as on
 *                        silicon
 * @param faults          what becomes of faults, on cores that can take them
 * @param endsEndlessLoops whether {@link StopReason.EndlessLoop} is looked for, by cores that can
 * @param translating     when the core in Java translates code
 * @param powerUpByte     what RAM holds before anything was written
 * @param author          makes fault reports
 */
public record CoreSetup(
        Chip chip,
        AddressSpace space,
        DeviceBus devices,
        EventSource events,
        long vectorTable,
        TimingModel timing,
        boolean strictAlignment,
        FaultHandling faults,
        boolean endsEndlessLoops,
        Translating translating,
        byte powerUpByte,
        FaultReport.Author author) {

    /** The interrupt controller of the chip, after reset. */
    public Nvic nvic() {
        return new Nvic(chip.interruptLines(), chip.priorityBits());
    }
}
