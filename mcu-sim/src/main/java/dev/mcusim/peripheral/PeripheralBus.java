package dev.mcusim.peripheral;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.EventSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leads from addresses to peripherals. */
public final class PeripheralBus implements DeviceBus {

    private record Slot(long base, int bytes, Device device) {
        boolean contains(long address) {
            return address >= base && address < base + bytes;
        }
    }

    /** What a flash interface does with stores to flash. */
    @FunctionalInterface
    public interface MemoryStores {

        /** See {@link DeviceBus#takesStore}. */
        boolean store(long address, int size, int value);
    }

    private static final int RECENT = 64;
    /** Most peripherals have 1 KiB. */
    private static final int USUAL_SIZE = 10;

    private final EventSource events;
    private MemoryStores memoryStores = (address, size, value) -> false;
    private final TreeMap<Long, Slot> slots = new TreeMap<>();
    /** The slots used last, by some bits of their address. */
    private final Slot[] recent = new Slot[RECENT];

    /**
     * An empty bus.
     *
     * @param events what has to have happened before a device is accessed
     */
    public PeripheralBus(EventSource events) {
        this.events = events;
    }

    /** Takes all devices off the bus. */
    public void clear() {
        slots.clear();
        Arrays.fill(recent, null);
    }

    /**
     * Puts a device at an address.
     *
     * @param base  first address, unsigned 32 bit
     * @param bytes size
     * @throws IllegalArgumentException where another device answers already
     */
    public void attach(long base, int bytes, Device device) {
        Map.Entry<Long, Slot> below = slots.lowerEntry(base + bytes);
        if (below != null && below.getValue().base + below.getValue().bytes > base) {
            throw new IllegalArgumentException("two devices at 0x%08x".formatted(base));
        }
        slots.put(base, new Slot(base, bytes, device));
    }

    /** Says who is told about stores to memory that stores do not change. */
    public void whenMemoryStored(MemoryStores receiver) {
        memoryStores = receiver;
    }

    @Override
    public boolean takesStore(long address, int size, int value) {
        events.advance();
        return memoryStores.store(address, size, value);
    }

    @Override
    public boolean covers(long address) {
        return find(address) != null;
    }

    @Override
    public int read(long address, int size) {
        events.advance();
        Slot slot = present(address);
        return slot.device.read((int) (address - slot.base), size);
    }

    @Override
    public void write(long address, int size, int value) {
        events.advance();
        Slot slot = present(address);
        slot.device.write((int) (address - slot.base), size, value);
    }

    /** What was accessed although it is not modelled, by rising address. */
    public List<Touched> touched() {
        return slots.values().stream()
                .filter(slot -> slot.device instanceof PartlyModelled)
                .flatMap(slot -> ((PartlyModelled) slot.device).touched(slot.base).stream())
                .toList();
    }

    private Slot find(long address) {
        int place = (int) (address >>> USUAL_SIZE) % RECENT;
        Slot slot = recent[place];
        if (slot != null && slot.contains(address)) {
            return slot;
        }
        Map.Entry<Long, Slot> floor = slots.floorEntry(address);
        if (floor == null || !floor.getValue().contains(address)) {
            return null;
        }
        recent[place] = floor.getValue();
        return recent[place];
    }

    private Slot present(long address) {
        Slot slot = find(address);
        if (slot == null) {
            throw new IndexOutOfBoundsException("no device at 0x%08x".formatted(address));
        }
        return slot;
    }
}
