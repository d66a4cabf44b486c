package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DMAMUX1 or DMAMUX2: each of its channels leads the request that CxCR.DMAREQ_ID selects to a stream or channel of a DMA controller
 * (RM0433, 17; RM0432, 12). Synchronization and the request generator are not modelled.
 */
public final class Multiplexer {

    /** CxCR: SOIE, EGE, SE, which make a channel wait for a signal. */
    private static final int SYNCHRONIZATION = 1 << 8 | 1 << 9 | 1 << 16;

    private Multiplexer() {}

    /**
     * A multiplexer.
     *
     * @param name     of the multiplexer
     * @param channels how many it has
     * @param names    the requests by number, as in the reference manual's table; empty for those that do not come from peripherals
     */
    public static Device of(String name, int bytes, int channels, List<String> names, Wiring wiring) {
        DmaRequests lines = wiring.dma();
        Map<String, RegisterMap.Register> table = new HashMap<>();
        for (int i = 0; i < channels; i++) {
            table.put("C" + i + "CR", new RegisterMap.Register(4L * i, Map.of()));
        }
        RegisterBank registers = new RegisterBank(new RegisterLayout(name, table, Map.of()), bytes);
        for (int i = 0; i < channels; i++) {
            Request output = output(name, i, lines);
            wiring.whenRemoved(() -> output.carry(null));
            registers.register("C" + i + "CR").notModelled(SYNCHRONIZATION).whenWritten(word -> {
                int number = word & 0xff;
                boolean known = number < names.size() && !names.get(number).isEmpty();
                output.carry(known ? lines.line(names.get(number)) : null);
            });
        }
        return registers;
    }

    /** The line that a channel leads to. */
    public static Request output(String name, int channel, DmaRequests lines) {
        return lines.line(name + "_C" + channel);
    }
}
