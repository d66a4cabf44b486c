/**
 * An extension of JUnit 5 for tests without hardware: {@link dev.mcusim.junit.SimulatedBoard} gives a test a board, a network deployed to
 * it or firmware on it, {@link dev.mcusim.junit.SimulatedBoards} does so for several boards, and
 * {@link dev.mcusim.junit.McusimAssertions} says what is expected of them. docs/junit.md shows how.
 */
package dev.mcusim.junit;
