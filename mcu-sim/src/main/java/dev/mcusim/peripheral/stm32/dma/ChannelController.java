package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * DMA1 or DMA2 of STM32L4+, with seven channels, or BDMA of STM32H7, with eight that can switch between two buffers (RM0432, 11; RM0433,
 * 16).
 */
public final class ChannelController {

    private static final int FIRST_CHANNEL = 0x08;
    private static final int CHANNEL_BYTES = 0x14;

    private static final Map<String, RegisterMap.Field> CONTROL = Map.ofEntries(
            Map.entry("DIR", new RegisterMap.Field(4, 4)),
            Map.entry("CIRC", new RegisterMap.Field(5, 5)),
            Map.entry("PINC", new RegisterMap.Field(6, 6)),
            Map.entry("MINC", new RegisterMap.Field(7, 7)),
            Map.entry("PSIZE", new RegisterMap.Field(8, 9)),
            Map.entry("MSIZE", new RegisterMap.Field(10, 11)),
            Map.entry("PL", new RegisterMap.Field(12, 13)),
            Map.entry("MEM2MEM", new RegisterMap.Field(14, 14)),
            Map.entry("DBM", new RegisterMap.Field(15, 15)),
            Map.entry("CT", new RegisterMap.Field(16, 16)));

    private ChannelController() {}

    /**
     * A controller.
     *
     * @param count      how many channels it has
     * @param requests   the line that a channel listens to, by number from 0
     * @param interrupts the interrupt of a channel, by number from 0
     */
    public static Device of(
            DmaSite site, int count, IntFunction<Request> requests, IntFunction<InterruptLine> interrupts) {
        RegisterBank registers = new RegisterBank(layout(site.name(), count), site.bytes());
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(new Channel(registers, i, site, requests.apply(i), interrupts.apply(i)));
        }
        Arbiter arbiter =
                new Arbiter(site, channels.stream().map(Channel::transfer).toList());
        channels.forEach(channel -> channel.connect(arbiter));
        registers.register("ISR").readOnly().reads(held -> {
            int flags = 0;
            for (int i = 0; i < channels.size(); i++) {
                flags |= channels.get(i).flags() << 4 * i;
            }
            return flags;
        });
        registers.register("IFCR").readOnly().whenWritten(word -> {
            for (int i = 0; i < channels.size(); i++) {
                channels.get(i).clear(word >>> 4 * i & 0xf);
            }
        });
        return registers;
    }

    private static RegisterLayout layout(String name, int count) {
        Map<String, RegisterMap.Register> registers = new HashMap<>();
        registers.put("ISR", new RegisterMap.Register(0, Map.of()));
        registers.put("IFCR", new RegisterMap.Register(4, Map.of()));
        for (int i = 0; i < count; i++) {
            long at = FIRST_CHANNEL + (long) CHANNEL_BYTES * i;
            registers.put("C" + i + "CR", new RegisterMap.Register(at, CONTROL));
            registers.put("C" + i + "NDTR", new RegisterMap.Register(at + 4, Map.of()));
            registers.put("C" + i + "PAR", new RegisterMap.Register(at + 8, Map.of()));
            registers.put("C" + i + "MAR", new RegisterMap.Register(at + 12, Map.of()));
            registers.put("C" + i + "M1AR", new RegisterMap.Register(at + 16, Map.of()));
        }
        return new RegisterLayout(name, registers, Map.of());
    }
}
