package dev.mcusim.debug;

import dev.mcusim.cpu.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for gdb on a port that only this computer can reach, and lets it debug a board. One debugger at a time; when it detaches, the
 * program goes on by itself and the next one may come, which stops it.
 */
public final class GdbServer implements AutoCloseable {

    private static final int BACKLOG = 1;
    /** How long a debugger waits for the one before it to leave. */
    private static final int PATIENCE_SECONDS = 1;

    private final ServerSocket listening;
    private final Consumer<String> log;
    private final BlockingQueue<Socket> waiting = new LinkedBlockingQueue<>();
    private volatile Runnable arrived = () -> {};
    /** Held from the moment a debugger arrives until it has left. */
    private final Semaphore place = new Semaphore(1);

    private GdbServer(ServerSocket listening, Consumer<String> log) {
        this.listening = listening;
        this.log = log;
        Thread acceptor = new Thread(this::accept, "gdb port");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /**
     * Opens a port on the loopback interface.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @param log  receives sentences about who comes and goes
     * @throws IOException when the port cannot be opened, because somebody else has it for example
     */
    public static GdbServer listen(int port, Consumer<String> log) throws IOException {
        return new GdbServer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), log);
    }

    /** The port. */
    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    arrived.run();
                    waiting.add(socket);
                } else {
                    log.accept("a second debugger was turned away");
                    socket.close();
                }
            } catch (IOException e) {
                // The port has been closed, or a connection came to nothing; the loop knows.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Has a board debugged: it stands still until a debugger has come and lets it go on.
     *
     * @param mostInstructions the run ends after so many
     * @return why the run ended: {@link StopReason.StopRequested} where the debugger ended it
     */
    public StopReason debug(DebugTarget target, long mostInstructions) {
        RunControl control = new RunControl(target, mostInstructions);
        arrived = control::interrupt;
        while (true) {
            try (Socket socket = waiting.take()) {
                control.clearInterrupt();
                log.accept("a debugger has connected");
                GdbSession session = session(socket, target, control);
                if (session.serve() == GdbSession.End.OVER) {
                    return session.finished().orElseThrow();
                }
                log.accept("the debugger has left; the firmware goes on");
            } catch (IOException e) {
                log.accept("the debugger's connection failed: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new StopReason.StopRequested(target.pc());
            } finally {
                place.release();
            }
            StopReason stop = control.resume(new Resume.Continue());
            if (!(stop instanceof StopReason.StopRequested) || place.availablePermits() > 0) {
                return stop;
            }
        }
    }

    private static GdbSession session(Socket socket, DebugTarget target, RunControl control) throws IOException {
        socket.setTcpNoDelay(true);
        GdbConnection connection =
                new GdbConnection(socket.getInputStream(), socket.getOutputStream(), control::interrupt);
        return new GdbSession(connection, target, control);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
