package dev.mcusim.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.model.TensorType;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TensorValuesTest {
    @ParameterizedTest
    @CsvSource({
        "INT8, FE, -2",
        "UINT8, FE, 254",
        "INT16, FEFF, -2",
        "UINT16, FEFF, 65534",
        "INT32, FEFFFFFF, -2",
        "UINT32, FEFFFFFF, 4294967294",
        "INT64, FEFFFFFFFFFFFFFF, -2",
        "UINT64, FEFFFFFFFFFFFFFF, 18446744073709551614",
        "FLOAT32, 0000C03F, 1.5",
        "FLOAT64, 000000000000F83F, 1.5",
        "FLOAT16, 003C, 15360",
        "COMPLEX64, 0100000000000000, 1",
        "BOOL, 01, 1"
    })
    void anElementIsReadAsItsTypeSays(TensorType type, String bytes, String number) {
        assertThat(TensorValues.numbers(type, HexFormat.of().parseHex(bytes), 10))
                .extracting(String::valueOf)
                .containsExactly(number);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"STRING", "RESOURCE", "VARIANT", "INT4", "UNKNOWN"})
    void elementsAreCountedInWholesOfTheirType(TensorType type) {
        byte[] expected = new byte[5 * type.bytes()];
        byte[] actual = Arrays.copyOf(expected, expected.length);
        actual[4 * type.bytes() - 1] = 1;
        assertThat(TensorValues.numbers(type, actual, 10)).hasSize(5);
        assertThat(TensorValues.numbers(type, actual, 2)).hasSize(2);
        assertThat(TensorValues.firstDifference(type, expected, actual)).isEqualTo(3);
        assertThat(TensorValues.firstDifference(type, expected, expected)).isEqualTo(-1);
    }
}
