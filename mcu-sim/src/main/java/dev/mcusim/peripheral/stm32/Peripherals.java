package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.Oscillator;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.peripheral.BitBand;
import dev.mcusim.peripheral.PeripheralBus;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.UnmodelledPeripheral;
import dev.mcusim.peripheral.Wiring;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All peripherals of a chip, at their addresses and in their state after reset. */
public final class Peripherals {

    private static final int BLOCK = 0x400;
    private static final Pattern SERIAL = Pattern.compile("(LP)?US?ART\\d+");
    private static final Pattern PORT = Pattern.compile("GPIO[A-K]");
    /** Peripherals that take more than {@link #BLOCK} bytes. */
    private static final Map<String, Integer> LARGE = Map.of(
            "GPV",
            0x10_0000,
            "ETH",
            0x2000,
            "USB_OTG_FS_PERIPH",
            0x4_0000,
            "USB_OTG_HS_PERIPH",
            0x4_0000,
            "LTDC",
            0x1000);

    private final Chip chip;
    private final long hse;
    private final SerialOutput serial;
    private final Runnable changed;
    private final RegisterMap map;
    private final Wiring wiring;
    private final PeripheralBus bus;
    private Rcc rcc;
    private FlashInterface flash;

    /**
     * @param serial  receives what serial ports send
     * @param changed told when clocks or flash settings may have changed
     */
    public Peripherals(Board board, SerialOutput serial, Runnable changed) {
        this.chip = board.chip();
        this.serial = serial;
        this.changed = changed;
        hse = board.oscillator().map(Oscillator::hertz).orElse(0L);
        wiring = new Wiring(chip);
        bus = new PeripheralBus(wiring.schedule());
        map = BoardCatalog.shipped().registerMap(chip.registerMap());
        attach();
    }

    /** Puts every peripheral, in its state after reset, at its address. */
    private void attach() {
        TreeMap<Long, String> byAddress = new TreeMap<>();
        chip.peripherals().forEach((name, base) -> byAddress.merge(base, name, Peripherals::shorter));
        byAddress.forEach((base, name) -> {
            Long next = byAddress.higherKey(base);
            long room = next == null ? BLOCK : next - base;
            int bytes = (int) Math.min(room, LARGE.getOrDefault(name, BLOCK));
            bus.attach(base, bytes, device(name, bytes));
        });
        Signature signature = Signature.of(chip);
        if (chip.regionAt(signature.address()).isEmpty()) {
            bus.attach(signature.address(), signature.bytes().length, signature.device());
        }
        if (chip.processor().bitBand()) {
            bus.attach(BitBand.BASE, BitBand.BYTES, new BitBand(bus));
        }
    }

    /** Every peripheral goes back to its state after reset. What is outside the chip stays connected. */
    public void reset() {
        wiring.clear();
        bus.clear();
        attach();
        changed.run();
    }

    private void clocksChanged() {
        wiring.clocksChanged();
        changed.run();
    }

    /** What they are connected to besides the bus. */
    public Wiring wiring() {
        return wiring;
    }

    /** Where loads and stores find them. */
    public DeviceBus bus() {
        return bus;
    }

    /** Reset and clock control. */
    public Rcc rcc() {
        return rcc;
    }

    /** The flash interface. */
    public FlashInterface flash() {
        return flash;
    }

    /** What firmware accessed although it is not modelled. */
    public List<Touched> touched() {
        return bus.touched();
    }

    private Device device(String name, int bytes) {
        if (SERIAL.matcher(name).matches()) {
            RegisterMap usart = BoardCatalog.shipped().registerMap(chip.usartMap());
            return SerialPort.of(RegisterLayout.of(usart, "USART", name), bytes, serial);
        }
        if (PORT.matcher(name).matches()) {
            RegisterMap port = BoardCatalog.shipped().registerMap("gpio");
            return GpioPort.of(RegisterLayout.of(port, "GPIO", name).withResetsOf(map), bytes);
        }
        RegisterLayout layout = RegisterLayout.of(map, name, name);
        return switch (name) {
            case "RCC" -> rcc = new Rcc(ChipFamily.of(chip), layout, bytes, hse, this::clocksChanged);
            case "FLASH" -> flash = new FlashInterface(layout, bytes, changed);
            case "PWR" -> PowerControl.of(layout, bytes);
            case "SYSCFG" -> systemConfiguration(layout, bytes);
            case "RNG" -> RandomNumberGenerator.of(bytes);
            case "CRC" -> new CrcUnit(ChipFamily.of(chip), bytes);
            case "DBGMCU" -> Identification.debugUnit(layout, bytes, chip);
            default -> new UnmodelledPeripheral(name, bytes);
        };
    }

    private static Device systemConfiguration(RegisterLayout layout, int bytes) {
        RegisterBank registers = new RegisterBank(layout, bytes);
        registers.follow("CCCSR.READY", "CCCSR.EN");
        registers.follow("CMPCR.READY", "CMPCR.CMP_PD");
        return registers;
    }

    private static String shorter(String one, String other) {
        return one.length() <= other.length() ? one : other;
    }
}
