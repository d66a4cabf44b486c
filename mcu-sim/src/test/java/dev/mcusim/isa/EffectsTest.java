package dev.mcusim.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What instructions say they read and write. */
class EffectsTest {
    @ParameterizedTest(name = "{0}: reads {1}, writes {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adds r0, r1, r2               | r1 r2           | r0 N Z C V",
                "add r0, r8                    | r0 r8           | r0",
                "adc.w r0, r1, #1              | r1 C            | r0",
                "ands r0, r1                   | r0 r1 C         | r0 N Z C",
                "and.w r0, r1, r2, rrx         | r1 r2 C         | r0",
                "cmp r0, #1                    | r0              | N Z C V",
                "muls r0, r1                   | r0 r1           | r0 N Z",
                "movt r0, #1                   | r0              | r0",
                "bfi r0, r1, #0, #4            | r0 r1           | r0",
                "smlad r0, r1, r2, r3          | r1 r2 r3        | r0 Q",
                "smuad r0, r1, r2              | r1 r2           | r0 Q",
                "smusd r0, r1, r2              | r1 r2           | r0",
                "smlald r0, r1, r2, r3         | r0 r1 r2 r3     | r0 r1",
                "umull r0, r1, r2, r3          | r2 r3           | r0 r1",
                "uadd8 r0, r1, r2              | r1 r2           | r0 GE",
                "uqadd8 r0, r1, r2             | r1 r2           | r0",
                "sel r0, r1, r2                | r1 r2 GE        | r0",
                "ssat r0, #8, r1               | r1              | r0 Q",
                "ldr r0, [r1, r2]              | r1 r2 memory    | r0",
                "ldr.w r0, [r1], #4            | r1 memory       | r0 r1",
                "str.w r0, [r1, #4]!           | r0 r1           | r1 memory",
                "ldrd r0, r1, [r2]             | r2 memory       | r0 r1",
                "ldmia r0!, {r1, r2}           | r0 memory       | r0 r1 r2",
                "ldmia r0, {r0, r1}            | r0 memory       | r0 r1",
                "push {r4, lr}                 | sp r4 lr        | sp memory",
                "pop {r4, pc}                  | sp memory       | sp r4 pc",
                "bl 100                        |                 | lr pc",
                "bgt.n 100                     | N Z V           | pc",
                "cbz r0, 10                    | r0              | pc",
                "vfma.f32 s0, s1, s2           | s0 s1 s2 FPSCR  | s0 FPX",
                "vldr d1, [r0]                 | r0 memory       | s2 s3",
                "vpush {s16-s17}               | sp s16 s17      | sp memory",
                "vcmp.f32 s0, s1               | s0 s1 FPSCR     | FPSCR FPX",
                "vmrs APSR_nzcv, fpscr         | FPSCR           | N Z C V",
                "vmov r0, r1, d4               | s8 s9           | r0 r1",
            })
    void known(String text, String reads, String writes) {
        Instruction instruction = AssemblyText.parse(text).encode(false);
        assertThat(instruction.reads()).as("reads of %s", text).isEqualTo(resources(reads));
        assertThat(instruction.writes()).as("writes of %s", text).isEqualTo(resources(writes));
    }

    private static Resources resources(String words) {
        Resources all = Resources.NONE;
        for (String word : words == null ? new String[0] : words.split(" ", -1)) {
            if (word.matches("r\\d+")) {
                all = all.union(Resources.of(Register.of(Integer.parseInt(word.substring(1)))));
            } else if (word.matches("s\\d+")) {
                all = all.union(Resources.of(SRegister.of(Integer.parseInt(word.substring(1)))));
            } else {
                all = all.union(Effects.named(word));
            }
        }
        return all;
    }

    /** Whatever register an instruction names, it uses. */
    @Property(tries = 20)
    void everyRegisterOperandIsReadOrWritten(@ForAll long seed) {
        Random random = new Random(seed);
        for (Encoding row : InstructionSet.encodings()) {
            for (Instruction instruction : Samples.of(row, random, 1)) {
                Resources used = instruction.reads().union(instruction.writes());
                for (Resources named : named(instruction)) {
                    assertThat(used.contains(named)).as("%s", instruction).isTrue();
                }
            }
        }
    }

    private static List<Resources> named(Instruction instruction) {
        List<Resources> named = new ArrayList<>();
        for (Operand operand : instruction.operands()) {
            if (operand instanceof Register register) {
                named.add(Resources.of(register));
            } else if (operand instanceof ShiftedRegister shifted) {
                named.add(Resources.of(shifted.register()));
            } else if (operand instanceof SRegister single) {
                named.add(Resources.of(single));
            } else if (operand instanceof DRegister doubleword) {
                named.add(Resources.of(doubleword.low()).union(Resources.of(doubleword.high())));
            } else if (operand instanceof Address address) {
                named.add(Resources.of(address.base()));
            } else if (operand instanceof RegisterList list) {
                named.add(Resources.of(list));
            } else if (operand instanceof FpRegisterList list) {
                named.add(Resources.ofSingles(list.mask()));
            } else if (operand instanceof WritebackRegister base) {
                assertThat(instruction.writes().contains(base.register()))
                        .as("%s", instruction)
                        .isTrue();
            }
        }
        return named;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adds r0, r1, r2            | ALU",
                "add.w r0, r1, r2           | ALU",
                "add.w r0, r1, r2, lsl #1   | ALU_SHIFTED",
                "sxtb16 r0, r1, ror #8      | BIT_MANIPULATION",
                "usat r0, #8, r1            | SATURATE",
                "smlad r0, r1, r2, r3       | MULTIPLY",
                "smlald r0, r1, r2, r3      | MULTIPLY_LONG",
                "sdiv r0, r1, r2            | DIVIDE",
                "ldr r0, [r1, #4]           | LOAD",
                "ldrsb r0, [r1, r2]         | LOAD_NARROW",
                "strb r0, [r1, #1]          | STORE_NARROW",
                "pop {r4, pc}               | LOAD_MULTIPLE",
                "vldr s0, [r0]              | FP_LOAD",
                "vfma.f32 s0, s1, s2        | FP_MULTIPLY_ACCUMULATE",
                "vdiv.f64 d0, d1, d2        | DOUBLE_DIVIDE",
                "bne.n 100                  | BRANCH",
                "dsb sy                     | BARRIER",
            })
    void timingClass(String text, TimingClass timing) {
        assertThat(AssemblyText.parse(text).encode(false).timingClass()).isEqualTo(timing);
    }
}
