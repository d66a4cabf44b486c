package dev.mcusim.cpu.system;

/**
 * The special registers that raise the priority of what is executed.
 *
 * @param primask   whether PRIMASK masks all exceptions of configurable priority
 * @param faultmask whether FAULTMASK masks HardFault, too
 * @param basepri   BASEPRI: masks exceptions of this priority and less urgent ones; 0 masks nothing
 */
public record PriorityMasks(boolean primask, boolean faultmask, int basepri) {

    /** Nothing is masked. */
    public static final PriorityMasks NONE = new PriorityMasks(false, false, 0);
}
