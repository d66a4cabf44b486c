/**
 * Erasing and programming of flash: unlocking, the sequences of the families, and what they cost. The core waits until an operation is
 * through, as it does on silicon when its code is in the bank that is busy; so firmware never sees a busy flag, and interrupts come late.
 */
package dev.mcusim.peripheral.stm32.flash;
