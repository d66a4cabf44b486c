package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** A Cortex-M4 board whose firmware has handlers of exceptions beside its main program. */
final class WithHandlers {

    private WithHandlers() {}

    /** The board, just reset; handlers by exception number. */
    static Machine machine(Code main, Map<Integer, Code> handlers) {
        return machine(main, handlers, CoreKind.JIT);
    }

    /** The same on another core. */
    static Machine machine(Code main, Map<Integer, Code> handlers, CoreKind core) {
        return machine(main, handlers, core, MachineOptions.DEFAULT);
    }

    /** The same with options. */
    static Machine machine(Code main, Map<Integer, Code> handlers, CoreKind core, MachineOptions options) {
        return Machine.create(TestBoard.board("nucleo-f446re"), image(main, handlers), core, options);
    }

    /** The same where faults are handed to the firmware. */
    static Machine takingFaults(CoreDriver core, Code main, Map<Integer, Code> handlers) {
        return takingFaults(core, "nucleo-f446re", main, handlers);
    }

    /** The same on another board. */
    static Machine takingFaults(CoreDriver core, String board, Code main, Map<Integer, Code> handlers) {
        return core.machine(board, image(main, handlers), FaultHandling.TAKEN);
    }

    private static ProgramImage image(Code main, Map<Integer, Code> handlers) {
        ByteBuffer vectors = ByteBuffer.allocate(4 * 64).order(ByteOrder.LITTLE_ENDIAN);
        vectors.putInt(0, TestBoard.STACK).putInt(4, (int) TestBoard.CODE | 1);
        ElfWriter elf = new ElfWriter();
        for (Map.Entry<Integer, Code> handler : handlers.entrySet()) {
            int number = handler.getKey();
            long address = TestBoard.CODE + 0x100L * number;
            vectors.putInt(4 * number, (int) address | 1);
            elf.code(".handler" + number, address, handler.getValue().bytes());
        }
        byte[] file = elf.constants(".vectors", 0x0800_0000L, vectors.array())
                .code(".text", TestBoard.CODE, main.bytes())
                .entry(TestBoard.CODE)
                .write();
        return ProgramImage.read(file);
    }

    /** Runs, and expects a breakpoint. */
    static void runToBreakpoint(Machine machine) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
    }

    /** Runs, and expects a fault. */
    static FaultKind fault(Machine machine) {
        StopReason stop = machine.run(-1, CoreDriver.PLENTY);
        assertThat(stop).isInstanceOf(StopReason.GuestFault.class);
        return ((StopReason.GuestFault) stop).report().kind();
    }

    /** Enables an interrupt or exception at a priority. */
    static void enable(Machine machine, int exception, int priority) {
        machine.systemRegisters().nvic().setEnabled(exception, true);
        machine.systemRegisters().nvic().setPriority(exception, priority);
    }
}
