package dev.mcusim.firmware;

/**
 * Where a tensor lies while it is alive.
 *
 * @param tensor its index in the network
 * @param symbol its name in the image, for example {@code tensor_input0}
 * @param address of its first byte
 * @param bytes its size
 */
public record TensorLocation(int tensor, String symbol, long address, int bytes) {}
