package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Instructions that cannot be carried out: undefined, without FPU, divisions by zero, branches out of Thumb state. The title of a test is the assembly it runs. */
class UsageFaultTest {

    @EveryCore
    @DisplayName("bx r0; pop {pc}; ldr pc, [sp] with an even address leave Thumb state")
    void evenBranchTarget(CoreDriver core) {
        for (Code code : new Code[] {
            new Code("bx r0", 0x4700),
            new Code("push {r0}; pop {pc}", 0xb401, 0xbd00),
            new Code("push {r0}; ldr pc, [sp]", 0xb401, 0xf8dd, 0xf000)
        }) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, (int) TestBoard.CODE);
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.INVALID_STATE);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE);
                assertThat(machine.counters().instructions()).isEqualTo(code.halfwords().length > 1 ? 2 : 1);
            }
        }
    }

    @EveryCore
    @DisplayName("nop; udf #1")
    void undefinedInstruction(CoreDriver core) {
        try (Machine machine = core.m4(new Code("nop; udf #1", 0xbf00, 0xde01))) {
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @EveryCore
    @DisplayName("adds r0, #1; vadd.f32 s0, s1, s2 before CPACR enables the FPU")
    void floatingPointNeedsCpacr(CoreDriver core) {
        try (Machine machine =
                core.m4(new Code("adds r0, #1; vadd.f32 s0, s1, s2; bkpt 0", 0x3001, 0xee30, 0x0a81, 0xbe00))) {
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.FPU_DISABLED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @EveryCore
    @DisplayName("cmp r0, r0; it ne; vaddne.f32 s0, s1, s2: a skipped instruction needs no FPU")
    void skippedFloatingPointNeedsNoCpacr(CoreDriver core) {
        try (Machine machine = core.m4(
                new Code("cmp r0, r0; it ne; vaddne.f32 s0, s1, s2; bkpt 0", 0x4280, 0xbf18, 0xee30, 0x0a81, 0xbe00))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.counters().instructions()).isEqualTo(3);
        }
    }

    @EveryCore
    @DisplayName("start-up code sets CPACR, then vadd.f32 works, with and without dsb; isb between")
    void startUpEnablesTheFpu(CoreDriver core) {
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
            try (Machine machine = core.m7(code)) {
                machine.setRegister(SRegister.S1, Float.floatToRawIntBits(1.5f));
                machine.setRegister(SRegister.S2, Float.floatToRawIntBits(2.25f));
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(Float.intBitsToFloat(machine.register(SRegister.S0))).isEqualTo(3.75f);
                assertThat(machine.counters().instructions()).isEqualTo(code.equals(codes[0]) ? 8 : 6);
            }
        }
    }

    @EveryCore
    @DisplayName("movs r1, #0; sdiv r0, r0, r1 gives 0, and faults once CCR.DIV_0_TRP is set")
    void divisionByZero(CoreDriver core) {
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
        try (Machine machine = core.m4(code)) {
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.DIVIDE_BY_ZERO);
            assertThat(machine.register(Register.R0)).isZero();
            assertThat(machine.counters().instructions()).isEqualTo(8);
        }
    }

    @EveryCore
    @DisplayName("svc 3")
    void supervisorCall(CoreDriver core) {
        try (Machine machine = core.m4(new Code("nop; svc 3; bkpt 0", 0xbf00, 0xdf03, 0xbe00))) {
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.SUPERVISOR_CALL_NOT_MODELLED);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName(
            "mcr p15, 0, r0, c1, c0, 0; cdp2 p3, ...: coprocessors that are not there are neither undefined nor a disabled FPU")
    void absentCoprocessor(CoreDriver core) {
        Code[] codes = {
            new Code("mcr p15, 0, r0, c1, c0, 0", 0xee01, 0x0f10),
            new Code("cdp2 p3, 1, c2, c3, c4, 5", 0xfe13, 0x23a4),
            new Code("ldc p5, c1, [r0]", 0xed90, 0x1500),
            new Code("mrrc p1, 2, r3, r4, c5", 0xec54, 0x3125)
        };
        for (Code code : codes) {
            try (Machine machine = core.m7(code)) {
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.NO_COPROCESSOR);
                assertThat(report.pc()).isEqualTo(TestBoard.CODE);
            }
        }
    }

    @EveryJavaCore
    @DisplayName(
            "ldr r1, [r1], #4; pop {sp}; cbz in an IT block; a branch that is not last in one: unpredictable, not undefined")
    void unpredictableInstruction(CoreDriver core) {
        Code[] codes = {
            new Code(".inst.w 0xf8511b04", 0xf851, 0x1b04),
            new Code(".inst.w 0xe8bd2001", 0xe8bd, 0x2001),
            new Code("cmp r0, r0; it eq; 0xb108", 0x4280, 0xbf08, 0xb108),
            new Code("cmp r0, r0; itt eq; 0xe000; nop", 0x4280, 0xbf04, 0xe000, 0xbf00),
            new Code("cmp r0, r0; it eq; 0xbf08", 0x4280, 0xbf08, 0xbf08)
        };
        for (Code code : codes) {
            try (Machine machine = core.m7(code)) {
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.UNPREDICTABLE_INSTRUCTION);
            }
        }
    }

    @EveryJavaCore
    @DisplayName("cmp r0, r0; it ne; mcrne; bkpt 0: what its IT block skips does no harm")
    void skippedInstructionsDoNoHarm(CoreDriver core) {
        Code[] codes = {
            new Code("cmp r0, r0; it ne; mcrne p15, 0, r0, c1, c0, 0; bkpt 0", 0x4280, 0xbf18, 0xee01, 0x0f10, 0xbe00),
            new Code("cmp r0, r0; it ne; udfne.n 1; bkpt 0", 0x4280, 0xbf18, 0xde01, 0xbe00)
        };
        for (Code code : codes) {
            try (Machine machine = core.m7(code)) {
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            }
        }
    }

    @EveryJavaCore
    @DisplayName("vadd.f64 d0, d0, d0; vmaxnm.f32 s0, s0, s0: undefined where the FPU has no doubles, or is FPv4")
    void instructionsOfOtherFpus(CoreDriver core) {
        Code doubled = behindEnabling("vadd.f64 d0, d0, d0; bkpt 0", 0xee30, 0x0b00, 0xbe00);
        Code later = behindEnabling("vmaxnm.f32 s0, s0, s0; bkpt 0", 0xfe80, 0x0a00, 0xbe00);
        try (Machine machine = core.m7(doubled)) {
            assertThat(CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY)).kind())
                    .isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
        }
        try (Machine machine = core.machine("nucleo-h743zi2", doubled)) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        }
        try (Machine machine = core.m4(later)) {
            assertThat(CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY)).kind())
                    .isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
        }
        try (Machine machine = core.m7(later)) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        }
    }

    /** The code behind what gives it the floating-point unit. */
    private static Code behindEnabling(String assembly, int... halfwords) {
        int[] enabling = {0xf64e, 0x5088, 0xf2ce, 0x0000, 0xf44f, 0x0170, 0x6001, 0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f};
        return new Code(
                "movw r0, #0xed88; movt r0, #0xe000; mov r1, #0xf00000; str r1, [r0]; dsb; isb; " + assembly,
                IntStream.concat(IntStream.of(enabling), IntStream.of(halfwords))
                        .toArray());
    }
}
