package dev.mcusim.peripheral.i2c;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/** The lines of all I2C controllers of a chip. */
public final class I2cLines {

    private final TreeMap<String, I2cLine> lines = new TreeMap<>();

    /** The line of a controller, made when it is first asked for; nothing but pull-ups is on its bus then. */
    public I2cLine line(String controller) {
        return lines.computeIfAbsent(controller, I2cLine::new);
    }

    /** The chip is reset; what is on the buses stays there. */
    public void reset() {
        lines.values().forEach(I2cLine::reset);
    }

    /** All lines by name. */
    public Collection<I2cLine> all() {
        return Collections.unmodifiableCollection(lines.values());
    }
}
