package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of the narrowest encoding, and what is refused. */
class EncoderTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adds r0, r1, #7      | ADD (immediate) T1",
                "adds r0, r0, #8      | ADD (immediate) T2",
                "adds r0, r1, #8      | ADD (immediate) T3",
                "add r0, r1, #8       | ADD (immediate) T3",
                "add r0, r1, #4094    | ADD (immediate) T4",
                "add r0, sp, #1020    | ADD (SP plus immediate) T1",
                "add r0, sp, #1021    | ADD (immediate) T4",
                "add sp, sp, #508     | ADD (SP plus immediate) T2",
                "mov r8, r9           | MOV (register) T1",
                "movs r0, r1          | MOV (register) T2",
                "movs r8, r1          | MOV (register) T3",
                "eors r1, r0, r1      | EOR (register) T1",
                "bics r1, r0, r1      | BIC (register) T2",
                "lsrs r0, r1, #32     | LSR (immediate) T1",
                "lsr r0, r1, #32      | LSR (immediate) T2",
                "cmp r0, r8           | CMP (register) T2",
                "ldr r0, [r1, #124]   | LDR (immediate) T1",
                "ldr r0, [r1, #125]   | LDR (immediate) T3",
                "ldr r0, [r1, #-1]    | LDR (immediate) T4 offset",
                "ldr r0, [pc, #1020]  | LDR (literal) T1",
                "ldr r0, [pc, #-4]    | LDR (literal) T2",
                "push {r8}            | STR (immediate) T4 pre",
                "push {r4, r8}        | STMDB T1 writeback",
                "pop {r8}             | LDR (immediate) T4 post",
                "vpop {s0}            | VPOP T2 VPOP writeback",
                "b 802                | B T2",
                "b 804                | B T4",
            })
    void narrowest(String text, String encoding) {
        assertThat(AssemblyText.parse(text).encode(false).encoding()).hasToString(encoding);
    }

    @Test
    void inItBlocksSixteenBitArithmeticIsThatWithoutFlags() {
        List<Operand> operands = List.of(Register.R0, Register.R1, Register.R2);
        assertThat(Encoder.encode("add", operands, true).sizeInBytes()).isEqualTo(2);
        assertThat(Encoder.encode("add", operands, false).sizeInBytes()).isEqualTo(4);
        assertThat(Encoder.encode("adds", operands, true).sizeInBytes()).isEqualTo(4);
        assertThat(Encoder.encode("adds", operands, false).sizeInBytes()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}: not {1}, but {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "push {r8, pc}           | unpredictable   | r has 15",
                "ldmia r0!, {sp, r1}     | unpredictable   | r has 13",
                "and r0, r1, #257        | #257            | a modified immediate",
                "lsl r0, r1, #32         | #32             | 1..31",
                "ubfx r0, r1, #31, #2    | unpredictable   | i+w > 31",
                "strd r0, r1, [r2, #6]   | [r2, #6]        | in steps of 4",
                "strex r0, r0, [r1]      | unpredictable   | d = t",
                "tbb [sp, r0]            | unpredictable   | n = 13",
                "frobnicate r0           | frobnicate      | mnemonics",
                "add r0                  | operands: r0    | ADD<S><c>",
                "smlad.n r0, r1, r2, r3  | operands        | SMLAD<c>",
            })
    void refuses(String text, String value, String legal) {
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> AssemblyText.parse(text).encode(false))
                .satisfies(refusal -> {
                    assertThat(refusal.value()).contains(value);
                    assertThat(refusal.legal()).contains(legal);
                    assertThat(refusal).hasMessageContaining(refusal.legal());
                });
    }
}
