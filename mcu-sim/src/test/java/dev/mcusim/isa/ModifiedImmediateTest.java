package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ThumbExpandImm both ways. */
class ModifiedImmediateTest {
    @ParameterizedTest(name = "field 0x{0} is 0x{1}")
    @CsvSource({
        "000, 00000000",
        "0ab, 000000ab",
        "1ab, 00ab00ab",
        "2ab, ab00ab00",
        "3ab, abababab",
        "400, 80000000",
        "47f, ff000000",
        "4ff, 7f800000",
        "f80, 00000100",
        "fff, 000001fe",
        "7ab, 01560000"
    })
    void expands(String field, String constant) {
        int bits = Integer.parseInt(field, 16);
        int value = Integer.parseUnsignedInt(constant, 16);
        assertThat(ModifiedImmediate.expand(bits)).isEqualTo(value);
        assertThat(ModifiedImmediate.field(value)).isEqualTo(bits);
    }

    @Test
    void everyLegalFieldComesBackAndNoTwoGiveTheSameConstant() {
        Map<Integer, Integer> fields = new HashMap<>();
        for (int field = 0; field < 4096; field++) {
            if (!ModifiedImmediate.isUnpredictable(field)) {
                int constant = ModifiedImmediate.expand(field);
                assertThat(fields.put(constant, field)).as("%03x", field).isNull();
                assertThat(ModifiedImmediate.field(constant)).as("%03x", field).isEqualTo(field);
            }
        }
        assertThat(fields).hasSize(4096 - 3);
    }

    @Property
    void whatIsEncodableExpandsToItself(@ForAll int constant) {
        int field = ModifiedImmediate.field(constant);
        if (field != ModifiedImmediate.NONE) {
            assertThat(ModifiedImmediate.expand(field)).isEqualTo(constant);
        }
        boolean exists = false;
        for (int other = 0; other < 4096; other++) {
            exists |= ModifiedImmediate.expand(other) == constant;
        }
        assertThat(ModifiedImmediate.isEncodable(constant)).isEqualTo(exists);
    }

    @Property
    void eightBitsAnywhereAreEncodable(@ForAll @IntRange(max = 255) int eight, @ForAll @IntRange(max = 24) int shift) {
        assertThat(ModifiedImmediate.isEncodable(eight << shift)).isTrue();
    }
}
