package dev.mcusim.peripheral;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The interrupt lines between peripherals and the interrupt controller, by the names of the chip's vector table. */
public final class InterruptLines {

    /** The interrupt controller's end. */
    @FunctionalInterface
    public interface Controller {

        /**
         * A line has changed.
         *
         * @param line number of the interrupt, from 0
         */
        void changed(int line, boolean high);
    }

    private static final class Line {
        private final int number;
        private int asking;

        Line(int number) {
            this.number = number;
        }
    }

    private final Map<String, Integer> numbers;
    private final Map<Integer, Line> lines = new HashMap<>();
    private Controller controller = (line, high) -> {};

    private final Consumer<Runnable> endings;

    /**
     * @param numbers numbers of the interrupts by name
     */
    public InterruptLines(Map<String, Integer> numbers) {
        this(numbers, end -> {});
    }

    /**
     * @param numbers numbers of the interrupts by name
     * @param endings receives for every end of a line what lowers it for ever
     */
    InterruptLines(Map<String, Integer> numbers, Consumer<Runnable> endings) {
        this.endings = endings;
        this.numbers = Map.copyOf(numbers);
    }

    /** Connects the interrupt controller. */
    public void connect(Controller receiver) {
        controller = receiver;
    }

    /** Whether the chip has an interrupt of this name. */
    public boolean has(String name) {
        return numbers.containsKey(name);
    }

    /**
     * A peripheral's own end of a line.
     *
     * @param names names that the interrupt may have, as {@code TIM1_UP_TIM10} or {@code TIM1_UP}; the first one that the chip has counts
     * @return a line that leads nowhere where the chip has none of them
     */
    public InterruptLine source(String... names) {
        for (String name : names) {
            if (has(name)) {
                return source(lines.computeIfAbsent(numbers.get(name), Line::new));
            }
        }
        return InterruptLine.NONE;
    }

    private InterruptLine source(Line line) {
        End end = new End(line);
        endings.accept(end::discard);
        return end;
    }

    /** What one peripheral does to a line. */
    private final class End implements InterruptLine {
        private final Line line;
        private boolean asks;
        private boolean discarded;

        End(Line line) {
            this.line = line;
        }

        @Override
        public void set(boolean high) {
            if (asks == high || discarded) {
                return;
            }
            asks = high;
            boolean before = line.asking > 0;
            line.asking += high ? 1 : -1;
            if (before != line.asking > 0) {
                controller.changed(line.number, high);
            }
        }

        void discard() {
            set(false);
            discarded = true;
        }
    }

    /** Every line is low, as after reset; sources made before lead nowhere any more. */
    public void clear() {
        lines.clear();
    }
}
