package dev.mcusim.peripheral;

import dev.mcusim.bus.Device;
import java.util.List;

/** A device that knows which of the accesses to it had no more effect than to be read back. */
public interface PartlyModelled extends Device {

    /**
     * What has been accessed so far that is not modelled.
     *
     * @param base the device's address
     */
    List<Touched> touched(long base);
}
