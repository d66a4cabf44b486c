package dev.mcusim.run.uart;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.SerialLine;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** The connections of a run. They are opened once and attached to the board at every power-up. */
public final class SerialConnections implements Closeable {

    /** Connects a line. */
    private interface End {
        void attach(SerialLine line, Surroundings surroundings);
    }

    private final Terminal terminal;
    private final Map<String, End> ends = new TreeMap<>();
    private final List<Closeable> open = new ArrayList<>();

    private SerialConnections(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Opens connections.
     *
     * @param connections by the names of the chip's ports, those of crossed ports resolved
     * @param terminal    the standard streams of the host
     * @throws IOException when a file or a TCP port cannot be opened
     */
    public static SerialConnections open(Map<String, Connection> connections, Terminal terminal) throws IOException {
        SerialConnections opened = new SerialConnections(terminal);
        try {
            for (Map.Entry<String, Connection> entry : connections.entrySet()) {
                opened.ends.put(entry.getKey(), opened.end(entry.getKey(), entry.getValue()));
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private End end(String port, Connection connection) throws IOException {
        if (connection instanceof Connection.Stdio) {
            HostInput input = new HostInput();
            begin("standard input", () -> input.read(terminal.input()));
            return (line, surroundings) -> interactive(line, surroundings, terminal::write, input);
        } else if (connection instanceof Connection.Files files) {
            return files(files);
        } else if (connection instanceof Connection.Tcp tcp) {
            return tcp(port, tcp);
        } else if (connection instanceof Connection.Crossed crossed) {
            return (line, surroundings) -> line.crossWith(surroundings.serial().line(crossed.port()));
        } else if (connection instanceof Connection.Loopback) {
            return (line, surroundings) -> line.loopBack();
        }
        return (line, surroundings) -> line.disconnect();
    }

    private End files(Connection.Files files) throws IOException {
        byte[] input =
                files.input().isPresent() ? Files.readAllBytes(files.input().get()) : new byte[0];
        IntConsumer output = files.output().isPresent()
                ? writer(Files.newOutputStream(files.output().get()))
                : terminal::write;
        return (line, surroundings) -> {
            print(line, output);
            surroundings.sender(line.name()).send(input);
        };
    }

    private static void print(SerialLine line, IntConsumer output) {
        line.connect(frame -> {
            if (!frame.isBreak()) {
                output.accept(frame.data() & 0xff);
            }
        });
    }

    private IntConsumer writer(OutputStream file) {
        OutputStream buffered = new BufferedOutputStream(file);
        open.add(buffered);
        return data -> {
            try {
                buffered.write(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private End tcp(String port, Connection.Tcp tcp) throws IOException {
        TcpEnd end = new TcpEnd(tcp.port());
        open.add(end);
        terminal.say("%s is on localhost:%d".formatted(port, end.port()));
        HostInput input = new HostInput();
        begin("input of " + port, () -> input.read(end.awaitClient()));
        return (line, surroundings) -> interactive(line, surroundings, end::write, input);
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void interactive(SerialLine line, Surroundings surroundings, IntConsumer output, HostInput input) {
        print(line, output);
        new InputPoll(input, surroundings.sender(line.name()), surroundings).start();
    }

    /** Connects the ports of a board that has just been powered up. */
    public void attach(Surroundings surroundings) {
        ends.forEach((port, end) -> end.attach(surroundings.serial().line(port), surroundings));
    }

    /** Closes files and TCP ports. */
    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
