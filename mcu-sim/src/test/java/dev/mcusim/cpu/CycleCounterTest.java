package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.machine;
import static dev.mcusim.cpu.WithHandlers.runToBreakpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What firmware sees when it reads clocks in a straight run of code, of which the core counts the cycles as a whole. */
class CycleCounterTest {

    private static final long DEMCR = 0xe000_edfcL;
    private static final int TRCENA = 1 << 24;
    private static final long DWT_CTRL = 0xe000_1000L;
    private static final int CYCCNTENA = 1;

    @ParameterizedTest
    @EnumSource(names = {"INTERPRETER", "JIT"})
    @DisplayName(
            "1: ldr r1, [r0, #4]; ldr r2, [r0, #4]; adds r4, #1; adds r4, #1; adds r4, #1; ldr r3, [r0, #4]; subs r7, #1; bne 1b, 2000 times; bkpt")
    void readingsOfTheCycleCounterLieApartAsTheirInstructionsDo(CoreKind kind) {
        Code main = new Code(
                "", 0x4805, // ldr r0, =0xe0001000
                0xf240, // movw r7, #2000
                0x77d0, 0x6841, // ldr r1, [r0, #4]
                0x6842, // ldr r2, [r0, #4]
                0x3401, 0x3401, 0x3401, 0x6843, // ldr r3, [r0, #4]
                0x3f01, // subs r7, #1
                0xd1f7, // bne
                0xbe00, 0x1000, 0xe000);
        try (Machine machine = machine(main, Map.of(), kind)) {
            machine.systemRegisters().write(DEMCR, 4, TRCENA);
            machine.systemRegisters().write(DWT_CTRL, 4, CYCCNTENA);
            runToBreakpoint(machine);
            int first = machine.register(Register.R1);
            int second = machine.register(Register.R2);
            int third = machine.register(Register.R3);
            assertThat(second - first).as("one load").isBetween(1, 2);
            assertThat(third - second).as("a load and three additions").isBetween(4, 5);
        }
    }
}
