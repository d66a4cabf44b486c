package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.function.Consumer;

/**
 * The flags of RCC that tell what has reset the chip: in RCC_RSR on H7, in RCC_CSR elsewhere (RM0090, 7.3.21; RM0351, 6.4.29; RM0433,
 * 8.7.41). They add up until firmware sets RMVF.
 */
final class ResetFlags {

    private static final List<String> NAMES = List.of(
            "PINRSTF",
            "PORRSTF",
            "BORRSTF",
            "SFTRSTF",
            "IWDGRSTF",
            "IWDG1RSTF",
            "WWDGRSTF",
            "WWDG1RSTF",
            "LPWRRSTF",
            "OBLRSTF",
            "FWRSTF",
            "CPURSTF",
            "CDRSTF",
            "D1RSTF",
            "D2RSTF");

    private final RegisterBank registers;
    private final String register;

    /** The flags as after power-up. */
    ResetFlags(RegisterBank registers) {
        this.registers = registers;
        register = registers.has("RSR.RMVF") ? "RSR" : "CSR";
        if (registers.has(path("RMVF"))) {
            forEach(flag -> flag.always(flag.get()));
            Field remove = registers.field(path("RMVF"));
            registers.register(register).whenWritten(word -> {
                if (remove.isSet()) {
                    forEach(flag -> flag.set(0));
                }
            });
        }
    }

    /** The chip has been reset again: these flags, as before that, with those of the cause. */
    void behind(ResetFlags before, ResetCause cause) {
        NAMES.stream().map(this::path).filter(registers::has).forEach(flag -> registers.field(flag)
                .set(before.registers.value(flag)));
        raised(cause).stream()
                .map(this::path)
                .filter(registers::has)
                .forEach(flag -> registers.field(flag).set(1));
    }

    /** A reset from inside drives the NRST pin low, too. */
    private static List<String> raised(ResetCause cause) {
        return switch (cause) {
            case POWER -> List.of("PORRSTF", "BORRSTF", "PINRSTF", "CPURSTF");
            case PIN -> List.of("PINRSTF", "CPURSTF");
            case SOFTWARE -> List.of("SFTRSTF", "PINRSTF", "CPURSTF");
            case INDEPENDENT_WATCHDOG -> List.of("IWDGRSTF", "IWDG1RSTF", "PINRSTF", "CPURSTF");
            case WINDOW_WATCHDOG -> List.of("WWDGRSTF", "WWDG1RSTF", "PINRSTF", "CPURSTF");
        };
    }

    private String path(String name) {
        return register + "." + name;
    }

    private void forEach(Consumer<Field> action) {
        NAMES.stream().map(this::path).filter(registers::has).map(registers::field).forEach(action);
    }
}
