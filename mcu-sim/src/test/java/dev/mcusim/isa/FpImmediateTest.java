package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The constants of VMOV. */
class FpImmediateTest {
    @ParameterizedTest(name = "{0} is field {1}")
    @CsvSource({"1.0, 112", "2.0, 0", "0.5, 96", "-1.5, 248", "31.0, 63", "0.125, 64"})
    void ofValue(double value, int field) {
        assertThat(FpImmediate.of(value).imm8()).isEqualTo(field);
        assertThat(new FpImmediate(field).value()).isEqualTo((float) value);
    }

    @Test
    void everyFieldHasAValueOfItsOwn() {
        for (int field = 0; field < 256; field++) {
            assertThat(FpImmediate.of(new FpImmediate(field).value()).imm8()).isEqualTo(field);
        }
    }

    @Test
    void zeroAndThirtyTwoAreNotAmongThem() {
        assertThat(FpImmediate.isEncodable(0.0)).isFalse();
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> FpImmediate.of(32.0))
                .satisfies(refusal -> assertThat(refusal.value()).isEqualTo("32.0"));
    }
}
