package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.isa.Register;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.peripheral.SerialOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads and stores reach the peripherals of the chip on every core. */
class DeviceAccessTest {

    private static final Code SEND_AND_LOAD = new Code(
            "USART2: CR1 = UE | RE, so that nothing is sent; write 'A', 'B'; ldrb r3, [r0, #13]; ldr r4, [r6]; ldr r5, [r7]; bkpt 0",
            0xf244,
            0x4000,
            0xf2c4,
            0x0000,
            0xf242,
            0x0104,
            0x60c1,
            0x2241,
            0x8082,
            0x3201,
            0x6042,
            0x7b43,
            0x6834,
            0x683d,
            0xbe00);

    private static final int RCC_APB1ENR = 0x4002_3840;
    private static final int USART2EN = 1 << 17;
    private static final int DATA = 0x2000_0000;
    private static final int NOWHERE = 0x4800_0000;

    private Machine machine(CoreKind kind, int r6, int r7) {
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "test");
        try {
            MachineOptions options = MachineOptions.DEFAULT.withConsole(console).withFaults(FaultHandling.END_RUN);
            Machine machine = TestBoard.machine("nucleo-f446re", kind, SEND_AND_LOAD, options);
            machine.debugPort().write(RCC_APB1ENR, new byte[] {0, 0, USART2EN >> 16, 0});
            machine.setRegister(Register.R6, r6);
            machine.setRegister(Register.R7, r7);
            return machine;
        } catch (CoreUnavailableException e) {
            return abort(e.getMessage());
        }
    }

    /** How many characters have been written to USART2. */
    private static long written(Machine machine) {
        SerialLine line = machine.surroundings().orElseThrow().serial().line("USART2");
        return line.losses().get(SerialLine.Loss.TRANSMITTER_OFF);
    }

    @ParameterizedTest
    @EnumSource
    void ofEverySize(CoreKind kind) {
        try (Machine machine = machine(kind, RCC_APB1ENR, DATA)) {
            assertThat(machine.run(-1, 100)).isInstanceOf(StopReason.Breakpoint.class);
            assertThat(written(machine)).isEqualTo(2);
            assertThat(machine.register(Register.R3)).isEqualTo(0x20);
            assertThat(machine.register(Register.R4)).as("RCC_APB1ENR").isEqualTo(USART2EN);
            assertThat(machine.register(Register.R5)).isEqualTo(0xa5a5_a5a5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areMadeOnceThoughAFaultFollows(CoreKind kind) {
        try (Machine machine = machine(kind, DATA, NOWHERE)) {
            FaultReport fault = CoreDriver.fault(machine.run(-1, 100));
            assertThat(fault.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(fault.pc()).isEqualTo(TestBoard.CODE + 26);
            assertThat(fault.address()).hasValue(NOWHERE);
            assertThat(written(machine)).isEqualTo(2);
            assertThat(machine.register(Register.R3)).isEqualTo(0x20);
            assertThat(machine.counters().instructions()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failWhereNoDeviceIs(CoreKind kind) {
        try (Machine machine = machine(kind, NOWHERE, DATA)) {
            FaultReport fault = CoreDriver.fault(machine.run(-1, 100));
            assertThat(fault.kind()).isEqualTo(FaultKind.UNMAPPED_READ);
            assertThat(fault.pc()).isEqualTo(TestBoard.CODE + 24);
            assertThat(written(machine)).isEqualTo(2);
        }
    }
}
