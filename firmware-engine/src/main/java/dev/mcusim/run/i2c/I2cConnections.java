package dev.mcusim.run.i2c;

import dev.mcusim.board.Board;
import dev.mcusim.files.FileSet;
import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.i2c.I2cBus;
import dev.mcusim.peripheral.i2c.I2cDevice;
import dev.mcusim.peripheral.i2c.I2cEcho;
import dev.mcusim.peripheral.i2c.I2cMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is on the I2C buses of a run, and which of them are wired to each other. */
public final class I2cConnections {

    private static final Pattern CONTROLLER = Pattern.compile("(FMP)?I2C\\d+");
    private static final int LEAST_ADDRESS = 0x08;
    private static final int MOST_ADDRESS = 0x77;
    private static final int LEAST_OF_TEN_BITS = 0x100;
    private static final int LARGEST_WRITTEN_WITH_DIRECTION = 0xef;
    private static final long PROGRAMMING_NANOSECONDS = 5_000_000;

    private record Device(String bus, int address, I2cPart part) {

        I2cDevice made(Surroundings surroundings) {
            if (part instanceof I2cPart.Eeprom eeprom) {
                return I2cMemory.eeprom(
                        address, eeprom.contents(), eeprom.page(), PROGRAMMING_NANOSECONDS, surroundings::nanoseconds);
            } else if (part instanceof I2cPart.Registers registers) {
                return I2cMemory.registers(address, registers.contents().clone(), registers.pointerBytes());
            }
            return new I2cEcho(address);
        }

        int last() {
            boolean several = part instanceof I2cPart.Eeprom eeprom && eeprom.contents().length <= 1 << 11;
            return address + (several ? Math.max(0, ((I2cPart.Eeprom) part).contents().length / 256 - 1) : 0);
        }
    }

    private final Board board;
    private final List<Device> devices = new ArrayList<>();
    /** Names of buses by names of buses that are wired to them. */
    private final TreeMap<String, String> wired = new TreeMap<>();

    /** Nothing is on the buses of a board. */
    public I2cConnections(Board board) {
        this.board = board;
    }

    /**
     * Adds what {@code BUS:ADDRESS=DEVICE} or {@code BUS=BUS} describes.
     *
     * @throws IllegalArgumentException when that makes no sense, or the board has no such bus; the message says what is allowed
     */
    public void add(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException(
                    "write BUS:ADDRESS=DEVICE, as i2c1:0x68=registers:75=68, or BUS=BUS to wire two buses");
        }
        String where = text.substring(0, equals);
        String what = text.substring(equals + 1);
        int colon = where.indexOf(':');
        if (colon >= 0) {
            String bus = resolve(where.substring(0, colon));
            put(new Device(bus, address(where.substring(colon + 1)), I2cPart.parse(what)));
        } else {
            wire(resolve(where), resolve(what));
        }
    }

    private void put(Device device) {
        if (device.part instanceof I2cPart.Eeprom && device.last() > MOST_ADDRESS) {
            throw new IllegalArgumentException(
                    "an EEPROM of this size takes the addresses 0x%02x to 0x%02x; the last is 0x77"
                            .formatted(device.address & ~I2cBus.TEN_BITS, device.last() & ~I2cBus.TEN_BITS));
        }
        for (Device other : devices) {
            boolean same = other.bus.equals(device.bus);
            if (same && other.address <= device.last() && device.address <= other.last()) {
                throw new IllegalArgumentException(
                        "%s has a device at 0x%02x already".formatted(other.bus, other.address & ~I2cBus.TEN_BITS));
            }
        }
        devices.add(device);
    }

    private void wire(String bus, String other) {
        if (bus.equals(other)) {
            throw new IllegalArgumentException("%s cannot be wired to itself".formatted(bus));
        }
        if (wired.putIfAbsent(bus, other) != null) {
            throw new IllegalArgumentException("%s is wired already".formatted(bus));
        }
    }

    private String resolve(String name) {
        String bus = name.toUpperCase(Locale.ROOT);
        List<String> all = buses(board);
        if (!all.contains(bus)) {
            throw new IllegalArgumentException(
                    "%s has no I2C controller '%s'; it has %s".formatted(board.name(), name, String.join(", ", all)));
        }
        return bus;
    }

    /** Names of all I2C controllers of the chip, sorted. */
    public static List<String> buses(Board board) {
        return board.chip().peripherals().keySet().stream()
                .filter(name -> CONTROLLER.matcher(name).matches())
                .sorted()
                .toList();
    }

    private static int address(String text) {
        int address;
        try {
            address = Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no address; write one as 0x68".formatted(text), e);
        }
        if (address >= LEAST_ADDRESS && address <= MOST_ADDRESS) {
            return address;
        }
        if (address >= LEAST_OF_TEN_BITS && address < I2cBus.TEN_BITS) {
            return I2cBus.TEN_BITS | address;
        }
        String hint = address > MOST_ADDRESS && address <= LARGEST_WRITTEN_WITH_DIRECTION
                ? "; if the bit for the direction is in it, the address is 0x%02x".formatted(address >> 1)
                : "";
        throw new IllegalArgumentException(
                "addresses are 0x08 to 0x77, or with ten bits 0x100 to 0x3ff, '%s' is not%s".formatted(text, hint));
    }

    /** Connects a board that has just been powered up; gives back what to ask for the report. */
    public I2cRecorder attach(Surroundings surroundings, I2cRecorder.Listener listener) {
        wired.forEach((bus, other) -> bus(surroundings, other).join(bus(surroundings, bus)));
        devices.forEach(device -> bus(surroundings, device.bus).connect(device.made(surroundings)));
        I2cRecorder recorder = new I2cRecorder(surroundings, listener);
        List<I2cBus> heard = new ArrayList<>();
        for (String name : buses(board)) {
            I2cBus bus = bus(surroundings, name);
            if (!heard.contains(bus)) {
                heard.add(bus);
                recorder.listen(name, bus);
            }
        }
        return recorder;
    }

    private static I2cBus bus(Surroundings surroundings, String name) {
        return surroundings.i2c().line(name).bus();
    }

    /** The run has ended: writes the contents of EEPROMs for which that was asked, all of them or none. */
    public void complete() throws IOException {
        try (FileSet files = new FileSet()) {
            for (Device device : devices) {
                if (device.part instanceof I2cPart.Eeprom eeprom
                        && eeprom.output().isPresent()) {
                    files.write(eeprom.output().get().toAbsolutePath(), eeprom.contents());
                }
            }
            files.complete();
        }
    }

    /** The files that {@link #complete} writes. */
    public List<Path> outputs() {
        List<Path> outputs = new ArrayList<>();
        for (Device device : devices) {
            if (device.part instanceof I2cPart.Eeprom eeprom) {
                eeprom.output().ifPresent(outputs::add);
            }
        }
        return outputs;
    }
}
