package dev.mcusim.run.spi;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.spi.SpiLine;
import dev.mcusim.peripheral.spi.SpiLines;
import dev.mcusim.run.uart.Connection;
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

/** What is connected to the SPI controllers in a run. Files are opened once; everything is attached to the board at every power-up. */
public final class SpiConnections implements AutoCloseable {

    /** Connects a line, whose chip has these others. */
    private interface End {
        void attach(SpiLine line, SpiLines all);
    }

    private final Map<String, End> ends = new TreeMap<>();
    private final List<Closeable> open = new ArrayList<>();

    private SpiConnections() {}

    /**
     * Opens connections.
     *
     * @param connections    by the names of the chip's controllers; a wire between two is named once
     * @param standardOutput receives what goes to no file; stays open
     * @throws IOException when a file cannot be opened
     */
    public static SpiConnections open(Map<String, SpiEnd> connections, OutputStream standardOutput) throws IOException {
        SpiConnections opened = new SpiConnections();
        try {
            for (Map.Entry<String, SpiEnd> entry : connections.entrySet()) {
                opened.ends.put(entry.getKey(), opened.end(entry.getValue(), standardOutput));
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private End end(SpiEnd end, OutputStream standardOutput) throws IOException {
        if (end instanceof SpiEnd.Files named) {
            return files(named.files(), standardOutput);
        } else if (end instanceof SpiEnd.Wired wired) {
            return (line, all) -> line.wireTo(all.line(wired.controller()));
        }
        return (line, all) -> line.loopBack();
    }

    private End files(Connection.Files files, OutputStream standardOutput) throws IOException {
        byte[] answers =
                files.input().isPresent() ? Files.readAllBytes(files.input().get()) : new byte[0];
        OutputStream output = standardOutput;
        if (files.output().isPresent()) {
            output = new BufferedOutputStream(
                    Files.newOutputStream(files.output().get()));
            open.add(output);
        }
        OutputStream target = output;
        return (line, all) -> line.connect(new FileSlave(target, answers));
    }

    /** Connects the controllers of a board that has just been powered up. */
    public void attach(Surroundings surroundings) {
        SpiLines lines = surroundings.spi();
        ends.forEach((controller, end) -> end.attach(lines.line(controller), lines));
    }

    /** Closes the files. */
    @Override
    public void close() {
        try {
            for (Closeable each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
