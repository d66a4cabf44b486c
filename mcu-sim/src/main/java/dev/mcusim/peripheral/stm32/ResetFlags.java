package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The flags that tell firmware what has reset the chip. They gather until firmware sets RMVF, and every reset but that of power pulls the
 * NRST pin, which sets a flag too (RM0090, 7.3.21; RM0385, 5.3.21; RM0432, 6.4.30; RM0433, 8.4.4, with those of the domains).
 */
final class ResetFlags {

    private final Set<ResetCause> causes = EnumSet.of(ResetCause.POWER);

    /** The chip has been reset. */
    void add(ResetCause cause) {
        causes.add(cause);
    }

    /** Shows the flags in CSR or, on STM32H7, RSR, and clears them when RMVF there is set. */
    void showIn(RegisterBank rcc) {
        String register = rcc.has("RSR.RMVF") ? "RSR" : "CSR";
        fields(rcc, register, EnumSet.allOf(ResetCause.class)).forEach(flag -> flag.always(0));
        fields(rcc, register, causes).forEach(flag -> flag.set(1));
        rcc.register(register).whenWritten(word -> {
            if (rcc.field(register + ".RMVF").isSet()) {
                causes.clear();
                fields(rcc, register, EnumSet.allOf(ResetCause.class)).forEach(flag -> flag.set(0));
            }
        });
    }

    private static Stream<Field> fields(RegisterBank rcc, String register, Set<ResetCause> causes) {
        return causes.stream()
                .flatMap(cause -> names(cause).stream())
                .map(flag -> register + "." + flag)
                .filter(rcc::has)
                .map(rcc::field);
    }

    /** The flags that a cause sets, by all names that they have. */
    private static List<String> names(ResetCause cause) {
        return switch (cause) {
            case POWER -> List.of(
                    "PORRSTF", "BORRSTF", "PINRSTF", "D1RSTF", "D2RSTF", "CDRSTF", "CPURSTF", "C1RSTF", "C2RSTF");
            case PIN -> List.of("PINRSTF", "CPURSTF", "C1RSTF", "C2RSTF");
            case SOFTWARE -> List.of("SFTRSTF", "SFT1RSTF", "PINRSTF", "CPURSTF", "C1RSTF");
            case INDEPENDENT_WATCHDOG -> List.of("IWDGRSTF", "IWDG1RSTF", "PINRSTF", "CPURSTF", "C1RSTF");
            case OPTION_BYTES -> List.of("OBLRSTF", "PINRSTF");
            case STANDBY -> List.of("D1RSTF", "D2RSTF", "CDRSTF");
            case WINDOW_WATCHDOG -> List.of("WWDGRSTF", "WWDG1RSTF", "PINRSTF", "CPURSTF", "C1RSTF");
        };
    }
}
