/**
 * What the host connects to the serial ports of a simulated board: the terminal, files, a TCP port, or another serial port. Files are read
 * and written in simulated time and give the same result in every run; a terminal and TCP are there for people.
 */
package dev.mcusim.run.uart;
