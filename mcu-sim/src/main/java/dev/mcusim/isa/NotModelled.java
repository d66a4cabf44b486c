package dev.mcusim.isa;

/**
 * An encoding that the architecture defines and this project does not model.
 *
 * @param bits the instruction word
 * @param sizeInBytes 2 or 4
 * @param what the name of the instruction or group
 */
public record NotModelled(int bits, int sizeInBytes, String what) implements Decoded {}
