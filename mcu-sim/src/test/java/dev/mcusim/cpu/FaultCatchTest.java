package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.FaultCaught;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** Faults that a debugger sees before the firmware does. The title of a test is the assembly it runs. */
class FaultCatchTest {

    private static final int HANDLER = (int) TestBoard.CODE + 4;
    private static final int VECTORS = 0x2000_0400;
    private static final int SHCSR_USGFAULTENA = 1 << 18;

    /** The vector table is moved into RAM, where HardFault and UsageFault lead to the BKPT. */
    private static final Code CODE = new Code("nop; udf; bkpt 1", 0xbf00, 0xde00, 0xbe01);

    private static Machine machine(CoreDriver core) {
        Machine machine = core.machine("nucleo-f446re", TestBoard.image(CODE), FaultHandling.TAKEN);
        for (int exception : new int[] {ExceptionNumber.HARD_FAULT, ExceptionNumber.USAGE_FAULT}) {
            machine.debugPort().write(VECTORS + 4L * exception, new byte[] {5, 2, 0, 8});
        }
        machine.systemRegisters().write(0xe000_ed08L, 4, VECTORS);
        return machine;
    }

    @EveryJavaCore
    @DisplayName("nop; udf: stopped before it, then handed to HardFault")
    void aFaultIsSeenBeforeItsHandler(CoreDriver core) {
        try (Machine machine = machine(core)) {
            machine.debugUnit().orElseThrow().catchFaults(FaultCatch.HARD_FAULT);
            StopReason stop = machine.run(-1, CoreDriver.PLENTY);
            assertThat(stop).isInstanceOf(FaultCaught.class);
            assertThat(((FaultCaught) stop).exception()).isEqualTo(ExceptionNumber.HARD_FAULT);
            assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE + 2);
            assertThat(machine.systemRegisters().faults().cfsr()).isZero();
            assertThat(machine.step(true)).isEqualTo(new StopReason.BudgetSpent(1));
            assertThat(machine.register(Register.PC)).isEqualTo(HANDLER);
            assertThat(machine.systemRegisters().faults().cfsr()).isNotZero();
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new StopReason.Breakpoint(HANDLER, 1));
        }
    }

    @EveryJavaCore
    @DisplayName("nop; udf with UsageFault enabled: no HardFault, so only `all` stops there")
    void onlyWhatIsAskedForIsCaught(CoreDriver core) {
        for (FaultCatch which : FaultCatch.values()) {
            try (Machine machine = machine(core)) {
                machine.systemRegisters().write(0xe000_ed24L, 4, SHCSR_USGFAULTENA);
                machine.debugUnit().orElseThrow().catchFaults(which);
                StopReason stop = machine.run(-1, CoreDriver.PLENTY);
                assertThat(stop instanceof FaultCaught).isEqualTo(which == FaultCatch.ALL);
                if (stop instanceof FaultCaught caught) {
                    assertThat(caught.exception()).isEqualTo(ExceptionNumber.USAGE_FAULT);
                    stop = machine.run(-1, CoreDriver.PLENTY);
                }
                assertThat(stop).isEqualTo(new StopReason.Breakpoint(HANDLER, 1));
            }
        }
    }

    @EveryJavaCore
    @DisplayName("nop; udf, caught, moved to the nop, and caught again")
    void goingSomewhereElseCatchesAgain(CoreDriver core) {
        try (Machine machine = machine(core)) {
            machine.debugUnit().orElseThrow().catchFaults(FaultCatch.ALL);
            for (int i = 0; i < 3; i++) {
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(FaultCaught.class);
                machine.setRegister(Register.PC, (int) TestBoard.CODE);
            }
        }
    }
}
