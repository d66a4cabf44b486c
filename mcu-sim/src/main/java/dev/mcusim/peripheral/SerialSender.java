package dev.mcusim.peripheral;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A host that sends characters to a port, one behind the other at the port's own speed and format. It begins when the receiver is on, and
 * never sends so fast that the port loses something: a character that finds no room waits, as with hardware flow control, and one during
 * which the receiver was switched off is sent again.
 */
public final class SerialSender {

    private final SerialLine line;
    private final Schedule schedule;
    private final Schedule.Alarm end;
    private final Deque<Byte> waiting = new ArrayDeque<>();
    private SerialFrame sending;

    /** A sender with nothing to send. */
    public SerialSender(SerialLine line, Schedule schedule) {
        this.line = line;
        this.schedule = schedule;
        end = schedule.outside(this::ended);
        line.whenPortIsReady(this::proceed);
    }

    /** Sends bytes behind those that are still waiting. */
    public void send(byte[] bytes) {
        for (byte data : bytes) {
            waiting.add(data);
        }
        proceed();
    }

    /** How many characters wait for the port. */
    public int waiting() {
        return waiting.size() + (sending == null ? 0 : 1);
    }

    private void proceed() {
        if (sending == null) {
            begin();
        } else if (!end.isSet()) {
            ended();
        }
    }

    private void begin() {
        SerialLine.Port port = line.port();
        if (!waiting.isEmpty() && port.listens()) {
            sending = port.format().frame(waiting.remove() & 0xff);
            port.begins();
            end.at(schedule.now() + port.frameCycles());
        }
    }

    private void ended() {
        SerialLine.Port port = line.port();
        if (port.listens() && !port.hasRoom()) {
            return;
        }
        SerialFrame whole = sending;
        sending = null;
        if (!port.listens()) {
            waiting.addFirst((byte) whole.data());
            return;
        }
        port.receives(whole);
        if (sending == null) {
            begin();
        }
    }
}
