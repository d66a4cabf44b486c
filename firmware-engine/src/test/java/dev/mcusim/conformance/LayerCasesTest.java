package dev.mcusim.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcusim.conformance.LayerCaseException.Code;
import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.TransposeOptions;
import dev.mcusim.reference.ReferenceEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerCasesTest {
    /** Two batches of two values to one unit; weights have a zero point of 1; a tensor "output" is left over from another case. */
    private static final String FULLY_CONNECTED =
            """
            {"name": "fc", "op": "FULLY_CONNECTED",
             "config": {"in_ch": 2, "out_ch": 1, "accumulation_depth": 2, "output_multiplier": 1073741824, "output_shift": 1,
                        "input_offset": 3, "filter_offset": -1, "output_offset": 5,
                        "out_activation_min": -128, "out_activation_max": 127},
             "tensors": {"input": {"type": "int8", "values": [1, 2, -3, -4]},
                         "weights": {"type": "int8", "values": [2, 3]},
                         "output": {"type": "int8", "values": [9, 9, 9]},
                         "output_ref": {"type": "int8", "values": [19, 3]}}}
            """;

    /** 2x3 values whose rows and columns are swapped. */
    private static final String TRANSPOSE =
            """
            {"name": "swap", "op": "TRANSPOSE", "config": {"size": 6, "perm_size": 2},
             "tensors": {"input_tensor": {"type": "int8", "values": [1, 2, 3, 4, 5, 6]},
                         "output": {"type": "int8", "values": [1, 4, 2, 5, 3, 6]}}}
            """;

    @Test
    void offsetsAreZeroPointsOfOppositeSign() {
        LayerCase layer = (LayerCase) load(FULLY_CONNECTED);
        FullyConnectedOptions options =
                (FullyConnectedOptions) layer.network().operators().get(0).options();
        assertThat(options.inputZeroPoint()).isEqualTo(-3);
        assertThat(options.weightsZeroPoint()).isEqualTo(1);
        assertThat(options.outputZeroPoint()).isEqualTo(5);
        // (1 + 3) * (2 - 1) + (2 + 3) * (3 - 1) + 5 = 19
        assertThat(ReferenceEngine.run(layer.network(), layer.inputs()).outputs())
                .containsExactly(layer.expected().toBytes());
    }

    @Test
    void shapeOfATransposeIsRecovered() {
        LayerCase layer = (LayerCase) load(TRANSPOSE);
        assertThat(layer.network().tensor(0).shape()).hasToString("2x3");
        assertThat(((TransposeOptions) layer.network().operators().get(0).options()).permutation())
                .containsExactly(1, 0);
    }

    @Test
    void paddingOfEveryDimensionIsRead() {
        LayerCase layer = (LayerCase)
                load(
                        """
                {"op": "PAD",
                 "config": {"input_n": 1, "input_h": 1, "input_w": 2, "input_c": 1,
                            "pre_pad_n": 0, "pre_pad_h": 1, "pre_pad_w": 0, "pre_pad_c": 0,
                            "post_pad_n": 0, "post_pad_h": 0, "post_pad_w": 1, "post_pad_c": 0, "pad_value": -9},
                 "tensors": {"input_tensor": {"type": "int8", "values": [5, 6]},
                             "output": {"type": "int8", "values": [-9, -9, -9, 5, 6, -9]}}}
                """);
        assertThat(ReferenceEngine.run(layer.network(), layer.inputs()).outputs())
                .containsExactly(layer.expected().toBytes());
    }

    @Test
    void namedDimensionsAreBroadcast() {
        LayerCase layer = (LayerCase)
                load(
                        """
                {"op": "MUL",
                 "config": {"batch_1": 1, "height_1": 1, "width_1": 2, "channel_1": 1,
                            "batch_2": 1, "height_2": 1, "width_2": 1, "channel_2": 3,
                            "input_1_offset": 0, "input_2_offset": 0, "output_offset": 0,
                            "output_multiplier": 1073741824, "output_shift": 1},
                 "tensors": {"input_tensor_1": {"type": "int8", "values": [2, -3]},
                             "input_tensor_2": {"type": "int8", "values": [1, 2, 3]},
                             "output": {"type": "int8", "values": [2, 4, 6, -3, -6, -9]}}}
                """);
        assertThat(ReferenceEngine.run(layer.network(), layer.inputs()).outputs())
                .containsExactly(layer.expected().toBytes());
    }

    @Test
    void whatIsNotSupportedIsAValueWithAReason() {
        assertThat(load(FULLY_CONNECTED.replaceFirst("int8", "int16")))
                .isEqualTo(new UnsupportedCase("fc", "FULLY_CONNECTED", "input of type int16"));
        assertThat(load(FULLY_CONNECTED.replace("[2, 3]", "[50]")))
                .isEqualTo(new UnsupportedCase("fc", "FULLY_CONNECTED", "4-bit weights"));
        assertThat(load(FULLY_CONNECTED.replace("\"FULLY_CONNECTED\"", "\"SVDF\"")))
                .isEqualTo(new UnsupportedCase("fc", "SVDF", "operator SVDF"));
    }

    @Test
    void namesCannotControlTheTerminal() {
        assertThat(load(FULLY_CONNECTED.replace("\"FULLY_CONNECTED\"", "\"\\u001b[2J\""))
                        .operator())
                .isEqualTo("?[2J");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_A_CASE         | \"config\"            | \"konfig\"",
                "NOT_A_CASE         | {\"name\"             | {{\"name\"",
                "MISSING_FIELD      | \"output_offset\"     | \"offset\"",
                "BAD_VALUE          | \"input_offset\": 3   | \"input_offset\": 300",
                "BAD_VALUE          | \"input_offset\": 3   | \"input_offset\": -2147483648",
                "BAD_VALUE          | \"input_offset\": 3   | \"input_offset\": 1e99",
                "BAD_VALUE          | \"input_offset\": 3   | \"input_offset\": 0.5",
                "BAD_VALUE          | \"output_shift\": 1   | \"output_shift\": 99",
                "BAD_VALUE          | \"out_ch\": 1         | \"out_ch\": 0",
                "BAD_VALUE          | \"out_ch\": 1         | \"out_ch\": 2000000000",
                "BAD_VALUE          | [1, 2, -3, -4]        | [1, 2, -3, -400]",
                "BAD_VALUE          | [1, 2, -3, -4]        | [1, 2, null, \"x\"]",
                "BAD_VALUE          | max\": 127            | max\": -129",
                "INCONSISTENT_SIZES | [2, 3]                | [2, 3, 4]",
                "INCONSISTENT_SIZES | [1, 2, -3, -4]        | [1, 2, -3]",
                "INCONSISTENT_SIZES | [1, 2, -3, -4]        | []",
                "INCONSISTENT_SIZES | [19, 3]               | [19]",
                "INCONSISTENT_SIZES | \"accumulation_depth\": 2 | \"accumulation_depth\": 65536",
            })
    void contradictionsAreRefusedWithACode(Code code, String sound, String broken) {
        assertThat(FULLY_CONNECTED).contains(sound);
        String text = FULLY_CONNECTED.replace(sound, broken);
        assertThat(catchThrowableOfType(LayerCaseException.class, () -> load(text))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void anOutputThatIsNoTranspositionIsRefused() {
        String text = TRANSPOSE.replace("[1, 4, 2, 5, 3, 6]", "[6, 4, 2, 5, 3, 6]");
        assertThat(catchThrowableOfType(LayerCaseException.class, () -> load(text))
                        .code())
                .isEqualTo(Code.INCONSISTENT_SIZES);
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> LayerCases.load(Path.of("no-such-case.json")))
                .isInstanceOf(LayerCaseException.class)
                .hasMessageContaining("no-such-case");
    }

    @Property(tries = 1000)
    void changedCharactersAreRefusedOrRun(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? FULLY_CONNECTED : TRANSPOSE);
        for (int i = 0; i < 3; i++) {
            text.setCharAt(random.nextInt(text.length()), "0123456789-[]{},:\"e".charAt(random.nextInt(19)));
        }
        try {
            if (load(text.toString()) instanceof LayerCase layer) {
                assertThat(ReferenceEngine.run(layer.network(), layer.inputs()).outputs())
                        .hasSize(1);
            }
        } catch (LayerCaseException refused) {
            assertThat(refused.code()).isNotNull();
        }
    }

    private static LoadedCase load(String json) {
        return LayerCases.load("test", json.getBytes(StandardCharsets.UTF_8));
    }
}
