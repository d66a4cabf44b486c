package dev.mcusim.peripheral;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The two wires of a serial port, and what is at their other end. A line is outside the chip: it stays when the chip is reset, while the
 * port at its one end is made anew.
 */
public final class SerialLine {

    /** The chip's end. */
    public interface Port {

        /** A start bit comes. */
        void begins();

        /** A character has come, the last stop bit ends now. */
        void receives(SerialFrame frame);

        /** Whether the receiver is on. */
        boolean listens();

        /** Whether a character that has come now would be kept. */
        boolean hasRoom();

        /** How characters are sent and expected, once {@link #listens}. */
        SerialFormat format();

        /** How long a character takes that begins now, in cycles of the core. */
        long frameCycles();

        /** Sends what is still to be sent, now. */
        void finish();
    }

    /** The other end. Whatever it is told takes place now. */
    public interface Peer {

        /** A start bit comes. */
        default void begins() {}

        /** A character has come, the last stop bit ends now. */
        void receives(SerialFrame frame);
    }

    /** Why characters get lost. */
    public enum Loss {
        /** Written while the transmitter or the whole port was off. */
        TRANSMITTER_OFF,
        /** Written before the one before had left the data register, or to a full FIFO. */
        TRANSMITTER_FULL,
        /** Received before the one before had been read, or with a full FIFO. */
        OVERRUN
    }

    private static final class Unused implements Port {
        @Override
        public void begins() {}

        @Override
        public void receives(SerialFrame frame) {}

        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public boolean hasRoom() {
            return false;
        }

        @Override
        public SerialFormat format() {
            throw new IllegalStateException("no port listens");
        }

        @Override
        public long frameCycles() {
            throw new IllegalStateException("no port listens");
        }

        @Override
        public void finish() {}
    }

    private final String name;
    private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    private final List<Consumer<SerialFrame>> listeners = new ArrayList<>();
    private final List<Runnable> ready = new ArrayList<>();
    private Port port = new Unused();
    private Peer peer;

    SerialLine(String name, Peer peer) {
        this.name = name;
        this.peer = peer;
    }

    /** Name of the port, for example {@code USART3}. */
    public String name() {
        return name;
    }

    /** The chip's end. */
    public Port port() {
        return port;
    }

    /** Ports: a start bit begins. */
    public void sendBegins() {
        peer.begins();
    }

    /** Ports: a character has been sent, its last stop bit ends now. */
    public void send(SerialFrame frame) {
        peer.receives(frame);
        for (Consumer<SerialFrame> listener : listeners) {
            listener.accept(frame);
        }
    }

    /** Ports: listens and has room, and did not before. */
    public void portIsReady() {
        ready.forEach(Runnable::run);
    }

    /** Tells from now on whenever the port {@link Port#listens} and {@link Port#hasRoom}, and did not before. */
    public void whenPortIsReady(Runnable reaction) {
        ready.add(reaction);
    }

    /** Tells about every character that the port sends from now on, whatever is connected. */
    public void whenSent(Consumer<SerialFrame> listener) {
        listeners.add(listener);
    }

    /** Chips: puts a port at the line's one end, in place of the one from before a reset. */
    public void attach(Port made) {
        port = made;
    }

    /** Connects something to the other end, in place of what was there. */
    public void connect(Peer other) {
        peer = other;
    }

    /** Connects the port's output to its own input. */
    public void loopBack() {
        crossTo(this);
    }

    /** Connects nothing, so that what the port sends is lost. */
    public void disconnect() {
        peer = frame -> {};
    }

    /** Connects the output of each port to the input of the other. */
    public void crossWith(SerialLine other) {
        crossTo(other);
        other.crossTo(this);
    }

    private void crossTo(SerialLine other) {
        peer = new Peer() {
            @Override
            public void begins() {
                other.port.begins();
            }

            @Override
            public void receives(SerialFrame frame) {
                other.port.receives(frame);
            }
        };
    }

    /** Ports: a character is lost. */
    public void lose(Loss reason) {
        losses.merge(reason, 1L, Long::sum);
    }

    /** How many characters have been lost, by reason. */
    public Map<Loss, Long> losses() {
        return losses;
    }
}
