package dev.mcusim.run.i2c;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.i2c.I2cBus;
import dev.mcusim.peripheral.i2c.I2cListener;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts what goes over the buses and keeps the first {@value #KEPT} transfers. */
public final class I2cRecorder {

    /** How many transfers are kept. */
    public static final int KEPT = 1000;

    /** Hears of every transfer when it is through. */
    @FunctionalInterface
    public interface Listener {
        void transferred(I2cTransfer transfer);
    }

    /** Bus and address. */
    private record Place(String bus, int address) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = bus.compareTo(other.bus);
            return order != 0 ? order : Integer.compare(address, other.address);
        }
    }

    /** What became of the transfers to one address. */
    public static final class Summary {
        private final String bus;
        private final String address;
        private long transfers;
        private long bytesWritten;
        private long bytesRead;
        private long notAcknowledged;

        private Summary(String bus, String address) {
            this.bus = bus;
            this.address = address;
        }

        /** Name of a controller on the bus. */
        public String bus() {
            return bus;
        }

        /** The address as {@code 0x68}. */
        public String address() {
            return address;
        }

        /** How many there were. */
        public long transfers() {
            return transfers;
        }

        /** Bytes to the device. */
        public long bytesWritten() {
            return bytesWritten;
        }

        /** Bytes from the device. */
        public long bytesRead() {
            return bytesRead;
        }

        /** In how many of them nobody answered, or a byte was refused. */
        public long notAcknowledged() {
            return notAcknowledged;
        }
    }

    private final Surroundings surroundings;
    private final Listener listener;
    private final TreeMap<Place, Summary> summaries = new TreeMap<>();
    private final List<I2cTransfer> kept = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();

    I2cRecorder(Surroundings surroundings, Listener listener) {
        this.surroundings = surroundings;
        this.listener = listener;
    }

    void listen(String name, I2cBus bus) {
        Ear ear = new Ear(name);
        ears.add(ear);
        bus.listen(ear);
    }

    /** The run has ended: what is still going on counts as far as it went. */
    public void finish() {
        ears.forEach(Ear::end);
    }

    /** The first transfers, in the order in which they ended. */
    public List<I2cTransfer> kept() {
        return List.copyOf(kept);
    }

    /** What became of the transfers, by bus and address. */
    public List<Summary> summaries() {
        return List.copyOf(summaries.values());
    }

    private void add(int address, I2cTransfer transfer) {
        Summary summary = summaries.computeIfAbsent(
                new Place(transfer.bus(), address), place -> new Summary(place.bus, transfer.addressText()));
        summary.transfers++;
        summary.bytesRead += transfer.read() ? transfer.bytes() : 0;
        summary.bytesWritten += transfer.read() ? 0 : transfer.bytes();
        summary.notAcknowledged += transfer.acknowledged() ? 0 : 1;
        if (kept.size() < KEPT) {
            kept.add(transfer);
        }
        listener.transferred(transfer);
    }

    /** Puts together what is heard on one bus. */
    private final class Ear implements I2cListener {
        private final String bus;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private boolean open;
        private long begin;
        private int address;
        private boolean read;
        private boolean acknowledged;
        private long bytes;

        Ear(String bus) {
            this.bus = bus;
        }

        @Override
        public void addressed(int to, boolean reads, boolean answered) {
            end();
            open = true;
            begin = surroundings.nanoseconds();
            address = to;
            read = reads;
            acknowledged = answered;
            bytes = 0;
            data.reset();
        }

        @Override
        public void transferred(int value, boolean answered) {
            acknowledged &= read || answered;
            bytes++;
            if (data.size() < I2cTransfer.KEPT) {
                data.write(value);
            }
        }

        @Override
        public void stopped() {
            end();
        }

        void end() {
            if (open) {
                open = false;
                boolean tenBits = (address & I2cBus.TEN_BITS) != 0;
                int number = address & ~I2cBus.TEN_BITS;
                add(
                        address,
                        new I2cTransfer(begin, bus, number, tenBits, read, acknowledged, bytes, data.toByteArray()));
            }
        }
    }
}
