package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three results that are not instructions, and instructions in IT blocks. */
class DecoderTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "b800, 0000, miscellaneous 16-bit space",
        "f7f0, 8000, control space with an operation that v7-M lacks",
        "f8cf, 0004, STR with PC as base",
        "f80f, 0000, STRB with PC as base",
        "fb21, 3042, multiply space",
        "ed52, 0b00, VLDR of a doubleword register above 15",
        "eeb9, 0a40, floating-point data processing space",
    })
    void undefined(String first, String second, String why) {
        assertThat(decode(first, second)).as(why).isInstanceOf(Undefined.class);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "f101, 0d01, 'd = 13 and n != 13', ADD to SP from another register",
        "fb0d, f001, 'n = 13|15', MUL of SP",
        "e8b0, 0002, 'bits(r) < 2', LDM of one register",
        "e9d0, 1100, 't = u', LDRD of one register twice",
        "f851, 1b04, 'n = t', LDR that writes its own base back",
        "fba3, 1102, 'l = h', long multiply to one register",
        "f363, 1000, 'b < i', BFI of no bits",
        "4500, 0000, 'n < 8 and m < 8', CMP of low registers in the encoding for high ones",
        "bfe3, 0000, 'c = 14 and bits(k) > 1', IT AL with a second instruction"
    })
    void unpredictable(String first, String second, String rule, String why) {
        assertThat(decode(first, second)).as(why).isInstanceOf(Unpredictable.class);
        assertThat(((Unpredictable) decode(first, second)).reason()).isEqualTo(rule);
    }

    @Test
    void otherCoprocessorsAreNotThere() {
        assertThat(decode("ee01", "0f10")).isEqualTo(new NoCoprocessor(0xee010f10, 4, 15, "MCR, MRC"));
        assertThat(decode("ed91", "0500")).isEqualTo(new NoCoprocessor(0xed910500, 4, 5, "LDC, STC"));
    }

    @Test
    void whatMayNotStandInAnItBlockIsUnpredictableThere() {
        int last = 0x08;
        int first = 0x04;
        assertThat(Decoder.decode(0xb100, 0, last)).as("cbz r0").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xbf08, 0, last)).as("it eq").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xb662, 0, last)).as("cpsie i").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xd000, 0, last)).as("beq").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xe000, 0, last)).as("b, last").isInstanceOf(Instruction.class);
        assertThat(Decoder.decode(0xe000, 0, first)).as("b, not last").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xbd00, 0, first)).as("pop {pc}, not last").isInstanceOf(Unpredictable.class);
        assertThat(Decoder.decode(0xbe00, 0, first)).as("bkpt").isInstanceOf(Instruction.class);
        assertThat(Decoder.decode(0xb100, 0, 0)).as("cbz r0, outside").isInstanceOf(Instruction.class);
    }

    @Test
    void sixteenBitArithmeticKeepsTheFlagsInItBlocks() {
        Instruction adds = (Instruction) decode("1888", "0000");
        assertThat(adds.disassembly(0)).isEqualTo("adds r0, r1, r2");
        assertThat(adds.writes().contains(Resources.NZCV)).isTrue();
        Instruction addeq = adds.inItBlock(Condition.EQ);
        assertThat(addeq.disassembly(0)).isEqualTo("addeq r0, r1, r2");
        assertThat(addeq.writes()).isEqualTo(Resources.of(Register.R0));
        assertThat(addeq.reads().contains(Resources.Z)).isTrue();
    }

    private static Decoded decode(String first, String second) {
        return Decoder.decode(Integer.parseInt(first, 16), Integer.parseInt(second, 16));
    }
}
