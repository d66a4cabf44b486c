package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * DMA1 or DMA2 of STM32F4, F7 and H7: eight streams (RM0090, 10; RM0385, 8; RM0433, 15). Bursts have no effect on time; the peripheral as
 * flow controller and direct mode errors are not modelled.
 */
public final class StreamController {

    private static final int STREAMS = 8;
    private static final int FIRST_STREAM = 0x10;
    private static final int STREAM_BYTES = 0x18;
    private static final int FCR_AFTER_RESET = 0x21;
    /** Where the flags of the streams 0 to 3, and 4 to 7, are in their registers. */
    private static final int[] FLAGS_AT = {0, 6, 16, 22};

    private static final Map<String, RegisterMap.Field> CONTROL = Map.ofEntries(
            Map.entry("PFCTRL", new RegisterMap.Field(5, 5)),
            Map.entry("DIR", new RegisterMap.Field(6, 7)),
            Map.entry("CIRC", new RegisterMap.Field(8, 8)),
            Map.entry("PINC", new RegisterMap.Field(9, 9)),
            Map.entry("MINC", new RegisterMap.Field(10, 10)),
            Map.entry("PSIZE", new RegisterMap.Field(11, 12)),
            Map.entry("MSIZE", new RegisterMap.Field(13, 14)),
            Map.entry("PINCOS", new RegisterMap.Field(15, 15)),
            Map.entry("PL", new RegisterMap.Field(16, 17)),
            Map.entry("DBM", new RegisterMap.Field(18, 18)),
            Map.entry("CT", new RegisterMap.Field(19, 19)),
            Map.entry("CHSEL", new RegisterMap.Field(25, 28)));
    private static final Map<String, RegisterMap.Field> FIFO = Map.of(
            "FTH", new RegisterMap.Field(0, 1),
            "DMDIS", new RegisterMap.Field(2, 2),
            "FS", new RegisterMap.Field(3, 5),
            "FEIE", new RegisterMap.Field(7, 7));

    private StreamController() {}

    /**
     * A controller.
     *
     * @param requests     the request lines that a stream listens to, by its number and what CHSEL selects
     * @param copiesMemory whether it can transfer from memory to memory, as DMA1 of STM32F4 and F7 cannot
     */
    public static Device of(DmaSite site, BiFunction<Integer, Integer, List<Request>> requests, boolean copiesMemory) {
        RegisterBank registers = new RegisterBank(layout(site.name()), site.bytes());
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            int number = i;
            streams.add(new Stream(registers, i, site, channel -> requests.apply(number, channel), copiesMemory));
        }
        Arbiter arbiter =
                new Arbiter(site, streams.stream().map(Stream::transfer).toList());
        for (int i = 0; i < STREAMS; i++) {
            Stream stream = streams.get(i);
            stream.connect(arbiter);
            registers.field("S" + i + "FCR.FS").always(4);
            registers.register("S" + i + "FCR").whenWritten(word -> stream.update());
        }
        connectFlags(registers, "L", streams.subList(0, 4));
        connectFlags(registers, "H", streams.subList(4, STREAMS));
        return registers;
    }

    private static void connectFlags(RegisterBank registers, String half, List<Stream> streams) {
        registers.register(half + "ISR").readOnly().reads(held -> {
            int flags = 0;
            for (int i = 0; i < streams.size(); i++) {
                flags |= streams.get(i).flags() << FLAGS_AT[i];
            }
            return flags;
        });
        Register clear = registers.register(half + "IFCR").readOnly();
        clear.whenWritten(word -> {
            for (int i = 0; i < streams.size(); i++) {
                streams.get(i).clear(word >>> FLAGS_AT[i] & 0x3d);
            }
        });
    }

    private static RegisterLayout layout(String name) {
        Map<String, RegisterMap.Register> registers = new HashMap<>();
        Map<String, Integer> resets = new HashMap<>();
        String[] flags = {"LISR", "HISR", "LIFCR", "HIFCR"};
        for (int i = 0; i < flags.length; i++) {
            registers.put(flags[i], new RegisterMap.Register(4L * i, Map.of()));
        }
        for (int i = 0; i < STREAMS; i++) {
            long at = FIRST_STREAM + (long) STREAM_BYTES * i;
            registers.put("S" + i + "CR", new RegisterMap.Register(at, CONTROL));
            registers.put("S" + i + "NDTR", new RegisterMap.Register(at + 4, Map.of()));
            registers.put("S" + i + "PAR", new RegisterMap.Register(at + 8, Map.of()));
            registers.put("S" + i + "M0AR", new RegisterMap.Register(at + 12, Map.of()));
            registers.put("S" + i + "M1AR", new RegisterMap.Register(at + 16, Map.of()));
            registers.put("S" + i + "FCR", new RegisterMap.Register(at + 20, FIFO));
            resets.put("S" + i + "FCR", FCR_AFTER_RESET);
        }
        return new RegisterLayout(name, registers, resets);
    }
}
