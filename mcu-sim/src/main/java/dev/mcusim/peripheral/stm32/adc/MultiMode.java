package dev.mcusim.peripheral.stm32.adc;

/**
 * How the converters of a group work together: the first one's triggers start the others, too.
 *
 * @param converters   how many of them, 1 where each is for itself
 * @param regular      whether regular sequences begin together
 * @param injected     whether injected sequences do
 * @param alternate    whether injected triggers go to the converters by turns
 * @param delay        cycles of the converters' clock between regular sequences that begin one behind the other, 0 for at once
 * @param packing      how many bits of a result are taken together with the next one's for DMA: 16 or 8; 32 for one by one, 0 for no DMA
 */
record MultiMode(int converters, boolean regular, boolean injected, boolean alternate, int delay, int packing) {

    /** Each for itself. */
    static final MultiMode INDEPENDENT = new MultiMode(1, false, false, false, 0, 0);

    /** Whether a converter is one that others start. */
    boolean leads(int index) {
        return index > 0 && index < converters;
    }
}
