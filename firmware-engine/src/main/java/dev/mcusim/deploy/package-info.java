/**
 * Deployment: builds the firmware of a network for a board, boots it on the simulated machine, feeds inputs, stops behind every layer to
 * compare its output with the reference engine, and gathers what was measured into a report. The guest is not changed for any of this; it
 * is only stopped and read. {@link dev.mcusim.deploy.Deployment} is where programs begin.
 */
package dev.mcusim.deploy;
