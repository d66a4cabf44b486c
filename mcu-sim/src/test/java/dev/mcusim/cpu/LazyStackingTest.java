package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.machine;
import static dev.mcusim.cpu.WithHandlers.runToBreakpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Floating-point state across exceptions on the Java core: lazy stacking (ARMv7-M ARM, B1.5.7). */
class LazyStackingTest {

    private static final long CPACR = 0xe000_ed88L;

    private static final Code FLOATING_MAIN = new Code(
            "CPACR; vmov.f32 s0, #1.0; vmov.f32 s15, #2.0; vmov.f32 s16, #3.0; mrs r4, control; svc #0; mrs r5, control; vmov r6, s0",
            0x480b,
            0x6801,
            0xf441,
            0x0170,
            0x6001,
            0xf3bf,
            0x8f4f,
            0xf3bf,
            0x8f6f,
            0xeeb7,
            0x0a00,
            0xeef0,
            0x7a00,
            0xeeb0,
            0x8a08,
            0xf3ef,
            0x8414,
            0xdf00,
            0xf3ef,
            0x8514,
            0xee10,
            0x6a10,
            0xbe00,
            0,
            0xed88,
            0xe000);

    @Test
    @DisplayName(
            "a handler that uses the FPU: the state put off is stored at its first floating-point instruction, and restored")
    void lazyFloatingPointState() {
        Code handler = new Code(
                "mov r7, lr; mrs r8, control; ldr r2, =FPCCR; ldr r9, [r2]; vmov.f32 s0, #8.0; ldr r10, [r2]; mrs r11, control; "
                        + "ldr r12, [sp, #32]; str r12, [sp, #16]; bx lr",
                0x4677,
                0xf3ef,
                0x8814,
                0x4a07,
                0xf8d2,
                0x9000,
                0xeeb2,
                0x0a00,
                0xf8d2,
                0xa000,
                0xf3ef,
                0x8b14,
                0xf8dd,
                0xc020,
                0xf8cd,
                0xc010,
                0x4770,
                0,
                0xef34,
                0xe000);
        try (Machine machine = machine(FLOATING_MAIN, Map.of(ExceptionNumber.SVCALL, handler))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R4)).as("CONTROL.FPCA before").isEqualTo(4);
            assertThat(machine.register(Register.R7)).as("EXC_RETURN").isEqualTo(0xffff_ffe9);
            assertThat(machine.register(Register.R8))
                    .as("CONTROL.FPCA in the handler")
                    .isZero();
            assertThat(machine.register(Register.R9) & 1).as("LSPACT").isEqualTo(1);
            assertThat(machine.register(Register.R10) & 1)
                    .as("LSPACT behind vmov")
                    .isZero();
            assertThat(machine.register(Register.R11))
                    .as("CONTROL.FPCA behind vmov")
                    .isEqualTo(4);
            assertThat(machine.register(Register.R12)).as("S0 in the frame").isEqualTo(Float.floatToIntBits(1));
            assertThat(machine.register(Register.R5)).as("CONTROL.FPCA after").isEqualTo(4);
            assertThat(machine.register(Register.R6)).as("S0 after").isEqualTo(Float.floatToIntBits(1));
            assertThat(machine.register(SRegister.S15)).isEqualTo(Float.floatToIntBits(2));
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
        }
    }

    @Test
    @DisplayName("a handler that does not use the FPU: nothing is stored, and the registers are as before")
    void floatingPointStateThatNobodyTouches() {
        Code handler = new Code(
                "mov r7, lr; ldr r2, =FPCCR; ldr r9, [r2]; bx lr",
                0x4677,
                0x4a02,
                0xf8d2,
                0x9000,
                0x4770,
                0,
                0xef34,
                0xe000);
        try (Machine machine = machine(FLOATING_MAIN, Map.of(ExceptionNumber.SVCALL, handler))) {
            runToBreakpoint(machine);
            assertThat(machine.register(Register.R9) & 1).as("LSPACT").isEqualTo(1);
            assertThat(machine.register(Register.R6)).isEqualTo(Float.floatToIntBits(1));
            assertThat(machine.readWord(TestBoard.STACK - 0x68 + 0x20))
                    .as("S0's place")
                    .isEqualTo(0xa5a5_a5a5);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
        }
    }

    @EveryJavaCore
    @DisplayName("svc; the handler sets FPCAR to where nothing is: LSPERR at its floating-point instruction")
    void putOffStateThatCannotBeStored(CoreDriver core) {
        Code main = new Code("vmov.f32 s0, s1; svc #0; bkpt #0", 0xeeb0, 0x0a60, 0xdf00, 0xbe00);
        Code handler = new Code(
                "ldr r0, =FPCAR; mov.w r1, #0x60000000; str r1, [r0]; vmov.f32 s0, s1; bkpt #2",
                0x4803,
                0xf04f,
                0x41c0,
                0x6001,
                0xeeb0,
                0x0a60,
                0xbe02,
                0x0000,
                0xef38,
                0xe000);
        Code stop = new Code("bkpt #1", 0xbe01);
        Map<Integer, Code> handlers = Map.of(ExceptionNumber.SVCALL, handler, ExceptionNumber.HARD_FAULT, stop);
        try (Machine machine = WithHandlers.takingFaults(core, main, handlers)) {
            machine.systemRegisters().write(CPACR, 4, 0x00f0_0000);
            runToBreakpoint(machine);
            TakenFault fault = machine.latestFault().orElseThrow();
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.LSPERR);
            assertThat(fault.escalatedFrom()).hasValue(ExceptionNumber.BUS_FAULT);
            assertThat(machine.readWord(fault.frame() + 0x18))
                    .isEqualTo((int) TestBoard.CODE + 0x100 * ExceptionNumber.SVCALL + 8);
            assertThat(machine.systemRegisters().fpContext().isWaiting()).isTrue();
        }
    }

    @EveryJavaCore
    @DisplayName("vmov.f32 s0, s1; msr control, #1; isb; vmov.f32 s0, s1: CPACR lets only privileged code use the FPU")
    void theFpuForPrivilegedCodeOnly(CoreDriver core) {
        Code main = new Code("", 0xeeb0, 0x0a60, 0x2001, 0xf380, 0x8814, 0xf3bf, 0x8f6f, 0xeeb0, 0x0a60, 0xbe02);
        try (Machine machine = WithHandlers.takingFaults(core, main, Map.of())) {
            machine.systemRegisters().write(CPACR, 4, 0x0050_0000);
            machine.run(-1, CoreDriver.PLENTY);
            assertThat(machine.systemRegisters().faults().cfsr() & FaultStatus.NOCP)
                    .isNotZero();
            assertThat(machine.latestFault().orElseThrow().report().pc()).isEqualTo(TestBoard.CODE + 14);
        }
    }
}
