package dev.mcusim.vector;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.mcusim.report.Report;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a network did. The component names are the field names of {@code vector.json} and so a contract.
 *
 * @param tool what recorded it
 * @param model the network's file in the same folder
 * @param inputs one for each input of the network
 * @param outputs one for each output; the same on every board
 * @param boards where it was recorded
 */
@JsonPropertyOrder("schema")
public record TestVector(Report.Tool tool, Model model, List<Data> inputs, List<Data> outputs, List<OnBoard> boards)
        implements Serializable {

    /** The name and version of the JSON form. */
    public static final String SCHEMA = "mcusim.vector/1";

    public TestVector {
        Objects.requireNonNull(model);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        boards = List.copyOf(boards);
    }

    /** {@link #SCHEMA}. */
    @JsonProperty("schema")
    public String schema() {
        return SCHEMA;
    }

    /** The network: a file in the folder of the vector, and the SHA-256 of its bytes in hex. */
    public record Model(String file, String sha256) implements Serializable {}

    /** A tensor's raw little-endian bytes: a file in the folder of the vector, and the CRC-32 of its bytes as eight hex digits. */
    public record Data(String file, String crc32) implements Serializable {}

    /**
     * What the network did on one board.
     *
     * @param board id of a board that mcusim knows
     * @param clockHz of the core
     * @param instructions of one inference
     * @param cycles of one inference
     * @param sramBytes used: tensors, scratch, stack, everything
     * @param flashBytes used
     * @param stackPeak bytes of the stack that were ever written
     * @param layers in the order of execution
     */
    public record OnBoard(
            String board,
            long clockHz,
            long instructions,
            long cycles,
            long sramBytes,
            long flashBytes,
            long stackPeak,
            List<Layer> layers)
            implements Serializable {
        public OnBoard {
            Objects.requireNonNull(board);
            layers = List.copyOf(layers);
        }
    }

    /** One layer: the symbol of its function, its operator, counts of one inference, CRC-32 of each of its outputs. */
    public record Layer(String name, String op, long instructions, long cycles, List<String> crc32)
            implements Serializable {
        public Layer {
            crc32 = List.copyOf(crc32);
        }
    }
}
