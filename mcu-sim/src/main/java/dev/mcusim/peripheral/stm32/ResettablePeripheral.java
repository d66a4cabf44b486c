package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Fitting;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Stands between the bus and a peripheral that a bit of the RCC resets: while the bit is set, its registers read as after reset and take no stores. */
final class ResettablePeripheral implements PartlyModelled {

    private final Wiring wiring;
    private final Supplier<Device> maker;
    private final Map<String, Touched> touchedBefore = new LinkedHashMap<>();
    private Device device;
    private Fitting fitting;
    private boolean held;

    /**
     * @param maker makes the peripheral, in its state after reset
     */
    ResettablePeripheral(Wiring wiring, Supplier<Device> maker) {
        this.wiring = wiring;
        this.maker = maker;
        make();
    }

    private void make() {
        fitting = wiring.fit(() -> device = maker.get());
    }

    /** The bit has been written: a one resets the peripheral once and holds it there. */
    void hold(boolean reset, long base) {
        if (reset && !held) {
            touchedNow(base).forEach(this::addBefore);
            fitting.remove();
            make();
        }
        held = reset;
    }

    private void addBefore(Touched more) {
        touchedBefore.merge(more.name(), more, Touched::plus);
    }

    private List<Touched> touchedNow(long base) {
        return device instanceof PartlyModelled partly ? partly.touched(base) : List.of();
    }

    @Override
    public int read(int offset, int size) {
        return device.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        if (!held) {
            device.write(offset, size, value);
        }
    }

    @Override
    public List<Touched> touched(long base) {
        Map<String, Touched> all = new LinkedHashMap<>(touchedBefore);
        touchedNow(base).forEach(now -> all.merge(now.name(), now, Touched::plus));
        return List.copyOf(all.values());
    }
}
