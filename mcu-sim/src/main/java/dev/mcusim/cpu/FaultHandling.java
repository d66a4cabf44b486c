package dev.mcusim.cpu;

/** What becomes of a fault of the guest. What this simulator does not model ends the run in either case. */
public enum FaultHandling {
    /** As on silicon: MemManage, BusFault, UsageFault or HardFault is taken, and the core may lock up. The Unicorn core cannot. */
    TAKEN,
    /** The run ends with {@link StopReason.GuestFault}: for programs that must not fault. A store to flash is a fault. */
    END_RUN
}
