package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** Loads, stores and fetches where there is no memory, or memory that does not allow them. The title of a test is the assembly it runs. */
class MemoryFaultTest {

    @EveryCore
    @DisplayName(
            "ldr r1, [r0], #4; ldr r1, [r0], #4; ...: the one that leaves SRAM2 faults, the ones before it have happened")
    void faultInsideABlock(CoreDriver core) {
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
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, 0x2001_fff8);
            machine.setRegister(Register.R2, 0);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
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

    @EveryCore
    @DisplayName(
            "a fault after 1000 rounds of a loop that changes memory is found at its round, with memory as it was then")
    void faultAfterALoop(CoreDriver core) {
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
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, 0x2002_0000 - 4000);
            machine.setRegister(Register.R2, 0x2000_0000);
            machine.setRegister(Register.R3, 5000);
            machine.writeMemory(0x2000_0000, new byte[4]);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_WRITE);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE + 6);
            assertThat(machine.readWord(0x2000_0000)).isEqualTo(1001);
            assertThat(machine.readWord(0x2001_fffc)).isEqualTo(1000);
            assertThat(machine.counters().instructions()).isEqualTo(6003);
            assertThat(machine.profile().function("main").orElseThrow().instructions())
                    .isEqualTo(6003);
        }
    }

    @EveryCore
    @DisplayName("str r0, [r1] into flash faults and leaves flash as it was")
    void flashIsReadOnly(CoreDriver core) {
        try (Machine machine = core.m7(new Code("str r0, [r1]; bkpt 0", 0x6008, 0xbe00))) {
            machine.setRegister(Register.R1, 0x0800_0000);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.READ_ONLY_WRITE);
            assertThat(report.address()).hasValue(0x0800_0000L);
            assertThat(report.sentence()).contains("main").contains("read-only").contains("FLASH");
            assertThat(machine.readWord(0x0800_0000)).isEqualTo(TestBoard.STACK);
        }
    }

    @EveryCore
    @DisplayName("ldr r0, [r1] with r1 two bytes before the end of SRAM2: the access straddles the end")
    void accessAcrossTheEnd(CoreDriver core) {
        try (Machine machine = core.m4(new Code("ldr r0, [r1]; bkpt 0", 0x6808, 0xbe00))) {
            machine.setRegister(Register.R1, 0x2001_fffe);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(report.pc()).isEqualTo(TestBoard.CODE);
        }
    }

    @EveryCore
    @DisplayName("ldr r0, [r1] with r1 two bytes before the end of SRAM1 reads across into SRAM2")
    void accessAcrossTwoRegions(CoreDriver core) {
        try (Machine machine = core.m4(new Code("ldr r0, [r1]; bkpt 0", 0x6808, 0xbe00))) {
            machine.writeMemory(0x2001_bffc, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            machine.setRegister(Register.R1, 0x2001_bffe);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(0x0605_0403);
        }
    }

    @EveryCore
    @DisplayName("ldrb r0, [r1], #1 through the OTP area, which ends inside a page: 528 bytes and no more")
    void regionEndInsideAPage(CoreDriver core) {
        try (Machine machine = core.m4(new Code("1: ldrb r0, [r1], #1; b 1b", 0xf811, 0x0b01, 0xe7fc))) {
            machine.setRegister(Register.R1, 0x1fff_7800);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(report.address()).hasValue(0x1fff_7a10L);
            assertThat(machine.counters().instructions()).isEqualTo(2 * 528);
            assertThat(machine.register(Register.R0)).isEqualTo(0xff);
            assertThat(machine.register(Register.R1)).isEqualTo(0x1fff_7a10);
        }
    }

    @EveryCore
    @DisplayName("strb r0, [r1] into the OTP area faults")
    void oneTimeProgrammableMemoryIsReadOnly(CoreDriver core) {
        try (Machine machine = core.m4(new Code("strb r0, [r1]; bkpt 0", 0x7008, 0xbe00))) {
            machine.setRegister(Register.R1, 0x1fff_7800);
            assertThat(CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY)).kind())
                    .isEqualTo(FaultKind.READ_ONLY_WRITE);
        }
    }

    @EveryCore
    @DisplayName("bx r0 into CCM, which holds data only")
    void coreCoupledMemoryIsExecuteNever(CoreDriver core) {
        try (Machine machine = core.machine("nucleo-f429zi", new Code("bx r0", 0x4700))) {
            machine.setRegister(Register.R0, 0x1000_0001);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.EXECUTE_NEVER);
            assertThat(report.pc()).isEqualTo(0x1000_0000L);
            assertThat(report.region().orElseThrow()).contains("CCM");
            assertThat(machine.counters().instructions()).isEqualTo(1);
        }
    }

    @EveryCore
    @DisplayName("bx r0 to 0x60000000, 0x40000000, 0xfffffff8, where there is no memory")
    void fetchWithoutMemory(CoreDriver core) {
        for (long target : new long[] {0x6000_0000L, 0x4000_0000L, 0xffff_fff8L}) {
            try (Machine machine = core.m4(new Code("bx r0", 0x4700))) {
                machine.setRegister(Register.R0, (int) target | 1);
                FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
                assertThat(report.kind()).isEqualTo(FaultKind.UNMAPPED_FETCH);
                assertThat(report.pc()).isEqualTo(target);
            }
        }
    }

    @EveryCore
    @DisplayName("ldr r1, [r0] of FLASH_ACR: a peripheral that the chip has and this simulator has not")
    void peripheralNotModelled(CoreDriver core) {
        try (Machine machine = core.m4(new Code("ldr r1, [r0]; bkpt 0", 0x6801, 0xbe00))) {
            machine.setRegister(Register.R0, 0x4002_3c00);
            FaultReport report = CoreDriver.fault(machine.run(-1, CoreDriver.PLENTY));
            assertThat(report.kind()).isEqualTo(FaultKind.PERIPHERAL_NOT_MODELLED);
            assertThat(report.sentence()).contains("FLASH").contains("not modelled");
        }
    }

    @EveryCore
    @DisplayName(
            "flash shows the same bytes at 0x08000000, at 0 on Cortex-M4 and at 0x00200000 on STM32F7; code runs from there")
    void flashAliases(CoreDriver core) {
        Code code = new Code("ldr r1, [r0]; bkpt 0", 0x6801, 0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, 0);
            machine.setRegister(Register.PC, 0x200);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(0x202, 0));
            assertThat(machine.register(Register.R1)).isEqualTo(TestBoard.STACK);
        }
        try (Machine machine = core.m7(code)) {
            machine.setRegister(Register.R0, 0x0020_0000);
            machine.setRegister(Register.PC, 0x0020_0200);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(0x0020_0202, 0));
            assertThat(machine.register(Register.R1)).isEqualTo(TestBoard.STACK);
        }
    }
}
