package dev.mcusim.firmware;

/**
 * What a firmware takes of the flash, in bytes.
 *
 * @param limit what there is
 * @param code vector table, start-up code and all functions, with alignment gaps
 * @param weights all constants, with alignment gaps
 * @param data initial values of variables
 */
public record FlashUse(long limit, long code, long weights, long data) {
    /** All that is programmed. */
    public long total() {
        return code + weights + data;
    }
}
