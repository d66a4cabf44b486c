package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Asleep;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.BudgetSpent;
import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every core must do. One subclass per core; the title of a test is the assembly it runs. */
abstract class CpuCoreTest {

    private static final long PLENTY = 1_000_000;

    /** The core under test. */
    abstract CoreKind kind();

    @Test
    @DisplayName("movs r0, #1; adds r0, r0, #2; bkpt 7")
    void breakpoint() {
        try (Machine machine =
                TestBoard.m4(kind(), new Code("movs r0, #1; adds r0, r0, #2; bkpt 7", 0x2001, 0x3002, 0xbe07))) {
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 7));
            assertThat(machine.register(Register.R0)).isEqualTo(3);
            assertThat(machine.counters().instructions()).isEqualTo(2);
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 7));
            assertThat(machine.counters().instructions()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("reset takes sp and pc from the vector table, lr is 0xffffffff")
    void reset() {
        try (Machine machine = TestBoard.m7(kind(), new Code("nop", 0xbf00))) {
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE);
            assertThat(machine.register(Register.LR)).isEqualTo(-1);
            assertThat(machine.counters()).isEqualTo(new Counters(0, 0));
        }
    }

    @Test
    @DisplayName("1: adds r0, #1; b 1b, stopped by a budget at any instruction")
    void budgetIsExact() {
        try (Machine machine = TestBoard.m4(
                kind(), new Code("1: adds r0, #1; adds r1, #1; adds r2, #1; b 1b", 0x3001, 0x3101, 0x3201, 0xe7fb))) {
            int start = machine.register(Register.R0);
            long total = 0;
            for (int budget = 0; budget < 40; budget++) {
                assertThat(machine.run(-1, budget)).isEqualTo(new BudgetSpent(budget));
                total += budget;
                assertThat(machine.counters().instructions()).isEqualTo(total);
                assertThat(machine.register(Register.PC)).isEqualTo((int) (TestBoard.CODE + 2 * (total % 4)));
                assertThat(machine.register(Register.R0) - start).isEqualTo((int) ((total + 3) / 4));
            }
        }
    }

    @Test
    @DisplayName("movs r0, #0; 1: adds r0, #1; cmp r0, #9; bne 1b; bkpt 0, stopped at every address in turn")
    void untilWithinABlock() {
        Code code = new Code(
                "movs r0, #0; 1: adds r0, #1; cmp r0, #9; bne 1b; bkpt 0", 0x2000, 0x3001, 0x2809, 0xd1fc, 0xbe00);
        for (int offset = 0; offset <= 8; offset += 2) {
            try (Machine machine = TestBoard.m4(kind(), code)) {
                machine.run(-1, 6);
                long until = TestBoard.CODE + offset;
                StopReason reason = machine.run(until | 1, PLENTY);
                assertThat(reason)
                        .isEqualTo(offset == 0 ? new Breakpoint(TestBoard.CODE + 8, 0) : new ReachedAddress(until));
                long count = machine.counters().instructions();
                assertThat(count).isEqualTo(new long[] {28, 7, 8, 6, 28}[offset / 2]);
                assertThat(machine.run(until, PLENTY)).isEqualTo(reason);
                assertThat(machine.counters().instructions()).isEqualTo(count);
            }
        }
    }

    @Test
    @DisplayName("cmp r0, r0; ittee eq; moveq r1, #1; moveq r2, #2; movne r3, #3; movne r4, #4: skipped ones count")
    void skippedInstructionsCount() {
        Code code = new Code(
                "movs r3, #0; movs r4, #0; cmp r0, r0; ittee eq; moveq r1, #1; moveq r2, #2; movne r3, #3; movne r4,"
                        + " #4; bkpt 0",
                0x2300,
                0x2400,
                0x4280,
                0xbf07,
                0x2101,
                0x2202,
                0x2303,
                0x2404,
                0xbe00);
        for (int budget = 0; budget <= 8; budget++) {
            try (Machine machine = TestBoard.m4(kind(), code)) {
                assertThat(machine.run(-1, budget)).isEqualTo(new BudgetSpent(budget));
                assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE + 2 * budget);
                assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 16, 0));
                assertThat(machine.counters().instructions()).isEqualTo(8);
                assertThat(machine.register(Register.R1)).isEqualTo(1);
                assertThat(machine.register(Register.R2)).isEqualTo(2);
                assertThat(machine.register(Register.R3)).isZero();
                assertThat(machine.register(Register.R4)).isZero();
            }
        }
    }

    @Test
    @DisplayName(
            "ldr r1, [r0], #4; ldr r1, [r0], #4; ...: the one that leaves SRAM2 faults, the ones before it have happened")
    void faultInsideABlock() {
        Code code = new Code(
                "adds r2, #1; ldr r1, [r0], #4; ldr r1, [r0], #4; ldr r1, [r0], #4; adds r2, #1; bkpt 0",
                0x3201,
                0xf850,
                0x1b04,
                0xf850,
                0x1b04,
                0xf850,
                0x1b04,
                0x3201,
                0xbe00);
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.setRegister(Register.R0, 0x2001_fff8);
            machine.setRegister(Register.R2, 0);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 10);
            assertThat(report.address()).hasValue(0x2002_0000L);
            assertThat(report.symbol()).hasValue("main+0xa");
            assertThat(report.region()).hasValue("right at the end of SRAM2 [0x2001c000, 0x20020000)");
            assertThat(report.registers().value(Register.R0)).isEqualTo(0x2002_0000);
            assertThat(report.registers().value(Register.PC)).isEqualTo((int) TestBoard.CODE + 10);
            assertThat(machine.register(Register.R2)).isEqualTo(1);
            assertThat(machine.counters().instructions()).isEqualTo(3);
            assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE + 10);
        }
    }

    @Test
    @DisplayName(
            "a fault after 1000 rounds of a loop that changes memory is found at its round, with memory as it was then")
    void faultAfterALoop() {
        Code code = new Code(
                "1: ldr r1, [r2]; adds r1, #1; str r1, [r2]; str r1, [r0], #4; subs r3, #1; bne 1b; bkpt 0",
                0x6811,
                0x3101,
                0x6011,
                0xf840,
                0x1b04,
                0x3b01,
                0xd1f8,
                0xbe00);
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.setRegister(Register.R0, 0x2002_0000 - 4000);
            machine.setRegister(Register.R2, 0x2000_0000);
            machine.setRegister(Register.R3, 5000);
            machine.writeMemory(0x2000_0000, new byte[4]);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_WRITE);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 6);
            assertThat(machine.readWord(0x2000_0000)).isEqualTo(1001);
            assertThat(machine.readWord(0x2001_fffc)).isEqualTo(1000);
            assertThat(machine.counters().instructions()).isEqualTo(6003);
            assertThat(machine.profile().function("main").orElseThrow().instructions())
                    .isEqualTo(6003);
        }
    }

    @Test
    @DisplayName("str r0, [r1] into flash faults and leaves flash as it was")
    void flashIsReadOnly() {
        try (Machine machine = TestBoard.m7(kind(), new Code("str r0, [r1]; bkpt 0", 0x6008, 0xbe00))) {
            machine.setRegister(Register.R1, 0x0800_0000);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.READ_ONLY_WRITE);
            assertThat(report.address()).hasValue(0x0800_0000L);
            assertThat(report.sentence()).contains("main").contains("read-only").contains("FLASH");
            assertThat(machine.readWord(0x0800_0000)).isEqualTo(TestBoard.STACK);
        }
    }

    @Test
    @DisplayName("ldr r0, [r1] with r1 two bytes before the end of SRAM2: the access straddles the end")
    void accessAcrossTheEnd() {
        try (Machine machine = TestBoard.m4(kind(), new Code("ldr r0, [r1]; bkpt 0", 0x6808, 0xbe00))) {
            machine.setRegister(Register.R1, 0x2001_fffe);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE);
        }
    }

    @Test
    @DisplayName("ldr r0, [r1] with r1 two bytes before the end of SRAM1 reads across into SRAM2")
    void accessAcrossTwoRegions() {
        try (Machine machine = TestBoard.m4(kind(), new Code("ldr r0, [r1]; bkpt 0", 0x6808, 0xbe00))) {
            machine.writeMemory(0x2001_bffc, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            machine.setRegister(Register.R1, 0x2001_bffe);
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(0x0605_0403);
        }
    }

    @Test
    @DisplayName("ldrb r0, [r1], #1 through the OTP area, which ends inside a page: 528 bytes and no more")
    void regionEndInsideAPage() {
        try (Machine machine = TestBoard.m4(kind(), new Code("1: ldrb r0, [r1], #1; b 1b", 0xf811, 0x0b01, 0xe7fc))) {
            machine.setRegister(Register.R1, 0x1fff_7800);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(report.address()).hasValue(0x1fff_7a10L);
            assertThat(machine.counters().instructions()).isEqualTo(2 * 528);
            assertThat(machine.register(Register.R0)).isEqualTo(0xff);
            assertThat(machine.register(Register.R1)).isEqualTo(0x1fff_7a10);
        }
    }

    @Test
    @DisplayName("strb r0, [r1] into the OTP area faults")
    void oneTimeProgrammableMemoryIsReadOnly() {
        try (Machine machine = TestBoard.m4(kind(), new Code("strb r0, [r1]; bkpt 0", 0x7008, 0xbe00))) {
            machine.setRegister(Register.R1, 0x1fff_7800);
            assertThat(fault(machine.run(-1, PLENTY)).kind()).isEqualTo(FaultKind.READ_ONLY_WRITE);
        }
    }

    @Test
    @DisplayName("bx r0 into CCM, which holds data only")
    void coreCoupledMemoryIsExecuteNever() {
        try (Machine machine =
                TestBoard.machine("nucleo-f429zi", kind(), new Code("bx r0", 0x4700), MachineOptions.DEFAULT)) {
            machine.setRegister(Register.R0, 0x1000_0001);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.EXECUTE_NEVER);
            assertThat(report.pc()).isEqualTo(0x1000_0000L);
            assertThat(report.region().orElseThrow()).contains("CCM");
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("bx r0 to 0x60000000, 0x40000000, 0xfffffff8, where there is no memory")
    void fetchWithoutMemory() {
        for (long target : new long[] {0x6000_0000L, 0x4000_0000L, 0xffff_fff8L}) {
            try (Machine machine = TestBoard.m4(kind(), new Code("bx r0", 0x4700))) {
                machine.setRegister(Register.R0, (int) target | 1);
                FaultReport report = fault(machine.run(-1, PLENTY));
                assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_FETCH);
                assertThat(report.pc()).isEqualTo(target);
            }
        }
    }

    @Test
    @DisplayName("bx r0; pop {pc}; ldr pc, [sp] with an even address leave Thumb state")
    void evenBranchTarget() {
        for (Code code : new Code[] {
            new Code("bx r0", 0x4700),
            new Code("push {r0}; pop {pc}", 0xb401, 0xbd00),
            new Code("push {r0}; ldr pc, [sp]", 0xb401, 0xf8dd, 0xf000)
        }) {
            try (Machine machine = TestBoard.m4(kind(), code)) {
                machine.setRegister(Register.R0, (int) TestBoard.CODE);
                FaultReport report = fault(machine.run(-1, PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.INVALID_STATE);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE);
                assertThat(machine.counters().instructions()).isEqualTo(code.halfwords().length > 1 ? 2 : 1);
            }
        }
    }

    @Test
    @DisplayName("nop; udf #1")
    void undefinedInstruction() {
        try (Machine machine = TestBoard.m4(kind(), new Code("nop; udf #1", 0xbf00, 0xde01))) {
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("adds r0, #1; vadd.f32 s0, s1, s2 before CPACR enables the FPU")
    void floatingPointNeedsCpacr() {
        try (Machine machine = TestBoard.m4(
                kind(), new Code("adds r0, #1; vadd.f32 s0, s1, s2; bkpt 0", 0x3001, 0xee30, 0x0a81, 0xbe00))) {
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.FPU_DISABLED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("cmp r0, r0; it ne; vaddne.f32 s0, s1, s2: a skipped instruction needs no FPU")
    void skippedFloatingPointNeedsNoCpacr() {
        try (Machine machine = TestBoard.m4(
                kind(),
                new Code("cmp r0, r0; it ne; vaddne.f32 s0, s1, s2; bkpt 0", 0x4280, 0xbf18, 0xee30, 0x0a81, 0xbe00))) {
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.counters().instructions()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("start-up code sets CPACR, then vadd.f32 works, with and without dsb; isb between")
    void startUpEnablesTheFpu() {
        String enable = "movw r0, #0xed88; movt r0, #0xe000; ldr r1, [r0]; orr r1, r1, #0xf00000; str r1, [r0]; ";
        Code[] codes = {
            new Code(
                    "movw r0, #0xed88; movt r0, #0xe000; ldr r1, [r0]; orr r1, r1, #0xf00000; str r1, [r0]; "
                            + "dsb; isb; vadd.f32 s0, s1, s2; bkpt 0",
                    0xf64e,
                    0x5088,
                    0xf2ce,
                    0x0000,
                    0x6801,
                    0xf441,
                    0x0170,
                    0x6001,
                    0xf3bf,
                    0x8f4f,
                    0xf3bf,
                    0x8f6f,
                    0xee30,
                    0x0a81,
                    0xbe00),
            new Code(
                    "movw r0, #0xed88; movt r0, #0xe000; ldr r1, [r0]; orr r1, r1, #0xf00000; str r1, [r0]; "
                            + "vadd.f32 s0, s1, s2; bkpt 0",
                    0xf64e,
                    0x5088,
                    0xf2ce,
                    0x0000,
                    0x6801,
                    0xf441,
                    0x0170,
                    0x6001,
                    0xee30,
                    0x0a81,
                    0xbe00)
        };
        for (Code code : codes) {
            assertThat(code.assembly()).startsWith(enable);
            try (Machine machine = TestBoard.m7(kind(), code)) {
                machine.setRegister(SRegister.S1, Float.floatToRawIntBits(1.5f));
                machine.setRegister(SRegister.S2, Float.floatToRawIntBits(2.25f));
                assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(Float.intBitsToFloat(machine.register(SRegister.S0))).isEqualTo(3.75f);
                assertThat(machine.counters().instructions()).isEqualTo(code.equals(codes[0]) ? 8 : 6);
            }
        }
    }

    @Test
    @DisplayName("movs r1, #0; sdiv r0, r0, r1 gives 0, and faults once CCR.DIV_0_TRP is set")
    void divisionByZero() {
        Code code = new Code(
                "movs r1, #0; sdiv r0, r0, r1; movw r2, #0xed14; movt r2, #0xe000; ldr r3, [r2]; orr r3, r3, #0x10;"
                        + " str r3, [r2]; isb; udiv r0, r0, r1; bkpt 0",
                0x2100,
                0xfb90,
                0xf0f1,
                0xf64e,
                0x5214,
                0xf2ce,
                0x0200,
                0x6813,
                0xf043,
                0x0310,
                0x6013,
                0xf3bf,
                0x8f6f,
                0xfbb0,
                0xf0f1,
                0xbe00);
        try (Machine machine = TestBoard.m4(kind(), code)) {
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.DIVIDE_BY_ZERO);
            assertThat(machine.register(Register.R0)).isZero();
            assertThat(machine.counters().instructions()).isEqualTo(8);
        }
    }

    @Test
    @DisplayName("ldrd, strd, ldm, stm, vldr, vstr at an address that is no multiple of 4")
    void alignment() {
        Code[] codes = {
            new Code("ldrd r2, r3, [r0]", 0xe9d0, 0x2300),
            new Code("strd r2, r3, [r0, #8]", 0xe9c0, 0x2302),
            new Code("ldm r0, {r2, r3}", 0xe890, 0x000c),
            new Code("stmdb r0!, {r2, r3}", 0xe920, 0x000c),
            new Code("ldrex r2, [r0]", 0xe850, 0x2f00)
        };
        for (Code code : codes) {
            try (Machine machine = TestBoard.m4(kind(), code)) {
                machine.setRegister(Register.R0, 0x2000_0102);
                FaultReport report = fault(machine.run(-1, PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.UNALIGNED);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE);
            }
        }
    }

    @Test
    @DisplayName("adds r0, #2; ldrd r2, r3, [r0]: the base as it is at the access counts")
    void alignmentOfAMovedBase() {
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
            try (Machine machine = TestBoard.m4(kind(), code)) {
                machine.setRegister(Register.R0, 0x2000_0102);
                assertThat(machine.run(-1, PLENTY)).as(code.assembly()).isInstanceOf(Breakpoint.class);
            }
        }
        try (Machine machine = TestBoard.m4(
                kind(),
                new Code(
                        "mov r1, r0; adds r1, #6; adds r0, #4; strd r2, r3, [r1]; bkpt 0",
                        0x4601,
                        0x3106,
                        0x3004,
                        0xe9c1,
                        0x2300,
                        0xbe00))) {
            machine.setRegister(Register.R0, 0x2000_0100);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.address()).hasValue(0x2000_0106L);
            assertThat(machine.counters().instructions()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "1: ldr r1, [r2], #4; adds r6, #1; ldrd r4, r5, [r1]; subs r3, #1; bne 1b; bkpt 0: the 40th pointer is odd")
    void alignmentOfALoadedBase() {
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
            try (Machine machine = TestBoard.m4(kind(), code)) {
                ByteBuffer pointers = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 50; i++) {
                    pointers.putInt(0x2000_1000 + 4 * i + (i == wrong ? 1 : 0));
                }
                machine.writeMemory(0x2000_0000, pointers.array());
                machine.setRegister(Register.R2, 0x2000_0000);
                machine.setRegister(Register.R3, 50);
                machine.setRegister(Register.R6, 0);
                FaultReport report = fault(machine.run(-1, PLENTY));
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

    @Test
    @DisplayName(
            "lsls r0, r1, #30; it eq; ldrdeq r4, r5, [r1]: skipped where r1 is odd; also with a page's end behind it")
    void alignmentUnderACondition() {
        int[] loop = {0xf852, 0x1b04, 0x0788, 0xbf08, 0xe9d1, 0x4500, 0x3701, 0x3b01, 0xd1f6, 0xbe00};
        for (int nops : new int[] {0, 0xdf8 / 2}) {
            int[] halfwords = new int[nops + loop.length];
            Arrays.fill(halfwords, 0, nops, 0xbf00);
            System.arraycopy(loop, 0, halfwords, nops, loop.length);
            Code code = new Code(
                    nops + " nops; 1: ldr r1, [r2], #4; lsls r0, r1, #30; it eq; ldrdeq r4, r5, [r1]; adds r7, #1;"
                            + " subs r3, #1; bne 1b; bkpt 0",
                    halfwords);
            try (Machine machine = TestBoard.m4(kind(), code)) {
                ByteBuffer pointers = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < 20; i++) {
                    pointers.putInt(0x2000_1000 + i);
                }
                machine.writeMemory(0x2000_0000, pointers.array());
                machine.writeMemory(0x2000_1010, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
                machine.setRegister(Register.R2, 0x2000_0000);
                machine.setRegister(Register.R3, 20);
                machine.setRegister(Register.R7, 0);
                assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(machine.register(Register.R7)).isEqualTo(20);
                assertThat(machine.register(Register.R5)).isEqualTo(0x0807_0605);
                assertThat(machine.counters().instructions()).isEqualTo(nops + 20 * 7);
                assertThat(machine.profile().function("main").orElseThrow().instructions())
                        .isEqualTo(nops + 20 * 7);
            }
        }
    }

    @Test
    @DisplayName(
            "1: adds r0, r1, r4; ldrd r5, r6, [r0]; subs r3, #1; bne 1b; ldrd r5, r6, [r1]; bkpt 0: of two odd addends")
    void alignmentOfASum() {
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
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.setRegister(Register.R1, 0x2000_0101);
            machine.setRegister(Register.R3, 30);
            machine.setRegister(Register.R4, 3);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 10);
            assertThat(machine.counters().instructions()).isEqualTo(120);
        }
    }

    @Test
    @DisplayName("ldr r1, [r0, #1] faults once CCR.UNALIGN_TRP is set")
    void trappedUnalignedAccess() {
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
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.setRegister(Register.R0, 0x2000_0100);
            machine.setRegister(Register.R5, 3);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNALIGNED);
            assertThat(report.address()).hasValue(0x2000_0101L);
            assertThat(machine.counters().instructions()).isEqualTo(10);
        }
    }

    @Test
    @DisplayName("ldr, ldrh, str, strh at unaligned addresses work")
    void unalignedAccesses() {
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
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.writeMemory(0x2000_0100, new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
            machine.setRegister(Register.R0, 0x2000_0100);
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R1)).isEqualTo(0x0403_0201);
            assertThat(machine.register(Register.R2)).isEqualTo(0x0403);
            assertThat(machine.readMemory(0x2000_0109, 8))
                    .containsSequence(1, 2, 3, 4)
                    .endsWith(3, 4);
        }
    }

    @Test
    @DisplayName("wfe; yield; sev; nop; wfi: sleeps at the end")
    void waiting() {
        try (Machine machine = TestBoard.m4(
                kind(),
                new Code("wfe; yield; sev; nop; wfi; bkpt 0", 0xbf20, 0xbf10, 0xbf40, 0xbf00, 0xbf30, 0xbe00))) {
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Asleep(TestBoard.CODE + 10));
            assertThat(machine.counters().instructions()).isEqualTo(5);
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 10, 0));
        }
    }

    @Test
    @DisplayName("svc 3")
    void supervisorCall() {
        try (Machine machine = TestBoard.m4(kind(), new Code("nop; svc 3; bkpt 0", 0xbf00, 0xdf03, 0xbe00))) {
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.SUPERVISOR_CALL_NOT_MODELLED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("ldr r1, [r0] of FLASH_ACR: a peripheral that the chip has and this simulator has not")
    void peripheralNotModelled() {
        try (Machine machine = TestBoard.m4(kind(), new Code("ldr r1, [r0]; bkpt 0", 0x6801, 0xbe00))) {
            machine.setRegister(Register.R0, 0x4002_3c00);
            FaultReport report = fault(machine.run(-1, PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.PERIPHERAL_NOT_MODELLED);
            assertThat(report.sentence()).contains("FLASH").contains("not modelled");
        }
    }

    @Test
    @DisplayName(
            "flash shows the same bytes at 0x08000000, at 0 on Cortex-M4 and at 0x00200000 on STM32F7; code runs from there")
    void flashAliases() {
        Code code = new Code("ldr r1, [r0]; bkpt 0", 0x6801, 0xbe00);
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.setRegister(Register.R0, 0);
            machine.setRegister(Register.PC, 0x200);
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(0x202, 0));
            assertThat(machine.register(Register.R1)).isEqualTo(TestBoard.STACK);
        }
        try (Machine machine = TestBoard.m7(kind(), code)) {
            machine.setRegister(Register.R0, 0x0020_0000);
            machine.setRegister(Register.PC, 0x0020_0200);
            assertThat(machine.run(-1, PLENTY)).isEqualTo(new Breakpoint(0x0020_0202, 0));
            assertThat(machine.register(Register.R1)).isEqualTo(TestBoard.STACK);
        }
    }

    @Test
    @DisplayName("code in SRAM that rewrites itself runs and is counted as it is at that time")
    void selfModifyingCode() {
        // The loop body is first adds r0, #1 and then, from the second round on, adds r0, #16.
        Code code = new Code(
                "1: adds r0, #1; nop; strh r2, [r1]; dsb; isb; subs r3, #1; bne 1b; bkpt 0",
                0x3001,
                0xbf00,
                0x800a,
                0xf3bf,
                0x8f4f,
                0xf3bf,
                0x8f6f,
                0x3b01,
                0xd1f6,
                0xbe00);
        try (Machine machine = TestBoard.m4(kind(), code)) {
            machine.writeMemory(0x2000_2000, code.bytes());
            machine.setRegister(Register.R0, 0);
            machine.setRegister(Register.R1, 0x2000_2000);
            machine.setRegister(Register.R2, 0x3010);
            machine.setRegister(Register.R3, 10);
            machine.setRegister(Register.PC, 0x2000_2000);
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(1 + 9 * 16);
            assertThat(machine.counters().instructions()).isEqualTo(70);
        }
    }

    @Test
    @DisplayName("code that the host replaces runs as replaced, in flash and in SRAM")
    void hostReplacesCode() {
        for (long base : new long[] {TestBoard.CODE, 0x2000_2000L}) {
            try (Machine machine = TestBoard.m4(kind(), new Code("movs r0, #1; bkpt 0", 0x2001, 0xbe00))) {
                machine.writeMemory(base, new Code("movs r0, #1; bkpt 0", 0x2001, 0xbe00).bytes());
                machine.setRegister(Register.PC, (int) base);
                machine.run(-1, PLENTY);
                assertThat(machine.register(Register.R0)).isEqualTo(1);
                machine.writeMemory(base, new Code("movs r0, #2; bkpt 0", 0x2002, 0xbe00).bytes());
                machine.setRegister(Register.PC, (int) base);
                machine.run(-1, PLENTY);
                assertThat(machine.register(Register.R0)).isEqualTo(2);
                assertThat(machine.counters().instructions()).isEqualTo(2);
            }
        }
    }

    @Test
    @DisplayName("1: b 1b, stopped from another thread")
    void stopFromAnotherThread() throws InterruptedException {
        try (Machine machine = TestBoard.m4(kind(), new Code("1: b 1b", 0xe7fe))) {
            Thread other = new Thread(machine::requestStop);
            other.start();
            assertThat(machine.run(-1, Long.MAX_VALUE)).isEqualTo(new StopReason.StopRequested(TestBoard.CODE));
            other.join();
            assertThat(machine.run(-1, 10)).isEqualTo(new BudgetSpent(10));
        }
    }

    @Test
    @DisplayName("DWT counts cycles once enabled; registers that are not modelled are counted")
    void cycleCounter() {
        Code code = new Code(
                "movw r0, #0xedfc; movt r0, #0xe000; mov r1, #0x01000000; str r1, [r0]; movw r0, #0x1000; movt r0,"
                        + " #0xe000; ldr r2, [r0, #4]; movs r1, #1; str r1, [r0]; isb; b 1f; 1: ldr r3, [r0, #4]; isb; b 1f; 1: ldr r4,"
                        + " [r0, #4]; movw r0, #0xe010; movt r0, #0xe000; str r1, [r0]; bkpt 0",
                0xf64e,
                0x50fc,
                0xf2ce,
                0x0000,
                0xf04f,
                0x7180,
                0x6001,
                0xf241,
                0x0000,
                0xf2ce,
                0x0000,
                0x6842,
                0x2101,
                0x6001,
                0xf3bf,
                0x8f6f,
                0xe7ff,
                0x6843,
                0xf3bf,
                0x8f6f,
                0xe7ff,
                0x6844,
                0xf24e,
                0x0010,
                0xf2ce,
                0x0000,
                0x6001,
                0xbe00);
        try (Machine machine = TestBoard.m7(kind(), code)) {
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R2)).isZero();
            assertThat(machine.register(Register.R3)).isPositive();
            assertThat(machine.register(Register.R4)).isGreaterThan(machine.register(Register.R3));
            assertThat(machine.systemRegisters().notModelled()).containsExactly(java.util.Map.entry(0xe000_e010L, 1L));
        }
    }

    @Test
    @DisplayName("SCB_EnableICache and SCB_EnableDCache as CMSIS does it")
    void enableCaches() {
        Code code = new Code(
                "movw r0, #0xed00; movt r0, #0xe000; movs r1, #0; str r1, [r0, #0x84]; dsb; ldr r2, [r0, #0x80]; "
                        + "ubfx r3, r2, #13, #15; 1: ubfx r4, r2, #3, #10; 2: lsls r5, r3, #5; orr r5, r5, r4, lsl #30; str r5, [r0,"
                        + " #0x260]; subs r4, #1; bpl 2b; subs r3, #1; bpl 1b; ldr r6, [r0, #0x14]; orr r6, r6, #0x10000; str r6, [r0,"
                        + " #0x14]; dsb; isb; ldr r7, [r0, #0x14]; bkpt 0",
                0xf64e,
                0x5000,
                0xf2ce,
                0x0000,
                0x2100,
                0xf8c0,
                0x1084,
                0xf3bf,
                0x8f4f,
                0xf8d0,
                0x2080,
                0xf3c2,
                0x334e,
                0xf3c2,
                0x04c9,
                0x015d,
                0xea45,
                0x7584,
                0xf8c0,
                0x5260,
                0x3c01,
                0xd5f8,
                0x3b01,
                0xd5f4,
                0x6946,
                0xf446,
                0x3680,
                0x6146,
                0xf3bf,
                0x8f4f,
                0xf3bf,
                0x8f6f,
                0x6947,
                0xbe00);
        try (Machine machine = TestBoard.m7(kind(), code)) {
            assertThat(machine.run(-1, PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R2)).isEqualTo(0xf003_e019);
            assertThat(machine.register(Register.R7) & 0x10000).isNotZero();
            assertThat(machine.systemRegisters().notModelled()).isEmpty();
        }
    }

    private static FaultReport fault(StopReason reason) {
        assertThat(reason).isInstanceOf(GuestFault.class);
        return ((GuestFault) reason).report();
    }
}
