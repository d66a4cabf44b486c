package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware that sleeps while DMA2 copies memory, on a family each. */
class DmaMachineTest {

    private static final long HANDLER = 0x0800_0400L;
    private static final long SOURCE = 0x0800_0200L;
    /** 1: wfi; cmp r4, #0; beq 1b; bkpt 0 */
    private static final Code SLEEP = new Code("wfi; cmp r4, #0; beq; bkpt", 0xbf30, 0x2c00, 0xd0fc, 0xbe00);
    /** The handler clears the flags and tells the main program. */
    private static final Code CLEAR =
            new Code("mov.w r3, #-1; str r3, [r5]; adds r4, #1; bx lr", 0xf04f, 0x33ff, 0x602b, 0x3401, 0x4770);

    @ParameterizedTest
    @CsvSource({
        "nucleo-f446re, 0x40023830, 0x400000, 0x40026408, 0x40026410, 4, 8, 12, 0x15691, 0x20001000, 56",
        "nucleo-f746zg, 0x40023830, 0x400000, 0x40026408, 0x40026410, 4, 8, 12, 0x15691, 0x20011000, 56",
        "nucleo-h743zi2, 0x580244d8, 0x2, 0x40020408, 0x40020410, 4, 8, 12, 0x15691, 0x24001000, 56",
        "nucleo-l4r5zi, 0x40021048, 0x2, 0x40020404, 0x40020408, 4, 8, 12, 0x4ac3, 0x20001000, 56",
    })
    void theInterruptComesWhenTheCopyIsThrough(
            String board,
            String clockRegister,
            String clock,
            String clear,
            String control,
            int count,
            int from,
            int to,
            String start,
            String target,
            int interrupt) {
        try (Firmware firmware = Firmware.on(board)) {
            Machine machine = firmware.machine;
            byte[] vector = ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) HANDLER | 1)
                    .array();
            machine.writeMemory(0x0800_0000L + 4 * (ExceptionNumber.FIRST_INTERRUPT + interrupt), vector);
            machine.writeMemory(HANDLER, CLEAR.bytes());
            firmware.store(0xe000_e100L + interrupt / 32 * 4, 1 << interrupt % 32);
            firmware.store(Long.decode(clockRegister), Integer.decode(clock));
            long stream = Long.decode(control);
            firmware.store(stream + count, 64);
            firmware.store(stream + from, (int) SOURCE);
            firmware.store(stream + to, Long.decode(target).intValue());
            long before = machine.counters().cycles();
            firmware.store(stream, Integer.decode(start));
            machine.setRegister(Register.R4, 0);
            machine.setRegister(Register.R5, Long.decode(clear).intValue());
            assertThat(firmware.run(SLEEP)).isInstanceOf(Breakpoint.class);
            assertThat(machine.readMemory(Long.decode(target), 256)).isEqualTo(machine.readMemory(SOURCE, 256));
            assertThat(machine.counters().cycles() - before)
                    .as("five cycles and the wait states for each word")
                    .isBetween(320L, 900L);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
        }
    }
}
