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
        return switch (number) {
            case 0 -> "nothing";
            case 1 -> "Reset";
            case ExceptionNumber.NMI -> "NMI";
            case ExceptionNumber.HARD_FAULT -> "HardFault";
            case ExceptionNumber.MEM_MANAGE -> "MemManage";
            case 5 -> "BusFault";
            case 6 -> "UsageFault";
            case ExceptionNumber.SVCALL -> "SVCall";
            case 12 -> "DebugMonitor";
            case ExceptionNumber.PENDSV -> "PendSV";
            case ExceptionNumber.SYSTICK -> "SysTick";
            default -> interrupt(chip, number - ExceptionNumber.FIRST_INTERRUPT);
        };
    }

    private static String interrupt(Chip chip, int line) {
        Optional<String> name = chip.interrupts().entrySet().stream()
                .filter(entry -> entry.getValue() == line)
                .map(Map.Entry::getKey)
                .findFirst();
        return name.map(known -> "the interrupt %s (line %d)".formatted(known, line))
                .orElse("exception " + (line + ExceptionNumber.FIRST_INTERRUPT));
    }
}
