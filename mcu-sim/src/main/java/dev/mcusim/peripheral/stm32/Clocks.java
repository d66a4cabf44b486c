package dev.mcusim.peripheral.stm32;

/**
 * Frequencies that the clock tree makes, in Hz.
 *
 * @param core of the processor, its SysTick timer and its cycle counter
 * @param bus  of the bus between core and flash: HCLK, on STM32H7 the AXI clock
 * @param apb1 of the first peripheral bus
 * @param apb2 of the second peripheral bus
 */
public record Clocks(long core, long bus, long apb1, long apb2) {

    /** Core clock cycles in one cycle of the bus, at least 1. */
    public int coreCyclesPerBusCycle() {
        return bus == 0 ? 1 : (int) Math.max(1, core / bus);
    }
}
