package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.bus.AddressSpace.Access;
import dev.mcusim.bus.BusMaster;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** What a stream or channel does while it is enabled: items, one by one, from one address to another. */
final class Transfer {

    /** Hears what has become of a transfer. */
    interface Events {

        /** Half of the items are through. */
        void half();

        /**
         * All items are through.
         *
         * @return the memory's address at which a circular transfer goes on
         */
        long complete();

        /** An address did not answer; the transfer is over. */
        void failed();

        /** An item has been transferred; told before any of the others. */
        void served();

        /** An item is through; told last. */
        void moved();
    }

    private final Supplier<BusMaster> bus;
    private final LongPredicate reaches;
    private final Events events;
    private final Packer packer = new Packer();

    private TransferSettings settings;
    private boolean active;
    private boolean requested;
    private int items;
    private int left;
    private long firstPeripheral;
    private long peripheral;
    private long memory;

    /**
     * A transfer that has not begun.
     *
     * @param bus     what it accesses
     * @param reaches the addresses that its controller is connected to
     */
    Transfer(Supplier<BusMaster> bus, LongPredicate reaches, Events events) {
        this.bus = bus;
        this.reaches = reaches;
        this.events = events;
    }

    /** Begins. */
    void begin(TransferSettings newSettings, long peripheralAddress, long memoryAddress, int count) {
        settings = newSettings;
        items = count;
        left = count;
        firstPeripheral = peripheralAddress;
        peripheral = peripheralAddress;
        memory = memoryAddress;
        packer.clear();
        requested = false;
        active = true;
    }

    /** Ends before its time: what has been packed is stored. */
    void end() {
        if (active && !settings.fromMemory()) {
            drain(1);
        }
        active = false;
    }

    /** Whether it has begun and is not through. */
    boolean isActive() {
        return active;
    }

    /** Items that are still to be transferred. */
    int left() {
        return left;
    }

    /** 0 to 3, the highest. */
    int priority() {
        return settings.priority();
    }

    /** The address that the next item comes from. */
    long source() {
        return settings.fromMemory() ? memory : peripheral;
    }

    /** Whether it goes on by itself. */
    boolean isFree() {
        return active && settings.free();
    }

    /** The peripheral asks for an item. */
    void request() {
        requested = true;
    }

    /** Whether it would transfer an item now. */
    boolean isReady() {
        return active && left > 0 && (requested || settings.free());
    }

    /** Transfers an item of the peripheral's size. */
    void step() {
        requested = false;
        boolean done = !settings.packs() ? copy() : settings.fromMemory() ? unpack() : pack();
        if (!done) {
            active = false;
            events.failed();
            return;
        }
        events.served();
        peripheral += settings.peripheralStep();
        left--;
        if (left == items / 2 && items > 1) {
            events.half();
        }
        if (left == 0) {
            finish();
        }
        events.moved();
    }

    private void finish() {
        if (!settings.fromMemory() && settings.packs() && !drain(1)) {
            active = false;
            events.failed();
            return;
        }
        active = settings.circular();
        long next = events.complete();
        if (active) {
            left = items;
            peripheral = firstPeripheral;
            memory = next;
        }
    }

    /** Without packing: one item, cut or filled with zeros where sizes differ. */
    private boolean copy() {
        int readSize = settings.fromMemory() ? settings.memorySize() : settings.peripheralSize();
        int writeSize = settings.fromMemory() ? settings.peripheralSize() : settings.memorySize();
        long from = settings.fromMemory() ? memory : peripheral;
        long to = settings.fromMemory() ? peripheral : memory;
        if (!answers(Access.READ, from, readSize) || !answers(Access.WRITE, to, writeSize)) {
            return false;
        }
        bus.get().write(to, writeSize, bus.get().read(from, readSize));
        memoryDone();
        return true;
    }

    private boolean pack() {
        if (!answers(Access.READ, peripheral, settings.peripheralSize())) {
            return false;
        }
        packer.put(bus.get().read(peripheral, settings.peripheralSize()), settings.peripheralSize());
        return drain(settings.memorySize());
    }

    /** Stores what has been packed, as long as there is enough of it for an item, or for a byte. */
    private boolean drain(int least) {
        while (packer.size() >= least && packer.size() > 0) {
            int size = packer.size() >= settings.memorySize() ? settings.memorySize() : 1;
            if (!answers(Access.WRITE, memory, size)) {
                return false;
            }
            bus.get().write(memory, size, packer.take(size));
            memory += settings.memoryGrows() ? size : 0;
        }
        return true;
    }

    private boolean unpack() {
        while (packer.size() < settings.peripheralSize()) {
            if (!answers(Access.READ, memory, settings.memorySize())) {
                return false;
            }
            packer.put(bus.get().read(memory, settings.memorySize()), settings.memorySize());
            memoryDone();
        }
        if (!answers(Access.WRITE, peripheral, settings.peripheralSize())) {
            return false;
        }
        bus.get().write(peripheral, settings.peripheralSize(), packer.take(settings.peripheralSize()));
        return true;
    }

    private void memoryDone() {
        memory += settings.memoryGrows() ? settings.memorySize() : 0;
    }

    private boolean answers(Access access, long address, int size) {
        return reaches.test(address) && address % size == 0 && bus.get().answers(access, address, size);
    }
}
