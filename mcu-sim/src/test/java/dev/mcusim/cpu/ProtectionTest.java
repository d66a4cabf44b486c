package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** What the memory protection unit and missing privilege forbid. The titles are the main programs; handlers stop. */
class ProtectionTest {

    private static final int GUARD = 0x2000_2020;
    private static final Map<Integer, Code> HANDLERS = Map.of(
            ExceptionNumber.HARD_FAULT,
            new Code("bkpt #1", 0xbe01),
            ExceptionNumber.MEM_MANAGE,
            new Code("bkpt #2", 0xbe02));
    private static final Code FILL = new Code(
            "1: str r2, [r0]; ldr r3, [r0]; adds r0, #4; subs r1, #1; bne 1b; bkpt #0",
            0x6002,
            0x6803,
            0x3004,
            0x3901,
            0xd1fa,
            0xbe00);

    /** Everything as by default, but 32 bytes at an address with other attributes. */
    private static Machine guarded(CoreDriver core, Code code, int address, int attributes) {
        Machine machine = takingFaults(core, code, HANDLERS);
        SystemRegisters registers = machine.systemRegisters();
        registers.write(0xe000_ed24L, 4, 1 << 16);
        registers.write(0xe000_ed9cL, 4, address | 1 << 4);
        registers.write(0xe000_eda0L, 4, attributes | 4 << 1 | 1);
        registers.write(0xe000_ed94L, 4, 5);
        return machine;
    }

    private static TakenFault stop(Machine machine, int exception) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        TakenFault fault = machine.latestFault().orElseThrow();
        assertThat(fault.exception()).isEqualTo(exception);
        return fault;
    }

    @EveryJavaCore
    @DisplayName("1: str r2, [r0]; ldr r3, [r0]; adds r0, #4; subs r1, #1; bne 1b into a guard of 32 bytes")
    void aLoopOfStoresRunsIntoAGuard(CoreDriver core) {
        try (Machine machine = guarded(core, FILL, GUARD, 6 << 24)) {
            machine.setRegister(Register.R0, GUARD - 0x1000);
            machine.setRegister(Register.R1, 0x1000);
            TakenFault fault = stop(machine, ExceptionNumber.MEM_MANAGE);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.DACCVIOL | FaultStatus.MMARVALID);
            assertThat(fault.mmfar()).isEqualTo(GUARD);
            assertThat(fault.report().kind()).isEqualTo(FaultKind.PROTECTED);
            assertThat(machine.counters().instructions()).isEqualTo(5 * 0x400);
            assertThat(machine.readWord(GUARD)).isEqualTo(0xa5a5_a5a5);
        }
    }

    @EveryJavaCore
    @DisplayName("the same loop with the guard set up while it is translated, and lifted again")
    void rightsThatChange(CoreDriver core) {
        try (Machine machine = takingFaults(core, FILL, HANDLERS)) {
            machine.setRegister(Register.R0, GUARD - 0x1000);
            machine.setRegister(Register.R1, 0x1000);
            machine.run(-1, 1000);
            machine.systemRegisters().write(0xe000_ed9cL, 4, GUARD | 1 << 4);
            machine.systemRegisters().write(0xe000_eda0L, 4, 4 << 1 | 1);
            machine.systemRegisters().write(0xe000_ed94L, 4, 5);
            stop(machine, ExceptionNumber.HARD_FAULT);
            machine.systemRegisters().write(0xe000_ed94L, 4, 0);
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 10, 0));
            assertThat(machine.readWord(GUARD)).isZero();
        }
    }

    @EveryJavaCore
    @DisplayName("ldrt r1, [r0]; bkpt #0 of what only privileged code may read")
    void unprivilegedLoad(CoreDriver core) {
        Code code = new Code("", 0xf850, 0x1e00, 0xbe00);
        try (Machine machine = guarded(core, code, GUARD, 1 << 24)) {
            machine.setRegister(Register.R0, GUARD + 4);
            assertThat(stop(machine, ExceptionNumber.MEM_MANAGE).mmfar()).isEqualTo(GUARD + 4);
        }
    }

    @EveryJavaCore
    @DisplayName("ldr r0, =0x20001001; bx r0 where XN is set")
    void executeNever(CoreDriver core) {
        Code code = new Code("", 0x4800, 0x4700, 0x1001, 0x2000);
        try (Machine machine = guarded(core, code, 0x2000_1000, 1 << 28 | 3 << 24)) {
            TakenFault fault = stop(machine, ExceptionNumber.MEM_MANAGE);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.IACCVIOL);
            assertThat(machine.readWord(fault.frame() + 0x18)).isEqualTo(0x2000_1000);
        }
    }

    @EveryJavaCore
    @DisplayName(
            "movs r0, #1; msr control, r0; isb; ldr r1, =VTOR; ldr r2, [r1]: unprivileged code and system registers")
    void systemRegistersNeedPrivilege(CoreDriver core) {
        Code code = new Code("", 0x2001, 0xf380, 0x8814, 0xf3bf, 0x8f6f, 0x4901, 0x680a, 0xbe00, 0xed08, 0xe000);
        try (Machine machine = takingFaults(core, code, HANDLERS)) {
            TakenFault fault = stop(machine, ExceptionNumber.HARD_FAULT);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.PRECISERR | FaultStatus.BFARVALID);
            assertThat(fault.bfar()).isEqualTo(0xe000_ed08);
            assertThat(fault.report().kind()).isEqualTo(FaultKind.UNPRIVILEGED);
        }
    }
}
