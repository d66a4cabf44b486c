package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.PartlyModelled;
import dev.mcusim.peripheral.Touched;
import java.util.List;

/** Stands between the bus and a peripheral, which reads zero and takes no stores while the RCC does not give it its clock. */
final class ClockGate implements PartlyModelled {

    private final RccBits.Bit enable;
    private final Device device;
    private final Runnable accessed;

    /**
     * @param enable   the bit that gives the peripheral its clock
     * @param device   the peripheral
     * @param accessed told about every access without clock
     */
    ClockGate(RccBits.Bit enable, Device device, Runnable accessed) {
        this.enable = enable;
        this.device = device;
        this.accessed = accessed;
    }

    @Override
    public int read(int offset, int size) {
        if (enable.field().isSet()) {
            return device.read(offset, size);
        }
        accessed.run();
        return 0;
    }

    @Override
    public void write(int offset, int size, int value) {
        if (enable.field().isSet()) {
            device.write(offset, size, value);
        } else {
            accessed.run();
        }
    }

    @Override
    public List<Touched> touched(long base) {
        return device instanceof PartlyModelled partly ? partly.touched(base) : List.of();
    }
}
