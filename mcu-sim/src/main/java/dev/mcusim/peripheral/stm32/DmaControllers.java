package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.stm32.dma.ChannelController;
import dev.mcusim.peripheral.stm32.dma.DmaSite;
import dev.mcusim.peripheral.stm32.dma.MasterController;
import dev.mcusim.peripheral.stm32.dma.MultiplexedRequests;
import dev.mcusim.peripheral.stm32.dma.Multiplexer;
import dev.mcusim.peripheral.stm32.dma.RequestTable;
import dev.mcusim.peripheral.stm32.dma.StreamController;
import java.util.List;
import java.util.function.LongPredicate;

/** Which DMA controllers and request multiplexers the families have, and how they are connected. */
final class DmaControllers {

    private static final int STREAMS = 8;
    private static final int CHANNELS_OF_L4 = 7;

    private DmaControllers() {}

    /** DMA1 and DMA2. */
    static Device general(Site site) {
        int number = site.name().charAt(3) - '1';
        DmaRequests lines = site.wiring().dma();
        return switch (site.family()) {
            case F4, F7 -> StreamController.of(
                    place(site, address -> true),
                    (stream, channel) -> RequestTable.at(site.name(), stream, channel).stream()
                            .map(lines::line)
                            .toList(),
                    number == 1);
            case H7 -> StreamController.of(
                    place(site, address -> true),
                    (stream, channel) -> List.of(multiplexed(lines, number * STREAMS + stream)),
                    true);
            case L4 -> ChannelController.of(
                    place(site, address -> true),
                    CHANNELS_OF_L4,
                    channel -> multiplexed(lines, number * CHANNELS_OF_L4 + channel),
                    channel -> site.wiring().interrupts().source(site.name() + "_Channel" + (channel + 1)));
        };
    }

    private static Request multiplexed(DmaRequests lines, int channel) {
        return Multiplexer.output("DMAMUX1", channel, lines);
    }

    /** BDMA of STM32H7, called BDMA2 too, which reaches its own domain only (RM0433, 16.3.2). */
    static Device basic(Site site) {
        return ChannelController.of(
                place(site, address -> address >= 0x3800_0000L && address < 0x3801_0000L || address >>> 24 == 0x58),
                STREAMS,
                channel -> Multiplexer.output("DMAMUX2", channel, site.wiring().dma()),
                channel -> site.wiring().interrupts().source("BDMA_Channel" + channel, "BDMA2_Channel" + channel));
    }

    /** MDMA of STM32H7. */
    static Device master(Site site) {
        return MasterController.of(
                place(site, address -> true), site.layout("mdma", "MDMA"), site.layout("mdma", "MDMA_CHANNEL"));
    }

    /** DMAMUX1. */
    static Device multiplexer(Site site) {
        boolean streams = site.family() == ChipFamily.H7;
        return Multiplexer.of(
                site.name(),
                site.bytes(),
                2 * (streams ? STREAMS : CHANNELS_OF_L4),
                streams ? MultiplexedRequests.H7 : MultiplexedRequests.L4,
                site.wiring());
    }

    /** DMAMUX2 of STM32H7. */
    static Device secondMultiplexer(Site site) {
        return Multiplexer.of(site.name(), site.bytes(), STREAMS, MultiplexedRequests.H7_SECOND, site.wiring());
    }

    private static DmaSite place(Site site, LongPredicate reaches) {
        return new DmaSite(
                site.name(),
                site.bytes(),
                site.wiring(),
                () -> site.rcc().isStopped() ? 0 : site.rcc().clocks().coreCyclesPerBusCycle(),
                reaches,
                address -> isFlash(site, address) ? site.flash().waitStates() : 0);
    }

    private static boolean isFlash(Site site, long address) {
        return address < 0x2000_0000L
                && site.chip()
                        .regionAt(address)
                        .filter(region -> region.kind() == MemoryRegion.Kind.FLASH)
                        .isPresent();
    }
}
