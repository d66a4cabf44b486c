package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.bus.AddressSpace;
import dev.mcusim.bus.Window;
import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On every shipped board, every region answers from its first to its last byte, with its rights, and nothing beyond does. */
class EveryBoardTest {

    private static final Code LOAD = new Code("ldrb r1, [r0]; bkpt 0", 0x7801, 0xbe00);
    private static final Code STORE = new Code("strb r1, [r0]; bkpt 0", 0x7001, 0xbe00);

    static List<String> boards() {
        return BoardCatalog.shipped().boards().stream().map(Board::id).toList();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void regionsAreExact(String id) {
        Board board = TestBoard.board(id);
        AddressSpace space = new AddressSpace(board.chip().regions());
        try (Machine machine = TestBoard.machine(id, CoreKind.UNICORN, LOAD, MachineOptions.DEFAULT)) {
            for (Window window : space.windows()) {
                for (long address : new long[] {window.base(), window.end() - 1}) {
                    assertThat(access(machine, LOAD, address))
                            .as("load 0x%08x", address)
                            .isInstanceOf(Breakpoint.class);
                    StopReason stored = access(machine, STORE, address);
                    if (window.region().writable()) {
                        assertThat(stored).as("store 0x%08x", address).isInstanceOf(Breakpoint.class);
                    } else {
                        assertThat(kind(stored)).as("store 0x%08x", address).isEqualTo(FaultKind.READ_ONLY_WRITE);
                    }
                }
                for (long address : new long[] {window.base() - 1, window.end()}) {
                    if (address >= 0 && space.at(address).isEmpty()) {
                        assertThat(kind(access(machine, LOAD, address)))
                                .as("load 0x%08x", address)
                                .isIn(FaultKind.UNMAPPED_READ, FaultKind.PERIPHERAL_NOT_MODELLED);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void codeRunsFromExecutableRegionsOnly(String id) {
        Board board = TestBoard.board(id);
        AddressSpace space = new AddressSpace(board.chip().regions());
        try (Machine machine = TestBoard.machine(id, CoreKind.UNICORN, LOAD, MachineOptions.DEFAULT)) {
            for (Window window : space.windows()) {
                long address = window.base() + 0x800;
                if (window.size() < 0x1000) {
                    continue;
                }
                machine.writeMemory(address, new Code("movs r0, #7; bkpt 0", 0x2007, 0xbe00).bytes());
                machine.setRegister(Register.R0, 0);
                machine.setRegister(Register.PC, (int) address);
                StopReason reason = machine.run(-1, 10);
                if (window.region().executable()) {
                    assertThat(reason).as("%s", window).isEqualTo(new Breakpoint(address + 2, 0));
                    assertThat(machine.register(Register.R0)).isEqualTo(7);
                } else {
                    assertThat(kind(reason)).as("%s", window).isEqualTo(FaultKind.EXECUTE_NEVER);
                }
            }
        }
    }

    private static StopReason access(Machine machine, Code code, long address) {
        machine.writeMemory(TestBoard.CODE, code.bytes());
        machine.setRegister(Register.R0, (int) address);
        machine.setRegister(Register.PC, (int) TestBoard.CODE);
        return machine.run(-1, 10);
    }

    private static FaultKind kind(StopReason reason) {
        assertThat(reason).isInstanceOf(GuestFault.class);
        return ((GuestFault) reason).report().kind();
    }
}
