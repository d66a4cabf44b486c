/**
 * Conversations with firmware in simulated time, so that interactive firmware runs unattended and the same way every time: scripts that send,
 * expect, wait and drive pins, texts that are to appear, and limits of time. What came of it is a {@link dev.mcusim.run.script.Verdict}.
 */
package dev.mcusim.run.script;
