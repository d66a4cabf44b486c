package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;

/** Which accesses must be aligned, and at which moment that is decided. The title of a test is the assembly it runs. */
class AlignmentTest {

    @EveryCore
    @DisplayName("ldrd, strd, ldm, stm, vldr, vstr at an address that is no multiple of 4")
    void alignment(CoreDriver core) {
        Code[] codes = {
            new Code("ldrd r2, r3, [r0]", 0xe9d0, 0x2300),
            new Code("strd r2, r3, [r0, #8]", 0xe9c0, 0x2302),
            new Code("ldm r0, {r2, r3}", 0xe890, 0x000c),
            new Code("stmdb r0!, {r2, r3}", 0xe920, 0x000c),
            new Code("ldrex r2, [r0]", 0xe850, 0x2f00)
        };
        for (Code code : codes) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, 0x2000_0102);
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.UNALIGNED);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE);
            }
        }
    }

    @EveryCore
    @DisplayName("adds r0, #2; ldrd r2, r3, [r0]: the base as it is at the access counts")
    void alignmentOfAMovedBase(CoreDriver core) {
        Code[] aligned = {
            new Code("adds r0, #2; ldrd r2, r3, [r0]; bkpt 0", 0x3002, 0xe9d0, 0x2300, 0xbe00),
            new Code("movs r4, #2; adds r0, r0, r4; ldm r0, {r2, r3}; bkpt 0", 0x2402, 0x1900, 0xe890, 0x000c, 0xbe00),
            new Code(
                    "ldrh r1, [r0], #2; ldrd r2, r3, [r0], #8; ldrd r2, r3, [r0]; bkpt 0",
                    0xf830,
                    0x1b02,
                    0xe8f0,
                    0x2302,
                    0xe9d0,
                    0x2300,
                    0xbe00),
            new Code("cmp r0, r0; it ne; ldrdne r2, r3, [r0]; bkpt 0", 0x4280, 0xbf18, 0xe9d0, 0x2300, 0xbe00)
        };
        for (Code code : aligned) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, 0x2000_0102);
                assertThat(machine.run(-1, CoreDriver.PLENTY))
                        .as(code.assembly())
                        .isInstanceOf(Breakpoint.class);
            }
        }
        try (Machine machine = core.m4(new Code(
                "mov r1, r0; adds r1, #6; adds r0, #4; strd r2, r3, [r1]; bkpt 0",
                0x4601,
                0x3106,
                0x3004,
                0xe9c1,
                0x2300,
                0xbe00))) {
            machine.setRegister(Register.R0, 0x2000_0100);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.address()).hasValue(0x2000_0106L);
            assertThat(machine.counters().instructions()).isEqualTo(3);
        }
    }

    @EveryCore
    @DisplayName(
            "1: ldr r1, [r2], #4; adds r6, #1; ldrd r4, r5, [r1]; subs r3, #1; bne 1b; bkpt 0: the 40th pointer is odd")
    void alignmentOfALoadedBase(CoreDriver core) {
        Code code = new Code(
                "1: ldr r1, [r2], #4; adds r6, #1; ldrd r4, r5, [r1]; subs r3, #1; bne 1b; bkpt 0",
                0xf852,
                0x1b04,
                0x3601,
                0xe9d1,
                0x4500,
                0x3b01,
                0xd1f8,
                0xbe00);
        for (int wrong : new int[] {0, 1, 40}) {
            try (Machine machine = core.m4(code)) {
                ByteBuffer pointers = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 50; i++) {
                    pointers.putInt(0x2000_1000 + 4 * i + (i == wrong ? 1 : 0));
                }
                machine.writeMemory(0x2000_0000, pointers.array());
                machine.setRegister(Register.R2, 0x2000_0000);
                machine.setRegister(Register.R3, 50);
                machine.setRegister(Register.R6, 0);
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE + 6);
                assertThat(report.address()).hasValue(0x2000_1001L + 4L * wrong);
                assertThat(machine.register(Register.R6)).isEqualTo(wrong + 1);
                assertThat(machine.counters().instructions()).isEqualTo(5 * wrong + 2);
                assertThat(machine.profile().function("main").orElseThrow().instructions())
                        .isEqualTo(5 * wrong + 2);
            }
        }
    }

    @EveryCore
    @DisplayName(
            "lsls r0, r1, #30; it eq; ldrdeq r4, r5, [r1]: skipped where r1 is odd; also with a page's end behind it")
    void alignmentUnderACondition(CoreDriver core) {
        int[] loop = {0xf852, 0x1b04, 0x0788, 0xbf08, 0xe9d1, 0x4500, 0x3701, 0x3b01, 0xd1f6, 0xbe00};
        for (int nops : new int[] {0, 0xdf8 / 2}) {
            int[] halfwords = new int[nops + loop.length];
            Arrays.fill(halfwords, 0, nops, 0xbf00);
            System.arraycopy(loop, 0, halfwords, nops, loop.length);
            Code code = new Code(
                    nops + " nops; 1: ldr r1, [r2], #4; lsls r0, r1, #30; it eq; ldrdeq r4, r5, [r1]; adds r7, #1;"
                            + " subs r3, #1; bne 1b; bkpt 0",
                    halfwords);
            try (Machine machine = core.m4(code)) {
                ByteBuffer pointers = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 20; i++) {
                    pointers.putInt(0x2000_1000 + i);
                }
                machine.writeMemory(0x2000_0000, pointers.array());
                machine.writeMemory(0x2000_1010, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
                machine.setRegister(Register.R2, 0x2000_0000);
                machine.setRegister(Register.R3, 20);
                machine.setRegister(Register.R7, 0);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(machine.register(Register.R7)).isEqualTo(20);
                assertThat(machine.register(Register.R5)).isEqualTo(0x0807_0605);
                assertThat(machine.counters().instructions()).isEqualTo(nops + 20 * 7);
                assertThat(machine.profile().function("main").orElseThrow().instructions())
                        .isEqualTo(nops + 20 * 7);
            }
        }
    }

    @EveryCore
    @DisplayName(
            "1: adds r0, r1, r4; ldrd r5, r6, [r0]; subs r3, #1; bne 1b; ldrd r5, r6, [r1]; bkpt 0: of two odd addends")
    void alignmentOfASum(CoreDriver core) {
        Code code = new Code(
                "1: adds r0, r1, r4; ldrd r5, r6, [r0]; subs r3, #1; bne 1b; ldrd r5, r6, [r1]; bkpt 0",
                0x1908,
                0xe9d0,
                0x5600,
                0x3b01,
                0xd1fa,
                0xe9d1,
                0x5600,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R1, 0x2000_0101);
            machine.setRegister(Register.R3, 30);
            machine.setRegister(Register.R4, 3);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 10);
            assertThat(machine.counters().instructions()).isEqualTo(120);
        }
    }

    @EveryCore
    @DisplayName("ldr r1, [r0, #1] faults once CCR.UNALIGN_TRP is set")
    void trappedUnalignedAccess(CoreDriver core) {
        Code code = new Code(
                "ldr r1, [r0, #1]; movw r2, #0xed14; movt r2, #0xe000; ldr r3, [r2]; orr r3, r3, #8; str r3, [r2];"
                        + " isb; ldr r1, [r0, #4]; ldrb r1, [r0, #1]; ldrh r1, [r0, r5, lsl #1]; ldr r1, [r0, #1]; bkpt 0",
                0xf8d0,
                0x1001,
                0xf64e,
                0x5214,
                0xf2ce,
                0x0200,
                0x6813,
                0xf043,
                0x0308,
                0x6013,
                0xf3bf,
                0x8f6f,
                0x6841,
                0x7841,
                0xf830,
                0x1015,
                0xf8d0,
                0x1001,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, 0x2000_0100);
            machine.setRegister(Register.R5, 3);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.address()).hasValue(0x2000_0101L);
            assertThat(machine.counters().instructions()).isEqualTo(10);
        }
    }

    @EveryCore
    @DisplayName("ldr, ldrh, str, strh at unaligned addresses work")
    void unalignedAccesses(CoreDriver core) {
        Code code = new Code(
                "ldr r1, [r0, #1]; ldrh r2, [r0, #3]; str r1, [r0, #9]; strh r2, [r0, #15]; bkpt 0",
                0xf8d0,
                0x1001,
                0xf8b0,
                0x2003,
                0xf8c0,
                0x1009,
                0xf8a0,
                0x200f,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.writeMemory(0x2000_0100, new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
            machine.setRegister(Register.R0, 0x2000_0100);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R1)).isEqualTo(0x0403_0201);
            assertThat(machine.register(Register.R2)).isEqualTo(0x0403);
            assertThat(machine.readMemory(0x2000_0109, 8))
                    .containsSequence(1, 2, 3, 4)
                    .endsWith(3, 4);
        }
    }
}
