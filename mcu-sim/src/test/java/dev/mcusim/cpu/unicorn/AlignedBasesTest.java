package dev.mcusim.cpu.unicorn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.timing.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On what the alignment of a block's accesses depends. */
class AlignedBasesTest {

    /**
     * A block.
     *
     * @param assembly  what it says
     * @param expected  registers that must hold multiples of 4, and {@code ?n} for an undecided access of instruction n
     * @param halfwords what GNU as made of it
     */
    private record Case(String assembly, String expected, int... halfwords) {

        @Override
        public String toString() {
            return assembly + " -> " + expected;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("ldrd r2, r3, [r0]", "R0", 0xe9d0, 0x2300),
                new Case("movs r0, #4; ldrd r2, r3, [r0]", "", 0x2004, 0xe9d0, 0x2300),
                new Case("movs r0, #6; ldrd r2, r3, [r0]", "?1", 0x2006, 0xe9d0, 0x2300),
                new Case(
                        "movw r0, #4; movt r0, #0x2001; ldrd r2, r3, [r0]",
                        "",
                        0xf240,
                        0x0004,
                        0xf2c2,
                        0x0001,
                        0xe9d0,
                        0x2300),
                new Case("mov r0, sp; ldrd r2, r3, [r0]", "", 0x4668, 0xe9d0, 0x2300),
                new Case("add r0, pc, #8; ldrd r2, r3, [r0]", "", 0xa002, 0xe9d0, 0x2300),
                new Case("adds r0, r1, r4; ldrd r2, r3, [r0]", "R1 R4", 0x1908, 0xe9d0, 0x2300),
                new Case("add.w r0, r1, r4, lsl #2; ldrd r2, r3, [r0]", "R1", 0xeb01, 0x0084, 0xe9d0, 0x2300),
                new Case("add.w r0, r1, r4, lsl #1; ldrd r2, r3, [r0]", "R1 R4", 0xeb01, 0x0044, 0xe9d0, 0x2300),
                new Case("sub.w r0, r1, #8; ldrd r2, r3, [r0]", "R1", 0xf1a1, 0x0008, 0xe9d0, 0x2300),
                new Case("adds r0, #2; ldrd r2, r3, [r0]", "?1", 0x3002, 0xe9d0, 0x2300),
                new Case("lsls r0, r1, #2; ldrd r2, r3, [r0]", "", 0x0088, 0xe9d0, 0x2300),
                new Case("lsrs r0, r1, #2; ldrd r2, r3, [r0]", "?1", 0x0888, 0xe9d0, 0x2300),
                new Case("bic r0, r1, #3; ldrd r2, r3, [r0]", "", 0xf021, 0x0003, 0xe9d0, 0x2300),
                new Case("bic r0, r1, #1; ldrd r2, r3, [r0]", "R1", 0xf021, 0x0001, 0xe9d0, 0x2300),
                new Case("and r0, r1, #60; ldrd r2, r3, [r0]", "", 0xf001, 0x003c, 0xe9d0, 0x2300),
                new Case("and r0, r1, #7; ldrd r2, r3, [r0]", "R1", 0xf001, 0x0007, 0xe9d0, 0x2300),
                new Case("mul r0, r1, r4; ldrd r2, r3, [r0]", "R1", 0xfb01, 0xf004, 0xe9d0, 0x2300),
                new Case("mla r0, r1, r4, r5; ldrd r2, r3, [r0]", "R1 R5", 0xfb01, 0x5004, 0xe9d0, 0x2300),
                new Case("ldr r2, [r0], #8; ldrd r2, r3, [r0]", "R0", 0xf850, 0x2b08, 0xe9d0, 0x2300),
                new Case("ldrh r2, [r0], #2; ldrd r2, r3, [r0]", "?1", 0xf830, 0x2b02, 0xe9d0, 0x2300),
                new Case(
                        "ldm r0!, {r2, r3}; vldm r0!, {s0-s3}; ldrd r2, r3, [r0]",
                        "R0",
                        0xc80c,
                        0xecb0,
                        0x0a04,
                        0xe9d0,
                        0x2300),
                new Case("ldr r0, [r1]; ldrd r2, r3, [r0]", "?1", 0x6808, 0xe9d0, 0x2300),
                new Case("ldrd r0, r3, [r0]; ldrd r2, r3, [r0]", "R0 ?1", 0xe9d0, 0x0300, 0xe9d0, 0x2300),
                new Case("vmov r0, s5; ldrd r2, r3, [r0]", "S5", 0xee12, 0x0a90, 0xe9d0, 0x2300),
                new Case(
                        "vmov s5, r1; vmov s6, s5; vmov r0, s6; ldrd r2, r3, [r0]",
                        "R1",
                        0xee02,
                        0x1a90,
                        0xeeb0,
                        0x3a62,
                        0xee13,
                        0x0a10,
                        0xe9d0,
                        0x2300),
                new Case("vmov r4, r0, d3; ldrd r2, r3, [r0]", "S7", 0xec50, 0x4b13, 0xe9d0, 0x2300),
                new Case(
                        "vldr s5, [sp]; vmov r0, s5; ldrd r2, r3, [r0]",
                        "?2",
                        0xeddd,
                        0x2a00,
                        0xee12,
                        0x0a90,
                        0xe9d0,
                        0x2300),
                new Case("it eq; moveq r0, r1; ldrd r2, r3, [r0]", "R0 R1", 0xbf08, 0x4608, 0xe9d0, 0x2300),
                new Case("it eq; ldreq r0, [r1]; ldrd r2, r3, [r0]", "?2", 0xbf08, 0x6808, 0xe9d0, 0x2300),
                new Case(
                        "vldr s0, [r1, #4]; strex r2, r3, [r4]; ldr r5, [r6]; stmdb r5!, {r2, r3}",
                        "R1 R4 ?3",
                        0xed91,
                        0x0a01,
                        0xe844,
                        0x3200,
                        0x6835,
                        0xe925,
                        0x000c));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conditions(Case block) {
        short[] code = new short[block.halfwords.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (short) block.halfwords[i];
        }
        AlignedBases bases = AlignedBases.of(new CodeBlock(0x0800_0000, code));
        List<String> found = new ArrayList<>();
        for (int register = 0; register < 48; register++) {
            if ((bases.registers() >> register & 1) != 0) {
                found.add(register < 16 ? "R" + register : "S" + (register - 16));
            }
        }
        bases.undecided().forEach(index -> found.add("?" + index));
        assertThat(String.join(" ", found)).isEqualTo(block.expected);
        assertThat((bases.mask() & MultiplesOfFour.UNKNOWN) != 0)
                .isEqualTo(!bases.undecided().isEmpty());
    }
}
