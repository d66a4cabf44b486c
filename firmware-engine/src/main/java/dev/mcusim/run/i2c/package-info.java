/**
 * What the user puts on the I2C buses of a simulated board, devices with registers and EEPROMs, and what went over the buses, for the report
 * and a log.
 */
package dev.mcusim.run.i2c;
