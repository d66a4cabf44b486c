package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.PinCell;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.List;

/** A general-purpose port of sixteen pins (RM0090, 8; RM0433, 11; RM0432, 8). */
final class GpioPort {

    private static final int OUTPUT = 1;
    private static final int ANALOG = 3;
    private static final int PULL_UP = 1;
    private static final int PULL_DOWN = 2;

    private final RegisterBank registers;
    private final Register mode;
    private final Register openDrain;
    private final Register pull;
    private final Register output;
    private final List<Pin> pins;
    private int watched;

    private GpioPort(RegisterBank registers, List<Pin> pins) {
        this.registers = registers;
        this.pins = pins;
        mode = registers.register("MODER");
        openDrain = registers.register("OTYPER").writable(0xffff);
        pull = registers.register("PUPDR");
        output = registers.register("ODR").writable(0xffff);
    }

    /**
     * A port.
     *
     * @param bytes size
     * @param pins  its pins, by number
     */
    static Device of(ChipFamily family, RegisterLayout layout, int bytes, List<Pin> pins) {
        RegisterBank registers = new RegisterBank(layout, bytes);
        GpioPort port = new GpioPort(registers, pins);
        port.declare(family);
        PortLock.on(registers);
        for (int number = 0; number < pins.size(); number++) {
            pins.get(number).connect(port.cell(number));
        }
        return registers;
    }

    private void declare(ChipFamily family) {
        registers.register("IDR").readOnly().reads(held -> input());
        registers.register("BSRR").reads(held -> 0).whenWritten(bits -> output(bits >>> 16, bits & 0xffff));
        if (family == ChipFamily.L4) {
            registers.register("BRR").reads(held -> 0).whenWritten(bits -> output(bits & 0xffff, 0));
        }
        for (Register register : List.of(mode, openDrain, pull, output)) {
            register.whenWritten(word -> update(-1));
        }
    }

    /** Changes bits of the output register; setting wins. */
    private void output(int reset, int set) {
        int before = output.value();
        int after = before & ~reset | set;
        output.set(after);
        update(before ^ after);
    }

    private void update(int changed) {
        for (int rest = changed & watched; rest != 0; rest &= rest - 1) {
            pins.get(Integer.numberOfTrailingZeros(rest)).update();
        }
    }

    /** Levels of all pins; the input of an analog pin is off and reads zero. */
    private int input() {
        int levels = 0;
        for (int number = 0; number < pins.size(); number++) {
            if (mode(number) != ANALOG && pins.get(number).level()) {
                levels |= 1 << number;
            }
        }
        return levels;
    }

    private int mode(int number) {
        return mode.value() >>> 2 * number & 3;
    }

    private PinCell cell(int number) {
        int bit = 1 << number;
        return new PinCell() {
            @Override
            public Drive output() {
                return mode(number) == OUTPUT
                        ? driven((output.value() & bit) != 0, (openDrain.value() & bit) != 0)
                        : Drive.NONE;
            }

            @Override
            public Drive pull() {
                return switch (mode(number) == ANALOG ? 0 : pull.value() >>> 2 * number & 3) {
                    case PULL_UP -> Drive.HIGH;
                    case PULL_DOWN -> Drive.LOW;
                    default -> Drive.NONE;
                };
            }

            @Override
            public void watched(boolean noticed) {
                watched = noticed ? watched | bit : watched & ~bit;
            }
        };
    }

    private static Drive driven(boolean high, boolean openDrain) {
        return high && openDrain ? Drive.NONE : Drive.to(high);
    }
}
