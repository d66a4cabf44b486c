package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** Branches, table branches and IT blocks. The title of a test is the assembly it runs. */
class BranchTest {

    private static final int TABLE = 0x2000_0100;

    @EveryCore
    @DisplayName("tbb [pc, r0]; tbh [pc, r0, lsl #1]: a table behind the instruction")
    void tableBehind(CoreDriver core) {
        Code[] codes = {
            new Code(
                    "tbb [pc, r0]; .byte 2, 3, 4, 5; bkpt 0; bkpt 1; bkpt 2; bkpt 3",
                    0xe8df,
                    0xf000,
                    0x0302,
                    0x0504,
                    0xbe00,
                    0xbe01,
                    0xbe02,
                    0xbe03),
            new Code(
                    "tbh [pc, r0, lsl #1]; .short 4, 5, 6, 7; bkpt 0; bkpt 1; bkpt 2; bkpt 3",
                    0xe8df,
                    0xf010,
                    0x0004,
                    0x0005,
                    0x0006,
                    0x0007,
                    0xbe00,
                    0xbe01,
                    0xbe02,
                    0xbe03)
        };
        for (Code code : codes) {
            for (int i = 0; i < 4; i++) {
                try (Machine machine = core.m4(code)) {
                    machine.setRegister(Register.R0, i);
                    StopReason stop = machine.run(-1, CoreDriver.PLENTY);
                    assertThat(stop).isInstanceOf(Breakpoint.class);
                    assertThat(((Breakpoint) stop).immediate()).isEqualTo(i);
                    assertThat(machine.counters().instructions()).isEqualTo(1);
                }
            }
        }
    }

    @EveryCore
    @DisplayName("tbb [r1, r0]; tbh [r1, r0, lsl #1]: a table in RAM; entries are unsigned")
    void tableInMemory(CoreDriver core) {
        Code[] codes = {
            beyondSpace("tbb [r1, r0]; .space 508; bkpt 7", 0xe8d1, 0xf000, 254, 0xbe07),
            beyondSpace("tbh [r1, r0, lsl #1]; .space 508; bkpt 7", 0xe8d1, 0xf010, 254, 0xbe07)
        };
        for (Code code : codes) {
            try (Machine machine = core.m4(code)) {
                machine.writeMemory(TABLE, new byte[] {0, 0, (byte) 0xfe, 0});
                machine.setRegister(Register.R0, code.equals(codes[0]) ? 2 : 1);
                machine.setRegister(Register.R1, TABLE);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 512, 7));
            }
        }
    }

    /** A 32-bit instruction, zeros, and a 16-bit instruction. */
    private static Code beyondSpace(String assembly, int first, int second, int zeros, int last) {
        int[] halfwords = new int[zeros + 3];
        halfwords[0] = first;
        halfwords[1] = second;
        halfwords[zeros + 2] = last;
        return new Code(assembly, halfwords);
    }

    @EveryCore
    @DisplayName(
            "ite ne; movne r1, #1; bxeq lr, popeq {pc}, ldreq pc, [sp], blxeq lr, moveq pc, r2: a branch may be last in an IT block")
    void branchesLastInItBlocks(CoreDriver core) {
        Code[] codes = {
            new Code("cmp r0, #0; ite ne; movne r1, #1; bxeq lr; bkpt 0", 0x2800, 0xbf14, 0x2101, 0x4770, 0xbe00),
            new Code(
                    "push {lr}; cmp r0, #0; ite ne; movne r1, #1; popeq {pc}; bkpt 0",
                    0xb500,
                    0x2800,
                    0xbf14,
                    0x2101,
                    0xbd00,
                    0xbe00),
            new Code(
                    "push {lr}; cmp r0, #0; ite ne; movne r1, #1; ldreq pc, [sp], #4; bkpt 0",
                    0xb500,
                    0x2800,
                    0xbf14,
                    0x2101,
                    0xf85d,
                    0xfb04,
                    0xbe00),
            new Code("cmp r0, #0; ite ne; movne r1, #1; blxeq lr; bkpt 0", 0x2800, 0xbf14, 0x2101, 0x47f0, 0xbe00),
            new Code(
                    "mov r2, lr; cmp r0, #0; ite ne; movne r1, #1; moveq pc, r2; bkpt 0",
                    0x4672,
                    0x2800,
                    0xbf14,
                    0x2101,
                    0x4697,
                    0xbe00)
        };
        for (Code code : codes) {
            for (int zero = 0; zero < 2; zero++) {
                try (Machine machine = core.m4(code)) {
                    machine.writeMemory(0x2000_2000, new Code("bkpt 5", 0xbe05).bytes());
                    machine.setRegister(Register.LR, 0x2000_2001);
                    machine.setRegister(Register.R0, zero);
                    machine.setRegister(Register.R1, 0);
                    StopReason stop = machine.run(-1, CoreDriver.PLENTY);
                    assertThat(((Breakpoint) stop).immediate())
                            .as(code.assembly())
                            .isEqualTo(zero == 0 ? 5 : 0);
                    assertThat(machine.register(Register.R1)).isEqualTo(zero);
                }
            }
        }
    }

    @EveryCore
    @DisplayName(
            "cmp r0, #0; itet eq; cmpeq r0, #1; addne r1, #1; addeq r1, #2: conditions see flags changed within the block")
    void flagsChangeWithinTheBlock(CoreDriver core) {
        Code code = new Code(
                "movs r1, #0; cmp r0, #0; itet eq; cmpeq r0, #1; addne r1, #1; addeq r1, #2; adds r1, #4; bkpt 0",
                0x2100,
                0x2800,
                0xbf0a,
                0x2801,
                0x3101,
                0x3102,
                0x3104,
                0xbe00);
        for (int value = 0; value < 2; value++) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, value);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(machine.register(Register.R1)).isEqualTo(5);
                assertThat(machine.xpsr() & 0x0600_fc00).isZero();
            }
        }
    }

    @EveryCore
    @DisplayName(
            "ittt eq; addeq r1, r1, #1; subeq r2, r2, #1; lsleq r3, r3, #1: 16-bit arithmetic leaves the flags alone there")
    void sixteenBitArithmeticInItBlocks(CoreDriver core) {
        Code code = new Code(
                "cmp r0, r0; ittt eq; addeq r1, r1, #1; subeq r2, r2, #1; lsleq r3, r3, #1; mrs r4, apsr; bkpt 0",
                0x4280,
                0xbf02,
                0x3101,
                0x3a01,
                0x005b,
                0xf3ef,
                0x8400,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R1, -2);
            machine.setRegister(Register.R2, 0);
            machine.setRegister(Register.R3, 0x4000_0000);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R4)).isEqualTo(0x6000_0000);
            assertThat(machine.register(Register.R3)).isEqualTo(0x8000_0000);
        }
    }
}
