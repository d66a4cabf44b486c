package dev.mcusim.peripheral;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
        private BooleanSupplier level = () -> up;
        private Runnable listener = () -> {};
        private Runnable server = () -> {};
        private int left;

        private Request(String name) {
            this.name = name;
        }

        /** The name in the request table. */
        public String name() {
            return name;
        }

        /** Whether the peripheral wants a transfer. */
        public boolean isUp() {
            return level.getAsBoolean();
        }

        /** Multiplexers: the line is up whenever that is so; {@link #rise} tells when it may have gone up. */
        public void follow(BooleanSupplier source) {
            level = source;
        }

        /** Multiplexers: the line goes up, perhaps for a moment only. */
        public void rise() {
            listener.run();
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

        /** Sources: what to do when a controller has made a transfer that the line asked for. */
        public void whenServed(Runnable reaction) {
            server = reaction;
        }

        /**
         * DMA controllers: a transfer has been made.
         *
         * @param more how many are still to be made
         */
        public void serve(int more) {
            left = more;
            server.run();
        }

        /** Sources: how many transfers are still to be made, when one has been. */
        public int left() {
            return left;
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
