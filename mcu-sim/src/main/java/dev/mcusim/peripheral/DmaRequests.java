package dev.mcusim.peripheral;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The request lines between peripherals and DMA controllers, by their names in the reference manual's request table, as {@code USART3_TX}
 * or {@code TIM2_UP}.
 */
public final class DmaRequests {

    /** A line: up while the peripheral wants a transfer. */
    public static final class Request {

        private final String name;
        private boolean up;
        private Request carried;
        private Runnable listener = () -> {};

        private Request(String name) {
            this.name = name;
        }

        /** The name in the request table. */
        public String name() {
            return name;
        }

        /** Whether the peripheral wants a transfer. */
        public boolean isUp() {
            return up || carried != null && carried.isUp();
        }

        /** Multiplexers: this line is up whenever the other one is, and no longer follows the one before it; null for none. */
        public void carry(Request other) {
            if (carried != null) {
                carried.release();
            }
            carried = other;
            if (carried != null) {
                carried.whenUp(() -> listener.run());
                if (carried.isUp()) {
                    listener.run();
                }
            }
        }

        /** Peripherals: wants a transfer, or has got it. */
        public void set(boolean high) {
            if (up != high) {
                up = high;
                if (up) {
                    listener.run();
                }
            }
        }

        /** Peripherals: wants one transfer, which goes unnoticed if no controller serves the line, as those of timers do. */
        public void pulse() {
            set(true);
            up = false;
        }

        /** DMA controllers: what to do when the line goes up. */
        public void whenUp(Runnable reaction) {
            listener = reaction;
        }

        /** DMA controllers: lets go of the line. */
        public void release() {
            listener = () -> {};
        }
    }

    private final Map<String, Request> requests = new HashMap<>();
    private final Consumer<Runnable> endings;

    /** No lines. */
    public DmaRequests() {
        this(end -> {});
    }

    /**
     * No lines.
     *
     * @param endings receives for every line that is asked for what lowers it
     */
    DmaRequests(Consumer<Runnable> endings) {
        this.endings = endings;
    }

    /** The line of that name, which is made when it is first asked for. */
    public Request line(String name) {
        Request line = requests.computeIfAbsent(name, Request::new);
        endings.accept(() -> line.set(false));
        return line;
    }

    /** Every line is down, as after reset; lines asked for before lead nowhere any more. */
    public void clear() {
        requests.clear();
    }
}
