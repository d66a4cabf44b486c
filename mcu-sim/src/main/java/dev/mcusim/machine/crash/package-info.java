/**
 * What happened when firmware crashed: {@link dev.mcusim.machine.crash.CrashAnalysis} looks at a fault, the memory as it was left and the
 * image's symbols, and makes a {@link dev.mcusim.machine.crash.CrashReport} of plain values: status registers bit by bit, the stacked frame,
 * code around the fault, the call stack and the likely cause in a sentence.
 *
 * <p>Nothing here changes the machine. How a report looks on a terminal is decided elsewhere.
 *
 * <p>Sources: ARMv7-M ARM (DDI 0403E), B1.5 and B3.2.15 to B3.2.18; Arm IHI 0038 "Exception Handling ABI for the Arm Architecture" for
 * unwind tables; IHI 0042 "Procedure Call Standard for the Arm Architecture" for what a function saves.
 */
package dev.mcusim.machine.crash;
