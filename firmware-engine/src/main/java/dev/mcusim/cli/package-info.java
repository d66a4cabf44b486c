/**
 * The command line {@code mcusim}: one class per command, a table of exit codes, and nothing else. Commands parse words, call the packages that do the work, and print what comes
 * back; a decision that a program using mcusim as a library would also need does not belong here.
 */
package dev.mcusim.cli;
