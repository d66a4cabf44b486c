package dev.mcusim.run.uart;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.SerialSender;

/**
 * Looks once per simulated millisecond whether the host has sent something. While the core mostly sleeps, each look waits for the host up to
 * a millisecond, so that firmware that waits for input takes no more of the computer than it needs.
 */
final class InputPoll {

    private static final long PERIOD_NANOSECONDS = 1_000_000;
    private static final long PATIENCE_MILLISECONDS = 1;
    /** Of an awake core's cycles at least one in so many ends an instruction. */
    private static final int CYCLES_PER_INSTRUCTION = 16;

    private final HostInput input;
    private final SerialSender sender;
    private final Surroundings surroundings;
    private final Surroundings.Timer timer;
    private long instructions;
    private long cycles;

    InputPoll(HostInput input, SerialSender sender, Surroundings surroundings) {
        this.input = input;
        this.sender = sender;
        this.surroundings = surroundings;
        timer = surroundings.timer(this::look);
    }

    void start() {
        if (!input.isEnded()) {
            timer.at(surroundings.nanoseconds() + PERIOD_NANOSECONDS);
        }
    }

    private void look() {
        sender.send(input.take(coreSleeps() ? PATIENCE_MILLISECONDS : 0));
        start();
    }

    private boolean coreSleeps() {
        long executed = surroundings.instructions() - instructions;
        long passed = surroundings.schedule().now() - cycles;
        instructions += executed;
        cycles += passed;
        return executed * CYCLES_PER_INSTRUCTION < passed;
    }
}
