/**
 * What the pins of a board do while firmware runs, written down: as lines of text, as a Value Change Dump for wave form viewers, and for the
 * report.
 */
package dev.mcusim.run.pins;
