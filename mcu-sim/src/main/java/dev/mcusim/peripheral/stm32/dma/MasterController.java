package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Schedule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * MDMA of STM32H7 (RM0433, 14): sixteen channels, of which the ready one with the highest priority, then with the lowest number, moves a buffer
 * at a time. Time is an estimate: an item that is read or written takes {@link #CYCLES_OF_AN_ITEM} cycles of the bus, a buffer
 * {@link #CYCLES_OF_A_BUFFER} more; bursts do not change it.
 */
public final class MasterController {

    private static final int CHANNELS = 16;
    private static final int FIRST_CHANNEL = 0x40;
    private static final int CHANNEL_BYTES = 0x40;
    private static final int CYCLES_OF_AN_ITEM = 2;
    private static final int CYCLES_OF_A_BUFFER = 4;

    private static final Map<String, RegisterMap.Field> CONFIGURATION = Map.ofEntries(
            Map.entry("SINC", new RegisterMap.Field(0, 1)),
            Map.entry("DINC", new RegisterMap.Field(2, 3)),
            Map.entry("SSIZE", new RegisterMap.Field(4, 5)),
            Map.entry("DSIZE", new RegisterMap.Field(6, 7)),
            Map.entry("SINCOS", new RegisterMap.Field(8, 9)),
            Map.entry("DINCOS", new RegisterMap.Field(10, 11)),
            Map.entry("TLEN", new RegisterMap.Field(18, 24)),
            Map.entry("PKE", new RegisterMap.Field(25, 25)),
            Map.entry("PAM", new RegisterMap.Field(26, 27)),
            Map.entry("TRGM", new RegisterMap.Field(28, 29)),
            Map.entry("SWRM", new RegisterMap.Field(30, 30)));
    private static final Map<String, Map<String, RegisterMap.Field>> REGISTERS = Map.ofEntries(
            Map.entry("ISR", Map.of()),
            Map.entry("IFCR", Map.of()),
            Map.entry("ESR", Map.of()),
            Map.entry(
                    "CR",
                    Map.of(
                            "PL",
                            new RegisterMap.Field(6, 7),
                            "BEX",
                            new RegisterMap.Field(12, 12),
                            "HEX",
                            new RegisterMap.Field(13, 13),
                            "WEX",
                            new RegisterMap.Field(14, 14))),
            Map.entry("TCR", CONFIGURATION),
            Map.entry(
                    "BNDTR",
                    Map.of(
                            "BNDT",
                            new RegisterMap.Field(0, 16),
                            "BRSUM",
                            new RegisterMap.Field(18, 18),
                            "BRDUM",
                            new RegisterMap.Field(19, 19),
                            "BRC",
                            new RegisterMap.Field(20, 31))),
            Map.entry("SAR", Map.of()),
            Map.entry("DAR", Map.of()),
            Map.entry("BRUR", Map.of("SUV", new RegisterMap.Field(0, 15), "DUV", new RegisterMap.Field(16, 31))),
            Map.entry("LAR", Map.of()),
            Map.entry("TBR", Map.of("TSEL", new RegisterMap.Field(0, 5))),
            Map.entry("MAR", Map.of()),
            Map.entry("MDR", Map.of()));
    /** The registers of a channel by rising address; the empty name is a gap. */
    private static final List<String> ORDER =
            List.of("ISR", "IFCR", "ESR", "CR", "TCR", "BNDTR", "SAR", "DAR", "BRUR", "LAR", "TBR", "", "MAR", "MDR");

    private final DmaSite site;
    private final List<MasterChannel> channels;
    private final Schedule.Alarm turn;
    private MasterChannel next;

    private MasterController(DmaSite site, RegisterBank registers) {
        this.site = site;
        turn = site.wiring().schedule().alarm(this::serve);
        InterruptLine interrupt = site.wiring().interrupts().source("MDMA");
        channels = IntStream.range(0, CHANNELS)
                .mapToObj(number -> new MasterChannel(registers, number, site, this::attend, () -> update(interrupt)))
                .toList();
        registers.register("GISR0").readOnly().reads(held -> asking());
        site.wiring().whenClocksChange(this::clocksChanged);
    }

    /** The controller at its place. */
    public static Device of(DmaSite site) {
        RegisterBank registers = new RegisterBank(layout(site.name()), site.bytes());
        new MasterController(site, registers);
        return registers;
    }

    private static RegisterLayout layout(String name) {
        Map<String, RegisterMap.Register> registers = new HashMap<>();
        registers.put("GISR0", new RegisterMap.Register(0, Map.of()));
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int i = 0; i < ORDER.size(); i++) {
                if (!ORDER.get(i).isEmpty()) {
                    long offset = FIRST_CHANNEL + (long) CHANNEL_BYTES * channel + 4L * i;
                    registers.put(
                            "C" + channel + ORDER.get(i),
                            new RegisterMap.Register(offset, REGISTERS.get(ORDER.get(i))));
                }
            }
        }
        return new RegisterLayout(name, registers, Map.of());
    }

    /** GISR0: a bit for each channel that asks for an interrupt. */
    private int asking() {
        return IntStream.range(0, CHANNELS)
                .filter(number -> channels.get(number).asks())
                .map(number -> 1 << number)
                .sum();
    }

    private void update(InterruptLine interrupt) {
        interrupt.set(asking() != 0);
    }

    private void clocksChanged() {
        if (site.coreCyclesPerBusCycle().getAsInt() == 0) {
            turn.cancel();
        } else {
            attend();
        }
    }

    /** A channel may have become ready. */
    private void attend() {
        int perBusCycle = site.coreCyclesPerBusCycle().getAsInt();
        if (turn.isSet() || perBusCycle == 0) {
            return;
        }
        Optional<MasterChannel> ready = channels.stream()
                .filter(MasterChannel::isReady)
                .min(Comparator.comparingInt((MasterChannel channel) -> -channel.priority()));
        ready.ifPresent(channel -> {
            next = channel;
            long cycles = CYCLES_OF_A_BUFFER + (long) CYCLES_OF_AN_ITEM * channel.itemsOfBuffer();
            turn.at(site.wiring().schedule().now() + cycles * perBusCycle);
        });
    }

    private void serve() {
        if (next.isReady()) {
            next.moveBuffer();
        }
        attend();
    }
}
