package dev.mcusim.debug;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One gdb at the other end of a stream: packets in, packets out. A thread of its own reads, so that gdb can interrupt a program that runs.
 * Payloads are Latin-1 text, one character for each byte.
 */
final class GdbConnection {

    private final InputStream in;
    private final OutputStream out;
    private final Runnable interrupt;
    private final BlockingQueue<Optional<String>> packets = new LinkedBlockingQueue<>();
    private volatile boolean acknowledges = true;
    private volatile boolean running;
    private byte[] latest = new byte[0];

    /**
     * Begins to read.
     *
     * @param interrupt what to do when gdb wants a running program to stop, or has gone while it runs; called from another thread
     */
    GdbConnection(InputStream in, OutputStream out, Runnable interrupt) {
        this.in = in;
        this.out = out;
        this.interrupt = interrupt;
        Thread reader = new Thread(this::read, "gdb");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        PacketReader reader = new PacketReader(new PacketReader.Sink() {
            @Override
            public void packet(byte[] payload) {
                acknowledge('+');
                String text = new String(payload, StandardCharsets.ISO_8859_1);
                running |= ResumeCommands.resumes(text);
                packets.add(Optional.of(text));
            }

            @Override
            public void corrupt() {
                acknowledge('-');
            }

            @Override
            public void acknowledged(boolean well) {
                if (!well) {
                    repeat();
                }
            }

            @Override
            public void interrupt() {
                if (running) {
                    interrupt.run();
                }
            }
        });
        try {
            for (int data = in.read(); data >= 0; data = in.read()) {
                reader.accept(data);
            }
        } catch (IOException | UncheckedIOException e) {
            // The connection is lost, which is the same as its end.
        }
        packets.add(Optional.empty());
        if (running) {
            interrupt.run();
        }
    }

    /** The next packet; empty when there will be no more. Waits for it. */
    Optional<String> receive() {
        try {
            Optional<String> packet = packets.take();
            if (packet.isEmpty()) {
                packets.add(packet);
            }
            return packet;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether there is no one left to talk to, as far as is known. */
    boolean isOver() {
        Optional<String> next = packets.peek();
        return next != null && next.isEmpty();
    }

    /** The program that gdb has let go on stands still again. */
    void stopped() {
        running = false;
    }

    /** From now on, neither side acknowledges packets. */
    void stopAcknowledging() {
        acknowledges = false;
    }

    /** Sends a packet; what is lost on the way to a gdb that has gone is noticed by {@link #receive}. */
    synchronized void send(String payload) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write('$');
        int sum = 0;
        for (byte data : payload.getBytes(StandardCharsets.ISO_8859_1)) {
            if (data == '$' || data == '#' || data == '}' || data == '*') {
                packet.write('}');
                packet.write(data ^ 0x20);
                sum += '}' + (data ^ 0x20);
            } else {
                packet.write(data);
                sum += data;
            }
        }
        packet.writeBytes("#%02x".formatted(sum & 0xff).getBytes(StandardCharsets.ISO_8859_1));
        latest = packet.toByteArray();
        write(latest);
    }

    private void acknowledge(char how) {
        if (acknowledges) {
            synchronized (this) {
                write(new byte[] {(byte) how});
            }
        }
    }

    private synchronized void repeat() {
        write(latest);
    }

    private synchronized void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            packets.add(Optional.empty());
        }
    }
}
