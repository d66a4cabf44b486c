package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/**
 * The lock of a port (RM0090, 8.4.8): the key written as one, zero, one, each time with the same pins, keeps the configuration of these pins
 * until reset.
 */
final class PortLock {

    private static final List<String> TWO_BITS = List.of("MODER", "OSPEEDR", "PUPDR");
    private static final int LCKK = 1 << 16;
    private static final int STEPS = 3;

    private final RegisterBank registers;
    private final Register lock;
    private int steps;
    private int chosen;

    private PortLock(RegisterBank registers) {
        this.registers = registers;
        lock = registers.register("LCKR");
    }

    /** Lets the lock register of a port do its work. */
    static void on(RegisterBank port) {
        PortLock lock = new PortLock(port);
        lock.lock.writable(0xffff).whenWritten(lock::written);
    }

    private void written(int word) {
        if (steps == STEPS) {
            return;
        }
        boolean key = (word & LCKK) != 0;
        boolean expected = steps != 1;
        if (key != expected || steps > 0 && (word & 0xffff) != chosen) {
            steps = 0;
            return;
        }
        chosen = word & 0xffff;
        if (++steps == STEPS) {
            lock.set(LCKK | chosen);
            lock.readOnly();
            protect();
        }
    }

    private void protect() {
        registers.register("OTYPER").writable(0xffff & ~chosen);
        TWO_BITS.forEach(name -> registers.register(name).writable(~spread(chosen, 2)));
        registers.register("AFRL").writable(~spread(chosen & 0xff, 4));
        registers.register("AFRH").writable(~spread(chosen >>> 8, 4));
    }

    /** The fields of that many bits that belong to the pins. */
    private static int spread(int pins, int bits) {
        int all = 0;
        for (int rest = pins; rest != 0; rest &= rest - 1) {
            all |= (1 << bits) - 1 << bits * Integer.numberOfTrailingZeros(rest);
        }
        return all;
    }
}
