/**
 * A server of gdb's remote serial protocol ("Debugging with gdb", appendix E) for a simulated board: {@link dev.mcusim.debug.GdbServer} is
 * all that others need. The layers from the wire up: {@code PacketReader} and {@code GdbConnection} know packets, {@code GdbSession} knows
 * commands, {@code DebugTarget} knows the board.
 *
 * <p>What comes over the wire is not trusted: whatever it is, it is answered with an error or not at all.
 */
package dev.mcusim.debug;
