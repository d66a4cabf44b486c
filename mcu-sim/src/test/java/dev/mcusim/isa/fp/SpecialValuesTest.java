package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NaNs, infinities, zeros and saturation, worked out from the manual's pseudocode; single precision unless the title says f64. Columns:
 * instruction, FPSCR before, d, n and m before, d and FPSCR afterwards.
 */
class SpecialValuesTest {
    private static final int HEXADECIMAL = 16;

    @ParameterizedTest(name = "{0}: fpscr {1}, d {2}, n {3}, m {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # the first signalling NaN, made quiet, else the first quiet one
            vadd.f32 s0, s2, s4  | 0       | 0        | 7fc00001 | ff800002 | ffc00002 | 1
            vadd.f32 s0, s2, s4  | 0       | 0        | 7f800001 | ff800002 | 7fc00001 | 1
            vadd.f32 s0, s2, s4  | 0       | 0        | ffc00001 | 7fc00002 | ffc00001 | 0
            vmul.f32 s0, s2, s4  | 0       | 0        | 0        | 7fc00002 | 7fc00002 | 0
            vadd.f32 s0, s2, s4  | 2000000 | 0        | ffc00001 | 3f800000 | 7fc00000 | 2000000
            vadd.f32 s0, s2, s4  | 2000000 | 0        | ff800001 | 3f800000 | 7fc00000 | 2000001
            # a subtracted NaN keeps its sign, a negated result does not
            vsub.f32 s0, s2, s4  | 0       | 0        | 3f800000 | 7fc00002 | 7fc00002 | 0
            vnmul.f32 s0, s2, s4 | 0       | 0        | 3f800000 | 7fc00002 | ffc00002 | 0
            vnmul.f32 s0, s2, s4 | 0       | 0        | 0        | 7f800000 | ffc00000 | 1
            vfms.f32 s0, s2, s4  | 0       | 3f800000 | 7fc00001 | 3f800000 | ffc00001 | 0
            vfnma.f32 s0, s2, s4 | 0       | 7fc00001 | 3f800000 | 3f800000 | ffc00001 | 0
            # the addend comes first among three
            vfma.f32 s0, s2, s4  | 0       | 7fc00001 | 7fc00002 | 7f800003 | 7fc00003 | 1
            vfma.f32 s0, s2, s4  | 0       | 7fc00001 | 7fc00002 | 7fc00003 | 7fc00001 | 0
            vfma.f32 s0, s2, s4  | 0       | 7f800001 | 7f800002 | 7f800003 | 7fc00001 | 1
            # zero times infinity is invalid even when a quiet NaN is added, but not when a signalling one is
            vfma.f32 s0, s2, s4  | 0       | ffc00001 | 0        | 7f800000 | 7fc00000 | 1
            vfma.f32 s0, s2, s4  | 0       | ff800001 | 0        | 7f800000 | ffc00001 | 1
            vfma.f32 s0, s2, s4  | 0       | 3f800000 | 80000000 | ff800000 | 7fc00000 | 1
            vfma.f32 s0, s2, s4  | 0       | ff800000 | 3f800000 | 7f800000 | 7fc00000 | 1
            vfma.f32 s0, s2, s4  | 0       | ff800000 | 3f800000 | 7f7fffff | ff800000 | 0
            vadd.f32 s0, s2, s4  | 0       | 0        | 7f800000 | ff800000 | 7fc00000 | 1
            vsub.f32 s0, s2, s4  | 0       | 0        | 7f800000 | 7f800000 | 7fc00000 | 1
            vdiv.f32 s0, s2, s4  | 0       | 0        | 0        | 80000000 | 7fc00000 | 1
            vdiv.f32 s0, s2, s4  | 0       | 0        | 7f800000 | ff800000 | 7fc00000 | 1
            vdiv.f32 s0, s2, s4  | 0       | 0        | bf800000 | 0        | ff800000 | 2
            vdiv.f32 s0, s2, s4  | 0       | 0        | 7f800000 | 80000000 | ff800000 | 0
            vdiv.f32 s0, s2, s4  | 0       | 0        | 3f800000 | ff800000 | 80000000 | 0
            vsqrt.f32 s0, s4     | 0       | 0        | 0        | 80000000 | 80000000 | 0
            vsqrt.f32 s0, s4     | 0       | 0        | 0        | bf800000 | 7fc00000 | 1
            vsqrt.f32 s0, s4     | 0       | 0        | 0        | 7f800000 | 7f800000 | 0
            # the sum of opposite numbers
            vadd.f32 s0, s2, s4  | 0       | 0        | 3f800000 | bf800000 | 0        | 0
            vadd.f32 s0, s2, s4  | 800000  | 0        | 3f800000 | bf800000 | 80000000 | 800000
            vadd.f32 s0, s2, s4  | 800000  | 0        | 0        | 0        | 0        | 800000
            # chained: the product overflows first, and is rounded first
            vmla.f32 s0, s2, s4  | 0       | ff800000 | 7f7fffff | 40000000 | 7fc00000 | 15
            vfma.f32 s0, s2, s4  | 0       | ff800000 | 7f7fffff | 40000000 | ff800000 | 0
            vmla.f32 s0, s2, s4  | 0       | bf800002 | 3f800001 | 3f800001 | 0        | 10
            vfma.f32 s0, s2, s4  | 0       | bf800002 | 3f800001 | 3f800001 | 28800000 | 0
            # overflow goes to infinity or to the largest number
            vadd.f32 s0, s2, s4  | 0       | 0        | 7f7fffff | 7f7fffff | 7f800000 | 14
            vadd.f32 s0, s2, s4  | c00000  | 0        | 7f7fffff | 7f7fffff | 7f7fffff | c00014
            vadd.f32 s0, s2, s4  | 400000  | 0        | ff7fffff | ff7fffff | ff7fffff | 400014
            # underflow needs a loss; tininess is seen before rounding; flushing raises UFC alone
            vmul.f32 s0, s2, s4  | 0       | 0        | 00800000 | 3f000000 | 00400000 | 0
            vmul.f32 s0, s2, s4  | 0       | 0        | 00800001 | 3f000000 | 00400000 | 18
            vmul.f32 s0, s2, s4  | 0       | 0        | 00ffffff | 3f000000 | 00800000 | 18
            vmul.f32 s0, s2, s4  | 1000000 | 0        | 80ffffff | 3f000000 | 80000000 | 1000008
            vadd.f32 s0, s2, s4  | 1000000 | 0        | 80000001 | 80000001 | 80000000 | 1000080
            vadd.f32 s0, s2, s4  | 1000000 | 0        | 00000001 | 7fc00001 | 7fc00001 | 1000080
            # comparisons: only the first kind takes quiet NaNs
            vcmp.f32 s0, s4      | f0000000| 0        | 0        | 80000000 | 0        | 60000000
            vcmp.f32 s0, s4      | 0       | bf800000 | 0        | 3f800000 | bf800000 | 80000000
            vcmp.f32 s0, s4      | 0       | 3f800000 | 0        | ff800000 | 3f800000 | 20000000
            vcmp.f32 s0, s4      | 0       | 3f800000 | 0        | 7fc00000 | 3f800000 | 30000000
            vcmp.f32 s0, s4      | 0       | 3f800000 | 0        | 7f800001 | 3f800000 | 30000001
            vcmpe.f32 s0, s4     | 0       | 3f800000 | 0        | 7fc00000 | 3f800000 | 30000001
            vcmp.f32 s0, #0.0    | 1000000 | 00000001 | 0        | 0        | 00000001 | 61000080
            # a number beats a quiet NaN, not a signalling one; zeros have an order
            vmaxnm.f32 s0, s2, s4| 0       | 0        | 7fc00001 | ff800000 | ff800000 | 0
            vmaxnm.f32 s0, s2, s4| 0       | 0        | 7fc00001 | 7f800002 | 7fc00002 | 1
            vminnm.f32 s0, s2, s4| 0       | 0        | 3f800000 | 7f800002 | 7fc00002 | 1
            vminnm.f32 s0, s2, s4| 0       | 0        | 7fc00001 | 7fc00002 | 7fc00001 | 0
            vmaxnm.f32 s0, s2, s4| 0       | 0        | 80000000 | 0        | 0        | 0
            vminnm.f32 s0, s2, s4| 0       | 0        | 0        | 80000000 | 80000000 | 0
            # integers saturate; a loss on the way to saturation is no IXC
            vcvt.s32.f32 s0, s4  | 0       | 0        | 0        | 7fc00000 | 0        | 1
            vcvt.s32.f32 s0, s4  | 0       | 0        | 0        | 4f000000 | 7fffffff | 1
            vcvt.s32.f32 s0, s4  | 0       | 0        | 0        | cf000000 | 80000000 | 0
            vcvt.s32.f32 s0, s4  | 0       | 0        | 0        | ff800000 | 80000000 | 1
            vcvt.u32.f32 s0, s4  | 0       | 0        | 0        | bf7fffff | 0        | 10
            vcvt.u32.f32 s0, s4  | 0       | 0        | 0        | bf800000 | 0        | 1
            vcvtm.u32.f32 s0, s4 | 0       | 0        | 0        | bf000000 | 0        | 1
            vcvta.s32.f32 s0, s4 | 0       | 0        | 0        | c0200000 | fffffffd | 10
            vcvtn.s32.f32 s0, s4 | 0       | 0        | 0        | c0200000 | fffffffe | 10
            vcvtr.s32.f32 s0, s4 | 400000  | 0        | 0        | 40100000 | 3        | 400010
            # fixed point comes back rounded to nearest whatever the mode
            vcvt.f32.s32 s0, s0, #1 | c00000 | 7fffffff | 0      | 0        | 4e800000 | c00010
            vcvt.f32.s32 s0, s4  | c00000  | 0        | 0        | 7fffffff | 4effffff | c00010
            # rounding to integral values
            vrintr.f32 s0, s4    | 0       | 0        | 0        | be800000 | 80000000 | 0
            vrintx.f32 s0, s4    | 0       | 0        | 0        | be800000 | 80000000 | 10
            vrinta.f32 s0, s4    | 0       | 0        | 0        | 40200000 | 40400000 | 0
            vrintn.f32 s0, s4    | 0       | 0        | 0        | 40200000 | 40000000 | 0
            vrintz.f32 s0, s4    | 0       | 0        | 0        | ff800001 | ffc00001 | 1
            # half precision: the alternative format has neither infinities nor NaNs; flush-to-zero does not apply
            vcvtb.f16.f32 s0, s4 | 0       | abcd1234 | 0        | 477ff000 | abcd7c00 | 14
            vcvtb.f16.f32 s0, s4 | 4000000 | abcd1234 | 0        | 477ff000 | abcd7c00 | 4000010
            vcvtt.f16.f32 s0, s4 | 4000000 | abcd1234 | 0        | ff800000 | ffff1234 | 4000001
            vcvtt.f16.f32 s0, s4 | 4000000 | abcd1234 | 0        | ffc00000 | 80001234 | 4000001
            vcvtb.f16.f32 s0, s4 | 4000000 | abcd1234 | 0        | 48000000 | abcd7fff | 4000001
            vcvtb.f16.f32 s0, s4 | 1000000 | 0        | 0        | 33800000 | 00000001 | 1000000
            vcvtb.f32.f16 s0, s4 | 1000000 | 0        | 0        | 00000001 | 33800000 | 1000000
            vcvtb.f32.f16 s0, s4 | 0       | 0        | 0        | 0000fc01 | ffc02000 | 1
            vcvtt.f32.f16 s0, s4 | 4000000 | 0        | 0        | fc010000 | c7802000 | 4000000
            # NaNs keep the top of their fraction
            vcvt.f64.f32 d0, s4  | 0       | 0        | 0        | ff800001 | fff8000020000000 | 1
            vcvt.f64.f32 d0, s4  | 2000000 | 0        | 0        | ff800001 | 7ff8000000000000 | 2000001
            vcvt.f32.f64 s0, d2  | 0       | 0        | 0        | 7ff0000020000000 | 7fc00001 | 1
            vcvt.f32.f64 s0, d2  | 0       | 0        | 0        | fff8000000000001 | ffc00000 | 0
            vcvt.f32.f64 s0, d2  | 1000000 | 0        | 0        | b800000000000000 | 80000000 | 1000008
            """)
    void resultAndFlags(
            String assembly, String fpscr, String d, String n, String m, String expected, String expectedFpscr) {
        FpInstruction instruction = Stream.concat(SingleInstructions.ALL.stream(), DoubleInstructions.ALL.stream())
                .filter(i -> i.assembly().equals(assembly))
                .findFirst()
                .orElseThrow();
        Fpscr state = new Fpscr((int) hex(fpscr));
        long result = instruction.effect().apply(hex(d), hex(n), hex(m), state);
        assertThat(Long.toHexString(result) + " fpscr " + Integer.toHexString(state.bits()))
                .isEqualTo(Long.toHexString(hex(expected)) + " fpscr " + Long.toHexString(hex(expectedFpscr)));
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, HEXADECIMAL);
    }
}
