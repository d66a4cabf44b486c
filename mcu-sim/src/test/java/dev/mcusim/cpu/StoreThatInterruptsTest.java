package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** A store with write-back that leads to an exception at once, in a loop whose stores have all gone to RAM before. */
class StoreThatInterruptsTest {

    private static final long LIST = 0x2000_1000L;
    private static final int RAM = 0x2000_0800;
    private static final int ISPR = 0xe000_e200;
    private static final int TIMES = 3000;
    private static final int LINE_20 = 36;

    @EveryJavaCore
    @DisplayName("ldr r0, [r3], #4; str r1, [r0], #4; b .-8: the handler finds the base written back")
    void theBaseIsWrittenBack(CoreDriver core) {
        Code loop = new Code("", 0xf853, 0x0b04, 0xf840, 0x1b04, 0xe7fa);
        try (Machine machine = WithHandlers.takingFaults(core, loop, Map.of(LINE_20, new Code("bkpt #1", 0xbe01)))) {
            ByteBuffer list = ByteBuffer.allocate(4 * TIMES + 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < TIMES; i++) {
                list.putInt(RAM);
            }
            machine.writeMemory(LIST, list.putInt(ISPR).array());
            machine.setRegister(Register.R3, (int) LIST);
            machine.setRegister(Register.R1, 1 << 20);
            WithHandlers.enable(machine, LINE_20, 0);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(ISPR + 4);
            assertThat(machine.register(Register.R3)).isEqualTo((int) LIST + 4 * TIMES + 4);
        }
    }
}
