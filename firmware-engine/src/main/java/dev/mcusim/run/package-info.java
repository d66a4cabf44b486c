/**
 * Running firmware that somebody else built: from its ELF file to a report. What the firmware prints goes to whoever asked for the run.
 */
package dev.mcusim.run;
