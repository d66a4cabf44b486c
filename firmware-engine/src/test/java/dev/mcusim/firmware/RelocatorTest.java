package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.asm.Relocation;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden words: GNU as 2.40, {@code -mcpu=cortex-m7}; halfwords as objdump prints them. */
class RelocatorTest {
    private static final long BASE = 0x0800_0000L;

    @ParameterizedTest
    @CsvSource({
        "0x4,        f000 f800",
        "0x1234,     f001 f918",
        "-0x40000,   f7bf fffe",
        "0x800004,   f000 d800",
        "0x1000002,  f3ff d7ff",
        "-0xfffffc,  f400 d000",
        "0xc00000,   f3ff dffe",
        "-0x500000,  f6ff f7fe"
    })
    void branchesAreEncodedAsGnuDoes(String distance, String expected) {
        byte[] code = code("f7ff fffe");
        long at = BASE + Long.decode(distance);
        new Relocator("piece", BASE, code).apply(relocation(Relocation.Kind.BL, 0), function(at));
        assertThat(halfwords(code)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "f240 0300 f2c0 0300, 0x20048765, f248 7365 f2c2 0304",
        "f240 0b00 f2c0 0b00, 0xfffff8ff, f64f 0bff f6cf 7bff",
        "f64f 73ff f6cf 73ff, 0x00000000, f240 0300 f2c0 0300"
    })
    void addressesAreMovedAsGnuDoes(String before, String address, String expected) {
        byte[] code = code(before);
        new Relocator("piece", BASE, code)
                .apply(relocation(Relocation.Kind.MOVW_MOVT, 0), object(Long.decode(address)));
        assertThat(halfwords(code)).isEqualTo(expected);
    }

    @Test
    void wordsTakeTheThumbBitOfFunctionsAndTheAddend() {
        byte[] code = new byte[8];
        Relocator relocator = new Relocator("piece", BASE, code);
        relocator.apply(relocation(Relocation.Kind.ABS32, 0), function(0x0800_1234L));
        relocator.apply(new Relocation(4, Relocation.Kind.ABS32, "x", 16), object(0x2000_0000L));
        assertThat(HexFormat.of().formatHex(code)).isEqualTo("3512000810000020");
    }

    @ParameterizedTest
    @CsvSource({"0x1000004", "-0x1000000", "0x1001"})
    void targetsOutOfReachAreRefused(String distance) {
        Relocator relocator = new Relocator("piece", BASE, code("f7ff fffe"));
        ImageSymbol target = function(BASE + Long.decode(distance));
        Relocation relocation = relocation(Relocation.Kind.BL, 0);
        assertThatThrownBy(() -> relocator.apply(relocation, target))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("piece")
                .hasMessageContaining("-16777216 to 16777214");
    }

    @Test
    void aRelocationThatPointsAtSomethingElseIsRefused() {
        Relocator relocator = new Relocator("piece", BASE, code("f240 0300 f2c0 0400"));
        assertThatThrownBy(() -> relocator.apply(relocation(Relocation.Kind.MOVW_MOVT, 0), object(0)))
                .isInstanceOf(LinkException.class);
        assertThatThrownBy(() -> relocator.apply(relocation(Relocation.Kind.BL, 0), function(BASE)))
                .isInstanceOf(LinkException.class);
        assertThatThrownBy(() -> relocator.apply(relocation(Relocation.Kind.ABS32, 6), object(0)))
                .isInstanceOf(LinkException.class);
    }

    private static Relocation relocation(Relocation.Kind kind, int offset) {
        return new Relocation(offset, kind, "x", 0);
    }

    private static ImageSymbol function(long address) {
        return new ImageSymbol("x", address, 4, ImageSymbol.Kind.FUNCTION);
    }

    private static ImageSymbol object(long address) {
        return new ImageSymbol("x", address, 4, ImageSymbol.Kind.OBJECT);
    }

    /** Little-endian bytes of halfwords. */
    private static byte[] code(String halfwords) {
        byte[] bytes = HexFormat.of().parseHex(halfwords.replace(" ", ""));
        swapPairs(bytes);
        return bytes;
    }

    private static String halfwords(byte[] code) {
        byte[] bytes = code.clone();
        swapPairs(bytes);
        return HexFormat.of().formatHex(bytes).replaceAll("(....)(?=.)", "$1 ");
    }

    private static void swapPairs(byte[] bytes) {
        for (int i = 0; i < bytes.length; i += 2) {
            byte low = bytes[i];
            bytes[i] = bytes[i + 1];
            bytes[i + 1] = low;
        }
    }
}
