package dev.mcusim.debug;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.machine.MachineException;
import java.util.Locale;
import java.util.Optional;

/** What {@code monitor} takes in gdb: words that are meant for the simulator. */
final class MonitorCommands {

    private static final String HELP =
            """
            monitor help                     this text
            monitor reset [halt|init]        reset the board, memory keeps its contents; stays before the first instruction
            monitor catch hardfault          stop at instructions whose fault is to become a HardFault; so it is at first
            monitor catch all                stop at instructions whose fault is to become any exception
            monitor catch none               stop at no fault; the firmware's handlers get them all
            monitor cycles                   instructions, cycles and time since power-up
            monitor uart                     the serial ports
            monitor uart PORT TEXT           send text to a port; in it, \\r, \\n, \\t and \\\\ stand for single characters
            """;

    private final DebugTarget target;
    private final RunControl control;
    private final SerialMonitor serial;

    MonitorCommands(DebugTarget target, RunControl control) {
        this.target = target;
        this.control = control;
        serial = new SerialMonitor(target.machine());
    }

    /** Carries out a command; what it answers, in whole lines. */
    String run(String line) {
        String text = line.strip();
        String[] words = text.toLowerCase(Locale.ROOT).split("\\s+", -1);
        return switch (words[0]) {
            case "", "help" -> HELP;
            case "reset" -> reset();
            case "cycles" -> cycles();
            case "catch" -> catchFaults(words);
            case "uart" -> serial.run(text.substring("uart".length()).strip());
            default -> "there is no 'monitor %s'; what there is:%n%s".formatted(words[0], HELP);
        };
    }

    private String reset() {
        try {
            control.reset();
        } catch (MachineException e) {
            return "reset, but " + e.getMessage() + "\n";
        }
        return "reset, before %s; registers shown before are out of date until `maintenance flush register-cache`%n"
                .formatted(target.machine().locate(target.pc()));
    }

    private String catchFaults(String[] words) {
        Optional<FaultCatch> which = words.length == 1
                ? Optional.of(target.faultCatch())
                : switch (words[1]) {
                    case "all" -> Optional.of(FaultCatch.ALL);
                    case "hardfault" -> Optional.of(FaultCatch.HARD_FAULT);
                    case "none" -> Optional.of(FaultCatch.NONE);
                    default -> Optional.empty();
                };
        which.ifPresent(target::catchFaults);
        return which.map(MonitorCommands::inWords)
                .orElseGet(() -> "monitor catch takes all, hardfault or none, not '%s'%n".formatted(words[1]));
    }

    private static String inWords(FaultCatch which) {
        return switch (which) {
            case ALL -> "stops at the instruction of every fault\n";
            case HARD_FAULT -> "stops at the instruction of a fault that is to become a HardFault\n";
            case NONE -> "stops at no fault\n";
        };
    }

    private String cycles() {
        Counters counters = target.machine().counters();
        return String.format(
                Locale.ROOT,
                "%,d instructions, %,d cycles, %.6f ms, core at %.6f MHz%n",
                counters.instructions(),
                counters.cycles(),
                target.machine().seconds() * 1e3,
                target.machine().hertz() / 1e6);
    }
}
