package dev.mcusim.peripheral;

/**
 * How often firmware accessed a peripheral that had no clock, which reads zero and ignores stores.
 *
 * @param peripheral its name
 * @param base       its first address
 * @param register   the register with the bit that gives it its clock, as {@code RCC_APB1ENR}
 * @param bit        number of that bit, 0 to 31
 * @param accesses   loads and stores
 */
public record ClockOff(String peripheral, long base, String register, int bit, long accesses) {

    /** As many accesses more. */
    public ClockOff plus(ClockOff more) {
        return new ClockOff(peripheral, base, register, bit, accesses + more.accesses);
    }
}
