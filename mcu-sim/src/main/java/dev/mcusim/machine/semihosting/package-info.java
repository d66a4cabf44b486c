/**
 * The host's side of Arm semihosting, {@code BKPT 0xAB}: {@link dev.mcusim.machine.semihosting.Semihosting} carries out one operation at a
 * time for a {@link dev.mcusim.machine.semihosting.Guest}, with what a {@link dev.mcusim.machine.semihosting.SemihostingHost} opens to it.
 *
 * <p>Firmware is untrusted. It reaches files only in a {@link dev.mcusim.machine.semihosting.HostFolder}, and only where one was given;
 * how many files it may open, make and fill is bounded by {@link dev.mcusim.machine.semihosting.FileLimits}; buffers are passed on in pieces,
 * whatever length the firmware claims; time is simulated time.
 *
 * <p>Source: Arm, Semihosting for AArch32 and AArch64, release 2.0 (section numbers in comments are those of that text).
 */
package dev.mcusim.machine.semihosting;
