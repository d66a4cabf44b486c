package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Board;
import dev.mcusim.board.Chip;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.Oscillator;
import dev.mcusim.bus.DeepSleep;
import dev.mcusim.bus.Device;
import dev.mcusim.bus.DeviceBus;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.BitBand;
import dev.mcusim.peripheral.ClockOff;
import dev.mcusim.peripheral.PeripheralBus;
import dev.mcusim.peripheral.Pins;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.Touched;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.adc.AdcGroups;
import dev.mcusim.peripheral.stm32.flash.FlashArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All peripherals of a chip, at their addresses and in their state after reset. */
public final class Peripherals {

    private static final int BLOCK = 0x400;
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
            0x1000,
            "DFSDM1",
            0x800,
            "MDMA",
            0x1000,
            "JPEG",
            0x1000,
            "SRAMCAN",
            0x2800);

    private final Chip chip;
    private final long hse;
    private final Runnable changed;
    private final Wiring wiring;
    private final PeripheralBus bus;
    private final FlashArray array;
    private long refusedFlashStores;
    private final Retained retained = new Retained();
    private final TreeMap<Long, ClockOff> clocksOff = new TreeMap<>();
    private Rcc rcc;
    private FlashInterface flash;

    /**
     * @param serial  receives what serial ports send to which nothing else is connected
     * @param changed told when clocks or flash settings may have changed
     */
    public Peripherals(Board board, SerialOutput serial, Runnable changed) {
        this.chip = board.chip();
        this.changed = changed;
        hse = board.oscillator().map(Oscillator::hertz).orElse(0L);
        wiring = new Wiring(board, serial);
        bus = new PeripheralBus(wiring.schedule());
        MemoryRegion memory = chip.regions(MemoryRegion.Kind.FLASH).get(0);
        array = new FlashArray(
                wiring, memory.base(), memory.size(), () -> rcc.clocks().core());
        attach();
    }

    /** How much of each peripheral of a chip is modelled, by rising address. */
    public static List<PeripheralModel> models(Chip chip) {
        return chip.peripherals().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> {
                    Model model = Models.of(entry.getKey());
                    return new PeripheralModel(entry.getKey(), entry.getValue(), model.extent(), model.missing());
                })
                .toList();
    }

    /** Puts every peripheral, in its state after reset, at its address. */
    private void attach() {
        rcc = new Rcc(chip, BLOCK, hse, wiring.interrupts().source("RCC"), retained, this::clocksChanged);
        if (chip.companion().isPresent()) {
            rcc.holdSecondCore();
        }
        flash = new FlashInterface(chip, BLOCK, wiring, array, retained.options(), changed);
        bus.whenMemoryStored((address, size, value) -> flash.store(address, size, value));
        AdcGroups converters = new AdcGroups();
        TreeMap<Long, String> byAddress = new TreeMap<>();
        chip.peripherals().forEach((name, base) -> byAddress.merge(base, name, Peripherals::shorter));
        byAddress.forEach((base, name) -> {
            Long next = byAddress.higherKey(base);
            long room = next == null ? BLOCK : next - base;
            int bytes = (int) Math.min(room, LARGE.getOrDefault(name, BLOCK));
            Site site = new Site(name, base, bytes, chip, rcc, flash, wiring, retained, converters);
            bus.attach(base, bytes, gated(site, resettable(site)));
        });
        Signature signature = Signature.of(chip);
        if (chip.regionAt(signature.address()).isEmpty()) {
            bus.attach(signature.address(), signature.bytes().length, signature.device());
        }
        if (chip.processor().bitBand()) {
            bus.attach(BitBand.BASE, BitBand.BYTES, new BitBand(bus));
        }
    }

    private Device resettable(Site site) {
        Function<Site, Device> maker = Models.of(site.name()).maker();
        Optional<RccBits.Bit> bit = rcc.reset(site.name());
        if (bit.isEmpty()) {
            return maker.apply(site);
        }
        ResettablePeripheral peripheral = new ResettablePeripheral(wiring, () -> maker.apply(site));
        bit.get().whenWritten(set -> peripheral.hold(set, site.base()));
        return peripheral;
    }

    private Device gated(Site site, Device device) {
        return rcc.enable(site.name())
                .<Device>map(bit -> new ClockGate(
                        bit,
                        device,
                        () -> clocksOff.merge(
                                site.base(),
                                new ClockOff(site.name(), site.base(), bit.name(), bit.number(), 1),
                                ClockOff::plus)))
                .orElse(device);
    }

    /** Every peripheral goes back to its state after reset, flags that tell the cause excepted. What is outside the chip stays connected. */
    public void reset(ResetCause cause) {
        retained.resetFlags().add(cause);
        refusedFlashStores += flash.refusedStores();
        wiring.clear();
        bus.clear();
        attach();
        clocksChanged();
    }

    private void clocksChanged() {
        wiring.clocksChanged();
        changed.run();
    }

    /** What they are connected to besides the bus. */
    public Wiring wiring() {
        return wiring;
    }

    /** The pins, which connect them to the board. */
    public Pins pins() {
        return wiring.pins();
    }

    /** Stop and standby mode. */
    public DeepSleep deepSleep() {
        return retained.lowPower();
    }

    /** Where loads and stores find them. */
    public DeviceBus bus() {
        return bus;
    }

    /** Reset and clock control. */
    public Rcc rcc() {
        return rcc;
    }

    /** What to tell about a second core of the chip; empty on single-core chips. */
    public Optional<String> secondCore() {
        return chip.companion().map(companion -> "The second core, a %s, is held: it executes nothing%s."
                .formatted(
                        companion.processor().core(),
                        rcc.heldCore().filter(HeldCore::isReleased).isPresent()
                                ? ", although the firmware has told it to boot (RCC_GCR.BOOT_C2)"
                                : ", and who waits for it (D2CKRDY, HSEM) waits in vain"));
    }

    /** The flash interface. */
    public FlashInterface flash() {
        return flash;
    }

    /** What firmware accessed although it is not modelled. */
    public List<Touched> touched() {
        return bus.touched();
    }

    /** What is to be said about stores to flash that changed nothing, in a sentence; empty when there were none. */
    public Optional<String> flashRemark() {
        long refused = refusedFlashStores + flash.refusedStores();
        return refused == 0
                ? Optional.empty()
                : Optional.of(
                        "%,d store%s to flash changed nothing but an error flag in FLASH_SR: flash is programmed while it is unlocked, PG is set, the sector is not protected, and stores have the right size"
                                .formatted(refused, refused == 1 ? "" : "s"));
    }

    /** The peripherals that firmware accessed without giving them their clock, by rising address. */
    public List<ClockOff> clocksOff() {
        return List.copyOf(clocksOff.values());
    }

    private static String shorter(String one, String other) {
        return one.length() <= other.length() ? one : other;
    }
}
