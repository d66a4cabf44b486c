/**
 * The core in Java, which needs no native library. Code that is executed rarely is interpreted: the instructions of a basic block are
 * decoded once, into the steps that the instruction table's meanings make of them ({@link dev.mcusim.cpu.jit.Interpreter}). Regions of
 * blocks that are executed often, loops above all, are translated to one method of JVM bytecode each
 * ({@link dev.mcusim.cpu.jit.Translator}): guest registers are local variables there, and what an instruction usually does is written
 * out; where it does something else, its step executes it after all.
 *
 * <p>Both tell a {@link dev.mcusim.timing.CoreClock} the same: which block is entered from which, and which data accesses may take time.
 * So cycles do not depend on what is translated when.
 */
package dev.mcusim.cpu.jit;
