package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * DMAMUX1 or DMAMUX2: each of its channels leads the request that CxCR.DMAREQ_ID selects to a stream or channel of a DMA controller; the
 * request generator makes requests of edges of signals (RM0433, 17; RM0432, 12). Signals of what is not modelled never change.
 */
public final class Multiplexer {

    private static final int STATUS = 0x80;
    private static final int GENERATORS = 0x100;
    private static final int GENERATOR_STATUS = 0x140;

    private final String name;
    private final MultiplexedRequests inputs;
    private final DmaRequests lines;
    private final RegisterBank registers;
    private final Register status;
    private final Register generatorStatus;
    private final InterruptLine interrupt;
    private final List<MultiplexerChannel> channels;
    private final List<RequestGenerator> generators;

    private Multiplexer(String name, int bytes, int count, MultiplexedRequests inputs, Wiring wiring) {
        this.name = name;
        this.inputs = inputs;
        lines = wiring.dma();
        registers = new RegisterBank(layout(name, count, inputs.generators()), bytes);
        status = registers.register("CSR").readOnly();
        generatorStatus = registers.register("RGSR").readOnly();
        interrupt = wiring.interrupts().source(name + "_OVR");
        channels = IntStream.range(0, count)
                .mapToObj(number -> channel(number, wiring))
                .toList();
        generators = IntStream.range(0, inputs.generators())
                .mapToObj(number -> generator(number, wiring))
                .toList();
        connectClear("CFR", status);
        connectClear("RGCFR", generatorStatus);
    }

    /**
     * A multiplexer.
     *
     * @param name     of the multiplexer
     * @param channels how many it has
     * @param inputs   what is connected to it
     */
    public static Device of(String name, int bytes, int channels, MultiplexedRequests inputs, Wiring wiring) {
        return new Multiplexer(name, bytes, channels, inputs, wiring).registers;
    }

    private static RegisterLayout layout(String name, int channels, int generators) {
        Map<String, RegisterMap.Register> table = new HashMap<>();
        for (int i = 0; i < channels; i++) {
            table.put("C" + i + "CR", new RegisterMap.Register(4L * i, Map.of()));
        }
        for (int i = 0; i < generators; i++) {
            table.put("RG" + i + "CR", new RegisterMap.Register(GENERATORS + 4L * i, Map.of()));
        }
        table.put("CSR", new RegisterMap.Register(STATUS, Map.of()));
        table.put("CFR", new RegisterMap.Register(STATUS + 4L, Map.of()));
        table.put("RGSR", new RegisterMap.Register(GENERATOR_STATUS, Map.of()));
        table.put("RGCFR", new RegisterMap.Register(GENERATOR_STATUS + 4L, Map.of()));
        return new RegisterLayout(name, table, Map.of());
    }

    private MultiplexerChannel channel(int number, Wiring wiring) {
        MultiplexerChannel channel = new MultiplexerChannel(
                output(name, number, lines),
                this::request,
                wiring.signals().output(name + "_C" + number + "_EVT"),
                reaction -> new EdgeInput(wiring.signals(), inputs.synchronizations(), reaction),
                () -> raise(status, number));
        registers.register("C" + number + "CR").whenWritten(word -> {
            channel.configure(word);
            update();
        });
        wiring.whenRemoved(channel::release);
        return channel;
    }

    private RequestGenerator generator(int number, Wiring wiring) {
        RequestGenerator generator = new RequestGenerator(
                generated(number),
                reaction -> new EdgeInput(wiring.signals(), inputs.triggers(), reaction),
                () -> raise(generatorStatus, number));
        registers.register("RG" + number + "CR").whenWritten(word -> {
            generator.configure(word);
            update();
        });
        wiring.whenRemoved(generator::release);
        return generator;
    }

    private Request generated(int number) {
        return lines.line(name + "_RG" + number);
    }

    /** The line that a number selects; null for none. */
    private Request request(int number) {
        if (number > 0 && number <= inputs.generators()) {
            return generated(number - 1);
        }
        String peripheral = inputs.request(number);
        return peripheral.isEmpty() ? null : lines.line(peripheral);
    }

    private void connectClear(String register, Register flags) {
        registers.register(register).readOnly().whenWritten(ones -> {
            flags.set(flags.value() & ~ones);
            update();
        });
    }

    private void raise(Register flags, int number) {
        flags.set(flags.value() | 1 << number);
        update();
    }

    private void update() {
        boolean asks = false;
        for (int i = 0; i < channels.size(); i++) {
            asks |= (status.value() & 1 << i) != 0 && channels.get(i).tellsOverruns();
        }
        for (int i = 0; i < generators.size(); i++) {
            asks |= (generatorStatus.value() & 1 << i) != 0 && generators.get(i).tellsOverruns();
        }
        interrupt.set(asks);
    }

    /** The line that a channel leads to. */
    public static Request output(String name, int channel, DmaRequests lines) {
        return lines.line(name + "_C" + channel);
    }
}
