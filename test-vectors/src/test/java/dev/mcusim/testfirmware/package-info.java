/**
 * The test firmware in {@code test-vectors/firmware}: C programs that report what the core and the chip do. They are built here, run on
 * simulated boards and on QEMU, and what they print is compared. See {@code docs/test-firmware.md}.
 */
package dev.mcusim.testfirmware;
