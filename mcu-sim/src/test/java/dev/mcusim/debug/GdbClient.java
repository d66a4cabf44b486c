package dev.mcusim.debug;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end of a session, as simple as can be: acknowledges everything and compares no checksums. */
final class GdbClient implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    GdbClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A payload as it goes over the wire. */
    static String packet(String payload) {
        int sum = payload.chars().sum() & 0xff;
        return "$%s#%02x".formatted(payload, sum);
    }

    /** Sends bytes as they are. */
    void raw(String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void send(String payload) throws IOException {
        raw(packet(payload));
    }

    /** The next byte that is no part of a packet. */
    int next() throws IOException {
        return in.read();
    }

    /** The next payload; null when the connection is closed. */
    String receive() throws IOException {
        int data = in.read();
        while (data >= 0 && data != '$') {
            data = in.read();
        }
        StringBuilder payload = new StringBuilder();
        for (data = in.read(); data >= 0 && data != '#'; data = in.read()) {
            payload.append((char) data);
        }
        if (data < 0) {
            return null;
        }
        in.read();
        in.read();
        raw("+");
        return payload.toString();
    }

    /** The answer to a packet. */
    String ask(String payload) throws IOException {
        send(payload);
        return receive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
