package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.ArrayList;
import java.util.List;

/** A general-purpose port of sixteen pins (RM0090, 8; RM0433, 11; RM0432, 8). */
final class GpioPort {

    private static final int FUNCTIONS_OF_A_REGISTER = 8;

    private final RegisterBank registers;
    private final Register mode;
    private final Register openDrain;
    private final Register pull;
    private final Register output;
    private final Register[] functions;
    private final List<PortPin> pins = new ArrayList<>();

    private GpioPort(Site site) {
        registers = new RegisterBank(site.layout("gpio", "GPIO"), site.bytes());
        mode = registers.register("MODER");
        openDrain = registers.register("OTYPER").writable(0xffff);
        pull = registers.register("PUPDR");
        output = registers.register("ODR").writable(0xffff);
        functions = new Register[] {registers.register("AFRL"), registers.register("AFRH")};
        declare(site.family());
        PortLock.on(registers);
        AlternateFunctions alternatives = AlternateFunctions.of(site.family());
        for (Pin pin : site.wiring().pins().ofPort(site.name())) {
            PortPin end = new PortPin(
                    this, pins.size(), pin, alternatives, site.wiring().signals());
            pins.add(end);
            pin.connect(end);
        }
        site.wiring().whenRemoved(() -> pins.forEach(PortPin::leave));
    }

    /** The port of that place. */
    static Device of(Site site) {
        return new GpioPort(site).registers;
    }

    private void declare(ChipFamily family) {
        registers.register("IDR").readOnly().reads(held -> input());
        registers.register("BSRR").reads(held -> 0).whenWritten(bits -> output(bits >>> 16, bits & 0xffff));
        if (family == ChipFamily.L4) {
            registers.register("BRR").reads(held -> 0).whenWritten(bits -> output(bits & 0xffff, 0));
        }
        for (Register register : List.of(mode, functions[0], functions[1])) {
            register.whenWritten(word -> pins.forEach(PortPin::select));
        }
        for (Register register : List.of(mode, functions[0], functions[1], openDrain, pull, output)) {
            register.whenWritten(word -> pins.forEach(PortPin::update));
        }
    }

    /** Changes bits of the output register; setting wins. */
    private void output(int reset, int set) {
        int before = output.value();
        int after = before & ~reset | set;
        output.set(after);
        for (int rest = before ^ after; rest != 0; rest &= rest - 1) {
            pins.get(Integer.numberOfTrailingZeros(rest)).update();
        }
    }

    private int input() {
        int levels = 0;
        for (int number = 0; number < pins.size(); number++) {
            levels |= pins.get(number).input() ? 1 << number : 0;
        }
        return levels;
    }

    /** MODER of a pin, 0 to 3. */
    int mode(int pin) {
        return mode.value() >>> 2 * pin & 3;
    }

    /** AFRL or AFRH of a pin, 0 to 15. */
    int function(int pin) {
        return functions[pin / FUNCTIONS_OF_A_REGISTER].value() >>> 4 * (pin % FUNCTIONS_OF_A_REGISTER) & 0xf;
    }

    /** PUPDR of a pin, 0 to 3. */
    int pull(int pin) {
        return pull.value() >>> 2 * pin & 3;
    }

    /** OTYPER of a pin. */
    boolean openDrain(int pin) {
        return (openDrain.value() >>> pin & 1) != 0;
    }

    /** ODR of a pin. */
    boolean output(int pin) {
        return (output.value() >>> pin & 1) != 0;
    }
}
