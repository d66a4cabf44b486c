package dev.mcusim.peripheral;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/** The lines of all serial ports of a chip. */
public final class SerialLines {

    private final SerialOutput output;
    private final TreeMap<String, SerialLine> lines = new TreeMap<>();

    /**
     * @param output receives what ports send to which nothing else is connected
     */
    SerialLines(SerialOutput output) {
        this.output = output;
    }

    /** The line of a port, made when it is first asked for. */
    public SerialLine line(String port) {
        return lines.computeIfAbsent(
                port, name -> new SerialLine(name, frame -> output.sent(name, frame.data() & 0xff)));
    }

    /** All lines by name. */
    public Collection<SerialLine> all() {
        return Collections.unmodifiableCollection(lines.values());
    }
}
