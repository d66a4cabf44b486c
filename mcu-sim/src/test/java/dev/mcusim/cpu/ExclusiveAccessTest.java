package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** LDREX, STREX, CLREX and their narrow kin. The title of a test is the assembly it runs. */
class ExclusiveAccessTest {

    private static final int MEMORY = 0x2000_0100;

    private static Machine run(Machine machine) {
        machine.writeMemory(MEMORY, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        machine.setRegister(Register.R0, MEMORY);
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        return machine;
    }

    @EveryCore
    @DisplayName(
            "ldrex r1, [r0, #4]; strex r3, r2, [r0, #4]; strex r4, r2, [r0, #4]: the first succeeds, the second does not")
    void pair(CoreDriver core) {
        Code code = new Code(
                "movs r2, #9; ldrex r1, [r0, #4]; strex r3, r2, [r0, #4]; movs r2, #10; strex r4, r2, [r0, #4]; bkpt 0",
                0x2209,
                0xe850,
                0x1f01,
                0xe840,
                0x2301,
                0x220a,
                0xe840,
                0x2401,
                0xbe00);
        try (Machine machine = run(core.m4(code))) {
            assertThat(machine.register(Register.R1)).isEqualTo(0x0807_0605);
            assertThat(machine.register(Register.R3)).isZero();
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.readWord(MEMORY + 4)).isEqualTo(9);
        }
    }

    @EveryCore
    @DisplayName("ldrexb r1, [r0]; strexb r3, r2, [r0]; ldrexh r4, [r0]; strexh r5, r2, [r0]")
    void narrow(CoreDriver core) {
        Code code = new Code(
                "ldr r2, =0x87654321; ldrexb r1, [r0]; strexb r3, r2, [r0]; ldrexh r4, [r0]; strexh r5, r2, [r0]; bkpt 0; .pool",
                0x4a04,
                0xe8d0,
                0x1f4f,
                0xe8c0,
                0x2f43,
                0xe8d0,
                0x4f5f,
                0xe8c0,
                0x2f55,
                0xbe00,
                0x4321,
                0x8765);
        try (Machine machine = run(core.m4(code))) {
            assertThat(machine.register(Register.R1)).isEqualTo(1);
            assertThat(machine.register(Register.R3)).isZero();
            assertThat(machine.register(Register.R4)).isEqualTo(0x0221);
            assertThat(machine.register(Register.R5)).isZero();
            assertThat(machine.readWord(MEMORY)).isEqualTo(0x0403_4321);
        }
    }

    @EveryCore
    @DisplayName("ldrex r1, [r0]; clrex; strex r3, r2, [r0]: fails and stores nothing")
    void cleared(CoreDriver core) {
        Code code = new Code(
                "ldrex r1, [r0]; clrex; strex r3, r1, [r0]; bkpt 0",
                0xe850,
                0x1f00,
                0xf3bf,
                0x8f2f,
                0xe840,
                0x1300,
                0xbe00);
        try (Machine machine = run(core.m4(code))) {
            assertThat(machine.register(Register.R3)).isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName(
            "ldrex r1, [r0]; str r2, [r0]; strex r3, r0, [r0, #4]: the monitor holds no address, so that this succeeds")
    void monitorHoldsNoAddress(CoreDriver core) {
        Code code = new Code(
                "movs r2, #77; ldrex r1, [r0]; str r2, [r0]; strex r3, r2, [r0, #4]; bkpt 0",
                0x224d,
                0xe850,
                0x1f00,
                0x6002,
                0xe840,
                0x2301,
                0xbe00);
        try (Machine machine = run(core.m4(code))) {
            assertThat(machine.register(Register.R3)).isZero();
            assertThat(machine.readWord(MEMORY + 4)).isEqualTo(77);
        }
    }

    @EveryCore
    @DisplayName("ldrexh r1, [r0], strexh r2, r1, [r0], strex r2, r1, [r0] on odd addresses")
    void alignment(CoreDriver core) {
        Code[] codes = {
            new Code("ldrexh r1, [r0]", 0xe8d0, 0x1f5f),
            new Code("strexh r2, r1, [r0]", 0xe8c0, 0x1f52),
            new Code("strex r2, r1, [r0]", 0xe840, 0x1200)
        };
        for (Code code : codes) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, MEMORY + 1);
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).as(code.assembly()).isEqualTo(FaultKind.UNALIGNED);
                assertThat(report.address()).hasValue(MEMORY + 1);
            }
        }
    }
}
