package dev.mcusim.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The result of deploying one network to one board. The component names are the field names of the JSON form and so a contract; docs/report.md describes each.
 *
 * @param tool what made the report
 * @param model the network
 * @param board the board and the clock it ran at
 * @param core the CPU core that executed the firmware, {@code unicorn} or {@code jit}
 * @param timing the timing model behind every cycle count, and how far it has been validated
 * @param memorySettings what decided how long memory took, at the end of the run; null when there was none
 * @param run how the run ended and its totals
 * @param energy an estimate, or null where the board's profile names no run current
 * @param inputs the tensors that were fed
 * @param outputs the tensors that came out; empty unless the run completed
 * @param crossCheck the layer-by-layer comparison with the reference engine
 * @param coreCheck the comparison with a second core that executed the same firmware, or null where there was none
 * @param memory flash and SRAM against the board's limits
 * @param layers one entry per operator, in execution order
 */
@JsonPropertyOrder("schema")
public record Report(
        Tool tool,
        Model model,
        BoardInfo board,
        String core,
        Timing timing,
        MemorySettings memorySettings,
        Run run,
        Energy energy,
        List<Tensor> inputs,
        List<OutputTensor> outputs,
        CrossCheck crossCheck,
        CoreCheck coreCheck,
        Memory memory,
        List<Layer> layers)
        implements Serializable {

    /** The name and version of the JSON form. */
    public static final String SCHEMA = "mcusim.report/1";

    public Report {
        Objects.requireNonNull(run);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        layers = List.copyOf(layers);
    }

    /** {@link #SCHEMA}. */
    @JsonProperty("schema")
    public String schema() {
        return SCHEMA;
    }

    /** The version of mcusim. */
    public record Tool(String version) implements Serializable {}

    /** The model file: its name without folders, SHA-256 in hex, multiply-accumulates of one inference, constant parameters. */
    public record Model(String file, String sha256, long macs, long parameters) implements Serializable {}

    /** The board by its id and name, the MCU on it, the core ({@code cortex-m4}, {@code cortex-m7}) and the CPU clock in Hz. */
    public record BoardInfo(String id, String name, String mcu, String core, long clockHz) implements Serializable {}

    /** The name of the timing model and the error it was measured to have, in words. */
    public record Timing(String model, String validation) implements Serializable {}

    /**
     * Totals of one inference.
     *
     * @param instructions executed from the entry of {@code network_invoke} to its return
     * @param cycles of the same stretch, by the timing model of the report
     * @param milliseconds {@code cycles} at the board's clock
     * @param stop how the run ended, a sentence for people
     */
    public record Run(RunStatus status, long instructions, long cycles, double milliseconds, String stop)
            implements Serializable {}

    /**
     * An estimate: supply voltage times run current times time, peripherals off.
     *
     * @param source where the current comes from and how sure it is
     */
    public record Energy(double millijoules, double milliamperes, double volts, String source)
            implements Serializable {}

    /** A tensor that was fed: its raw little-endian bytes have this CRC-32 (IEEE), printed as eight hex digits. */
    public record Tensor(String name, String type, List<Integer> shape, String crc32) implements Serializable {}

    /** A tensor that came out, with its values as numbers; types that are none, such as complex ones, as their bits. Only the first {@value #MAX_VALUES} are kept. */
    public record OutputTensor(String name, String type, List<Integer> shape, String crc32, List<Number> values)
            implements Serializable {
        /** How many values of an output a report carries at most. */
        public static final int MAX_VALUES = 1024;

        public OutputTensor {
            values = List.copyOf(values);
        }
    }

    /** The comparison of every layer's output with the reference engine's; {@code layers} counts those compared. */
    public record CrossCheck(CheckStatus status, int layers, Mismatch firstMismatch) implements Serializable {}

    /** The first element that differs: {@code index} counts elements of the layer's first differing output. */
    public record Mismatch(int layer, String name, long index, Number expected, Number actual) implements Serializable {

        /** The place and the difference, in words. */
        public String words() {
            return "layer %d (%s): element %d should be %s, is %s".formatted(layer, name, index, expected, actual);
        }
    }

    /**
     * The comparison of two cores: of all registers, all RAM, instructions and cycles.
     *
     * @param core the second core
     * @param places at how many places they were compared: behind start-up, behind every layer, at the end
     */
    public record CoreCheck(String core, CheckStatus status, int places, CoreDifference firstDifference)
            implements Serializable {}

    /**
     * The first difference between two cores.
     *
     * @param layer behind which it was found; -1 for start-up and the end of the inference
     * @param name of the layer's function, empty for none
     * @param what a register, a byte of memory, a counter, or how the run ended
     * @param first what the first core has there
     * @param second what the second core has there
     */
    public record CoreDifference(int layer, String name, String what, String first, String second)
            implements Serializable {}

    /**
     * Memory of the image. All numbers are bytes.
     *
     * @param sections what lies where, by rising address; empty when the network does not fit
     * @param buffers tensors and scratch over the life of the network; empty when it does not fit
     */
    public record Memory(
            List<Region> regions,
            Flash flash,
            Sram sram,
            List<Section> sections,
            List<Buffer> buffers,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Excess> excess)
            implements Serializable {
        public Memory {
            regions = List.copyOf(regions);
            sections = orEmpty(sections);
            buffers = orEmpty(buffers);
            excess = orEmpty(excess);
        }
    }

    /** A memory region of the board and how much of it the image uses. */
    public record Region(String name, String kind, String base, long size, long used) implements Serializable {}

    /** A section of the image, as {@code .text}: its first address, and the region that holds it. */
    public record Section(String name, String region, String address, long bytes) implements Serializable {}

    /**
     * A tensor, or the scratch memory of a layer: the bytes it holds from the layer that writes it to the last one that reads it.
     *
     * @param firstLayer -1 for what the host writes before the first layer
     * @param lastLayer the number of layers for what the host reads behind the last one
     */
    public record Buffer(String name, String address, long bytes, int firstLayer, int lastLayer)
            implements Serializable {}

    /** Flash: the vector table and all functions are {@code code}, packed weights and tables are {@code weights}. */
    public record Flash(long limit, long used, long code, long weights) implements Serializable {}

    /**
     * SRAM over all regions that the image may use.
     *
     * @param arena activations and scratch
     * @param arenaLowerBound the most bytes that live at one time: no plan of this schedule can be smaller
     * @param arenaPlan how the offsets were found, for example {@code best-fit, proven smallest}
     * @param stackPeak the high-water mark of the painted stack, -1 where the run ended before start-up had painted it
     * @param stackReserved bytes set aside for the stack
     * @param other everything else
     */
    public record Sram(
            long limit,
            long used,
            long arena,
            long arenaLowerBound,
            String arenaPlan,
            long stackPeak,
            long stackReserved,
            long other)
            implements Serializable {}

    /** A limit that the network exceeds. {@code contributors} are the largest first. */
    public record Excess(String region, long need, long limit, long excess, List<Contributor> contributors)
            implements Serializable {}

    /** A layer's weights or a tensor that is alive at the peak. */
    public record Contributor(String name, long bytes) implements Serializable {}

    /**
     * One operator. Counts are those of its function, attributed by program counter.
     *
     * @param stalls how many of the cycles were waited
     * @param crc32 of each output tensor's raw bytes, eight hex digits; empty when the run ended before
     */
    public record Layer(
            int index,
            String name,
            String op,
            String kernel,
            long macs,
            long instructions,
            long cycles,
            long flashBytes,
            long scratchBytes,
            Stalls stalls,
            List<String> crc32,
            CheckStatus crossCheck)
            implements Serializable {
        public Layer {
            stalls = stalls == null ? Stalls.NONE : stalls;
            crc32 = orEmpty(crc32);
        }
    }

    /**
     * Cycles waited, by cause.
     *
     * @param fetch for instructions
     * @param load for data
     * @param store for stores to be accepted
     * @param branch for the pipeline to be refilled behind branches that were not predicted as they went
     * @param division for divisions to end, beyond the time of the shortest one
     */
    public record Stalls(long fetch, long load, long store, long branch, long division) implements Serializable {
        /** Nothing waited for. */
        public static final Stalls NONE = new Stalls(0, 0, 0, 0, 0);

        /** All of them. */
        @JsonIgnore
        public long cycles() {
            return fetch + load + store + branch + division;
        }
    }

    /** What a report of another version does not have is empty. */
    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
