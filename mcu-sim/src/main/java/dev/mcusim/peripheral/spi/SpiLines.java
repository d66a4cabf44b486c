package dev.mcusim.peripheral.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/** The lines of all SPI controllers of a chip. */
public final class SpiLines {

    private final TreeMap<String, SpiLine> lines = new TreeMap<>();

    /** The line of a controller, made when it is first asked for. */
    public SpiLine line(String controller) {
        return lines.computeIfAbsent(controller, SpiLine::new);
    }

    /** All lines by name. */
    public Collection<SpiLine> all() {
        return Collections.unmodifiableCollection(lines.values());
    }
}
