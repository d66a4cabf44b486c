/**
 * Turns a planned network into firmware: start-up code, one function per layer, constants, all linked into an image that a
 * microcontroller boots, and written as ELF, binary, Intel HEX, map and listing.
 *
 * <p>{@link dev.mcusim.firmware.FirmwareBuilder} is the way in and {@link dev.mcusim.firmware.FirmwareBuild} what comes out. Which
 * kernels run and where tensors lie is decided in {@code dev.mcusim.plan}; running the image is the business of {@code
 * dev.mcusim.deploy}.
 */
package dev.mcusim.firmware;
