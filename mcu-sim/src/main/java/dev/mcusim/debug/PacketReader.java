package dev.mcusim.debug;

import java.io.ByteArrayOutputStream;

/**
 * Takes the stream of bytes from gdb apart: {@code $payload#checksum}, acknowledgements and requests to interrupt ("Debugging with gdb",
 * E.1). Bytes that are none of these are skipped, and a {@code $} always begins a new packet.
 */
final class PacketReader {

    /** Most bytes of a payload that are accepted, as told to gdb. */
    static final int MOST_BYTES = 0x4000;

    private static final int INTERRUPT = 0x03;

    /** Receives what was read. */
    interface Sink {

        /** A packet whose checksum is right; escapes are undone. */
        void packet(byte[] payload);

        /** A packet whose checksum is wrong, or that is too long. */
        void corrupt();

        /** The other side has got, or has not got, the last packet. */
        void acknowledged(boolean well);

        /** The other side wants the program to stop. */
        void interrupt();
    }

    private enum State {
        BETWEEN,
        PAYLOAD,
        ESCAPED,
        FIRST_DIGIT,
        SECOND_DIGIT
    }

    private final Sink sink;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private State state = State.BETWEEN;
    private int sum;
    private int firstDigit;
    private boolean tooLong;

    PacketReader(Sink sink) {
        this.sink = sink;
    }

    /** Takes the next byte, 0 to 255. */
    void accept(int data) {
        if (data == '$') {
            begin();
            return;
        }
        switch (state) {
            case BETWEEN -> between(data);
            case PAYLOAD -> payload(data);
            case ESCAPED -> {
                sum += data;
                keep(data ^ 0x20);
                state = State.PAYLOAD;
            }
            case FIRST_DIGIT -> {
                firstDigit = Character.digit(data, 16);
                state = State.SECOND_DIGIT;
            }
            case SECOND_DIGIT -> {
                state = State.BETWEEN;
                finish(firstDigit << 4 | Character.digit(data, 16));
            }
        }
    }

    private void between(int data) {
        switch (data) {
            case '+' -> sink.acknowledged(true);
            case '-' -> sink.acknowledged(false);
            case INTERRUPT -> sink.interrupt();
            default -> {
                // Nothing of the protocol.
            }
        }
    }

    private void begin() {
        payload.reset();
        sum = 0;
        tooLong = false;
        state = State.PAYLOAD;
    }

    private void payload(int data) {
        switch (data) {
            case '#' -> state = State.FIRST_DIGIT;
            case '}' -> {
                sum += data;
                state = State.ESCAPED;
            }
            default -> {
                sum += data;
                keep(data);
            }
        }
    }

    private void keep(int data) {
        if (payload.size() < MOST_BYTES) {
            payload.write(data);
        } else {
            tooLong = true;
        }
    }

    private void finish(int checksum) {
        if (tooLong || checksum != (sum & 0xff)) {
            sink.corrupt();
        } else {
            sink.packet(payload.toByteArray());
        }
    }
}
