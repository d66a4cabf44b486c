package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Schedule;
import java.util.Comparator;
import java.util.List;
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

    /**
     * The controller at its place.
     *
     * @param common  the registers that all channels share
     * @param channel those of a channel, as if they stood at 0
     */
    public static Device of(DmaSite site, RegisterLayout common, RegisterLayout channel) {
        RegisterLayout layout = common;
        for (int number = 0; number < CHANNELS; number++) {
            layout = layout.with(channel, "C" + number, FIRST_CHANNEL + (long) CHANNEL_BYTES * number);
        }
        RegisterBank registers = new RegisterBank(layout, site.bytes());
        new MasterController(site, registers);
        return registers;
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
