package dev.mcusim.debug;

import dev.mcusim.cpu.Counters;
import java.util.Locale;

/** What {@code monitor} takes in gdb: words that are meant for the simulator. */
final class MonitorCommands {

    private static final String HELP = """
            monitor help                     this text
            monitor reset [halt|init]        reset the board, memory keeps its contents; stays before the first instruction
            monitor cycles                   instructions, cycles and time since reset
            """;

    private final DebugTarget target;
    private final RunControl control;

    MonitorCommands(DebugTarget target, RunControl control) {
        this.target = target;
        this.control = control;
    }

    /** Carries out a command; what it answers, in whole lines. */
    String run(String line) {
        String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return switch (words[0]) {
            case "", "help" -> HELP;
            case "reset" -> reset();
            case "cycles" -> cycles();
            default -> "there is no 'monitor %s'; what there is:%n%s".formatted(words[0], HELP);
        };
    }

    private String reset() {
        control.reset();
        return "reset, before %s; registers shown before are out of date until `maintenance flush register-cache`%n"
                .formatted(target.machine().locate(target.pc()));
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
