/**
 * What every simulated Cortex-M core shares: the {@link dev.mcusim.cpu.CpuCore} interface, the reasons why a run stops, faults in the
 * architecture's words, and the system registers of the private peripheral bus.
 *
 * <p>A core executes instructions against a {@link dev.mcusim.bus.AddressSpace}; it knows nothing of boards, symbols or files. Cores live
 * in packages of their own ({@code cpu.unicorn}) and are interchangeable.
 */
package dev.mcusim.cpu;
