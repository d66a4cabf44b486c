package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** MRS, MSR and CPS: every special register, and what unprivileged code can do with it. The title of a test is the assembly it runs. */
class SpecialRegisterTest {

    private static final int STACK = 0x2000_0800;

    private static void run(Machine machine) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
    }

    @EveryCore
    @DisplayName("msr apsr_nzcvqg, r0; mrs r1, apsr: all flags; msr apsr_nzcvq, r2; msr apsr_g, r3: each part alone")
    void flags(CoreDriver core) {
        Code code = new Code(
                "msr apsr_nzcvqg, r0; mrs r1, apsr; mov r4, #0; msr apsr_nzcvq, r4; mrs r2, apsr; msr apsr_nzcvqg, r0; msr apsr_g, r4; mrs r3, apsr; bkpt 0",
                0xf380,
                0x8c00,
                0xf3ef,
                0x8100,
                0xf04f,
                0x0400,
                0xf384,
                0x8800,
                0xf3ef,
                0x8200,
                0xf380,
                0x8c00,
                0xf384,
                0x8400,
                0xf3ef,
                0x8300,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, -1);
            run(machine);
            assertThat(machine.register(Register.R1)).isEqualTo(0xf80f_0000);
            assertThat(machine.register(Register.R2)).isEqualTo(0x000f_0000);
            assertThat(machine.register(Register.R3)).isEqualTo(0xf800_0000);
        }
    }

    @EveryCore
    @DisplayName("mrs r0, ipsr; mrs r1, epsr; mrs r2, iepsr; mrs r3, xpsr: in thread mode, EPSR reads as zero")
    void programStatus(CoreDriver core) {
        Code code = new Code(
                "cmp r0, r0; mrs r0, ipsr; mrs r1, epsr; mrs r2, iepsr; mrs r3, xpsr; bkpt 0",
                0x4280,
                0xf3ef,
                0x8005,
                0xf3ef,
                0x8106,
                0xf3ef,
                0x8207,
                0xf3ef,
                0x8303,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            run(machine);
            assertThat(machine.register(Register.R0)).isZero();
            assertThat(machine.register(Register.R1)).isZero();
            assertThat(machine.register(Register.R2)).isZero();
            assertThat(machine.register(Register.R3)).isEqualTo(0x6000_0000);
        }
    }

    @EveryCore
    @DisplayName("msr psp, r0; msr control, #2: sp is PSP from then on, MSP keeps what sp was, and back")
    void stackPointers(CoreDriver core) {
        Code code = new Code(
                "msr psp, r0; mrs r1, psp; movs r2, #2; msr control, r2; isb; mov r3, sp; push {r0}; mrs r4, msp; mrs r5, psp; mrs r6, control; movs r2, #0; msr control, r2; isb; mov r7, sp; msr msp, r0; mov r8, sp; bkpt 0",
                0xf380,
                0x8809,
                0xf3ef,
                0x8109,
                0x2202,
                0xf382,
                0x8814,
                0xf3bf,
                0x8f6f,
                0x466b,
                0xb401,
                0xf3ef,
                0x8408,
                0xf3ef,
                0x8509,
                0xf3ef,
                0x8614,
                0x2200,
                0xf382,
                0x8814,
                0xf3bf,
                0x8f6f,
                0x466f,
                0xf380,
                0x8808,
                0x46e8,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, STACK);
            run(machine);
            assertThat(machine.register(Register.R1)).isEqualTo(STACK);
            assertThat(machine.register(Register.R3)).isEqualTo(STACK);
            assertThat(machine.register(Register.R4)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.R5)).isEqualTo(STACK - 4);
            assertThat(machine.register(Register.R6)).isEqualTo(2);
            assertThat(machine.register(Register.R7)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.R8)).isEqualTo(STACK);
        }
    }

    @EveryJavaCore
    @DisplayName("msr msp, r0; mov sp, r0; add sp, r0: bits 0 and 1 of SP are always zero")
    void stackPointerIsAligned(CoreDriver core) {
        Code code = new Code(
                "msr msp, r0; mov r1, sp; msr psp, r0; mrs r2, psp; mov sp, r0; mov r3, sp; movs r4, #3; add sp, r4; mov r5, sp; bkpt 0",
                0xf380,
                0x8808,
                0x4669,
                0xf380,
                0x8809,
                0xf3ef,
                0x8209,
                0x4685,
                0x466b,
                0x2403,
                0x44a5,
                0x466d,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, STACK + 7);
            run(machine);
            assertThat(machine.register(Register.R1)).isEqualTo(STACK + 4);
            assertThat(machine.register(Register.R2)).isEqualTo(STACK + 4);
            assertThat(machine.register(Register.R3)).isEqualTo(STACK + 4);
            assertThat(machine.register(Register.R5)).isEqualTo(STACK + 4);
        }
    }

    @EveryCore
    @DisplayName("msr primask, r0; msr faultmask, r0; cpsie if; cpsid i; cpsid f")
    void masks(CoreDriver core) {
        Code code = new Code(
                "mov r0, #-1; msr primask, r0; msr faultmask, r0; mrs r1, primask; mrs r2, faultmask; cpsie if; mrs r3, primask; mrs r4, faultmask; cpsid i; mrs r5, primask; cpsid f; mrs r6, faultmask; cpsie i; mrs r7, primask; bkpt 0",
                0xf04f,
                0x30ff,
                0xf380,
                0x8810,
                0xf380,
                0x8813,
                0xf3ef,
                0x8110,
                0xf3ef,
                0x8213,
                0xb663,
                0xf3ef,
                0x8310,
                0xf3ef,
                0x8413,
                0xb672,
                0xf3ef,
                0x8510,
                0xb671,
                0xf3ef,
                0x8613,
                0xb662,
                0xf3ef,
                0x8710,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            run(machine);
            assertThat(machine.register(Register.R1)).isEqualTo(1);
            assertThat(machine.register(Register.R2)).isEqualTo(1);
            assertThat(machine.register(Register.R3)).isZero();
            assertThat(machine.register(Register.R4)).isZero();
            assertThat(machine.register(Register.R5)).isEqualTo(1);
            assertThat(machine.register(Register.R6)).isEqualTo(1);
            assertThat(machine.register(Register.R7)).isZero();
        }
    }

    @EveryCore
    @DisplayName("msr basepri_max: raises the priority only, never to none")
    void basepriMax(CoreDriver core) {
        Code code = new Code(
                "movs r0, #0x40; msr basepri_max, r0; mrs r1, basepri; movs r0, #0x80; msr basepri_max, r0; mrs r2, basepri; movs r0, #0x20; msr basepri_max, r0; mrs r3, basepri_max; movs r0, #0; msr basepri_max, r0; mrs r4, basepri; msr basepri, r0; mrs r5, basepri; bkpt 0",
                0x2040,
                0xf380,
                0x8812,
                0xf3ef,
                0x8111,
                0x2080,
                0xf380,
                0x8812,
                0xf3ef,
                0x8211,
                0x2020,
                0xf380,
                0x8812,
                0xf3ef,
                0x8312,
                0x2000,
                0xf380,
                0x8812,
                0xf3ef,
                0x8411,
                0xf380,
                0x8811,
                0xf3ef,
                0x8511,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            run(machine);
            assertThat(machine.register(Register.R1)).isEqualTo(0x40);
            assertThat(machine.register(Register.R2)).isEqualTo(0x40);
            assertThat(machine.register(Register.R3)).isEqualTo(0x20);
            assertThat(machine.register(Register.R4)).isEqualTo(0x20);
            assertThat(machine.register(Register.R5)).isZero();
        }
    }

    @EveryJavaCore
    @DisplayName("msr control, #1: unprivileged code reads stack pointers and masks as zero and changes only flags")
    void unprivileged(CoreDriver core) {
        Code code = new Code(
                "movs r0, #0x40; msr basepri, r0; msr psp, r0; cpsid i; movs r0, #1; msr control, r0; isb; mrs r1, msp; mrs r2, psp; mrs r3, basepri; mrs r4, primask; cpsie i; cpsid f; movs r0, #0; msr control, r0; msr msp, r0; msr primask, r0; mrs r5, control; mov r6, sp; mov r0, #0xf0000000; msr apsr_nzcvq, r0; mrs r7, apsr; bkpt 0",
                0x2040,
                0xf380,
                0x8811,
                0xf380,
                0x8809,
                0xb672,
                0x2001,
                0xf380,
                0x8814,
                0xf3bf,
                0x8f6f,
                0xf3ef,
                0x8108,
                0xf3ef,
                0x8209,
                0xf3ef,
                0x8311,
                0xf3ef,
                0x8410,
                0xb662,
                0xb671,
                0x2000,
                0xf380,
                0x8814,
                0xf380,
                0x8808,
                0xf380,
                0x8810,
                0xf3ef,
                0x8514,
                0x466e,
                0xf04f,
                0x4070,
                0xf380,
                0x8800,
                0xf3ef,
                0x8700,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            run(machine);
            assertThat(machine.register(Register.R1)).isZero();
            assertThat(machine.register(Register.R2)).isZero();
            assertThat(machine.register(Register.R3)).isZero();
            assertThat(machine.register(Register.R4)).isZero();
            assertThat(machine.register(Register.R5)).isEqualTo(1);
            assertThat(machine.register(Register.R6)).isEqualTo(TestBoard.STACK);
            assertThat(machine.register(Register.R7)).isEqualTo(0xf000_0000);
        }
    }
}
