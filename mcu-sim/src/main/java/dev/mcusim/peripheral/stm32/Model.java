package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What stands for the peripherals of some names, and how much of them that is.
 *
 * @param names   which peripherals
 * @param extent  how much is modelled
 * @param missing what is not, in a few words; empty unless the extent is {@link Extent#PARTLY}
 * @param maker   makes one
 */
record Model(Pattern names, Extent extent, String missing, Function<Site, Device> maker) {

    /** A model of everything that peripherals of these names do. */
    static Model whole(String names, Function<Site, Device> maker) {
        return new Model(Pattern.compile(names), Extent.MODELLED, "", maker);
    }

    /** A model that leaves something out. */
    static Model partial(String names, Function<Site, Device> maker, String missing) {
        return new Model(Pattern.compile(names), Extent.PARTLY, missing, maker);
    }

    /** Whether it stands for a peripheral. */
    boolean serves(String name) {
        return names.matcher(name).matches();
    }
}
