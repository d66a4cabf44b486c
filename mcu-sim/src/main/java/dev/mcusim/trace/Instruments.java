package dev.mcusim.trace;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.machine.Machine;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several instruments as one. */
public final class Instruments implements Instrument {

    private final List<Instrument> all;

    /** These instruments; none is allowed. */
    public Instruments(List<Instrument> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Optional<ExecutionListener> attach(Machine machine) {
        List<ExecutionListener> listeners = new ArrayList<>();
        all.forEach(instrument -> instrument.attach(machine).ifPresent(listeners::add));
        return switch (listeners.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(listeners.get(0));
            default -> Optional.of(new Together(listeners));
        };
    }

    @Override
    public void finish(Machine machine) {
        all.forEach(instrument -> instrument.finish(machine));
    }

    private record Together(List<ExecutionListener> listeners) implements ExecutionListener {

        @Override
        public void entered(Edge edge, long cycle) {
            listeners.forEach(listener -> listener.entered(edge, cycle));
        }

        @Override
        public void executing(TimedBlock block, int instruction, long cycle) {
            listeners.forEach(listener -> listener.executing(block, instruction, cycle));
        }

        @Override
        public void executed(TimedBlock block, int instruction) {
            listeners.forEach(listener -> listener.executed(block, instruction));
        }
    }
}
