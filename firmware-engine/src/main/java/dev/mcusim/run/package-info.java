/**
 * Running firmware that somebody else built: from its file to a report. {@link dev.mcusim.run.Firmware} is where programs begin; what the
 * firmware prints goes to whoever asked for the run.
 */
package dev.mcusim.run;
