package dev.mcusim.run.uart;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A TCP port of this computer that one client may connect to. What is written before it has come is kept up to a bound and sent then; behind
 * its going, what is written is dropped.
 */
final class TcpEnd implements Closeable {

    private static final int MOST_KEPT_BYTES = 1 << 16;

    private final ServerSocket server;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Socket client;
    private boolean gone;

    /**
     * Opens the port on the loopback interface.
     *
     * @param port 0 for any that is free
     */
    TcpEnd(int port) throws IOException {
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for the client; gives its input, or an empty one where the port was closed before. */
    InputStream awaitClient() {
        try {
            Socket socket = server.accept();
            server.close();
            socket.setTcpNoDelay(true);
            connected(socket);
            return socket.getInputStream();
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    private synchronized void connected(Socket socket) throws IOException {
        client = socket;
        kept.writeTo(socket.getOutputStream());
        kept.reset();
    }

    synchronized void write(int data) {
        if (client == null) {
            if (kept.size() < MOST_KEPT_BYTES) {
                kept.write(data);
            }
            return;
        }
        if (!gone) {
            try {
                OutputStream stream = client.getOutputStream();
                stream.write(data);
            } catch (IOException e) {
                gone = true;
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
            if (client != null) {
                client.close();
            }
        } catch (IOException e) {
            gone = true;
        }
    }
}
