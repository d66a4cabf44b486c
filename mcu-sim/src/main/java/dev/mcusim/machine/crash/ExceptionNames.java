package dev.mcusim.machine.crash;

import dev.mcusim.board.Chip;
import dev.mcusim.cpu.system.ExceptionNumber;
import java.util.Map;
import java.util.Optional;

/** The names of exceptions (ARMv7-M ARM, B1.5.2) and of the chip's interrupts. */
public final class ExceptionNames {

    /** The bits of xPSR that hold the number of the active exception. */
    static final int IPSR = 0x1ff;

    private ExceptionNames() {}

    /**
     * What the manuals call an exception, as {@code UsageFault} or {@code the interrupt USART2 (line 38)}.
     *
     * @param number of the exception; 16 is the chip's first interrupt
     */
    public static String of(Chip chip, int number) {
        return number < ExceptionNumber.FIRST_INTERRUPT
                ? ExceptionNumber.name(number)
                : interrupt(chip, number - ExceptionNumber.FIRST_INTERRUPT);
    }

    private static String interrupt(Chip chip, int line) {
        Optional<String> name = chip.interrupts().entrySet().stream()
                .filter(entry -> entry.getValue() == line)
                .map(Map.Entry::getKey)
                .findFirst();
        return name.map(known -> "the interrupt %s (line %d)".formatted(known, line))
                .orElse(ExceptionNumber.name(line + ExceptionNumber.FIRST_INTERRUPT));
    }
}
