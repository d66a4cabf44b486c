package dev.mcusim.machine;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.semihosting.SemihostingHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A machine with a console, on which tests do single steps of firmware: a store, a load, a semihosting call. */
final class Firmware implements AutoCloseable {

    /** A place in RAM. */
    static final long BLOCK = 0x2000_0100L;

    private static final Code STORE = new Code("str r1, [r0]; bkpt 0", 0x6001, 0xbe00);
    private static final Code LOAD = new Code("ldr r1, [r0]; bkpt 0", 0x6801, 0xbe00);
    private static final Code CALL = new Code("bkpt 0xab; bkpt 0", 0xbeab, 0xbe00);
    private static final long PLENTY = 1_000_000;

    final StringBuilder output = new StringBuilder();
    final StringBuilder errors = new StringBuilder();
    final StringBuilder serial = new StringBuilder();
    final Machine machine;

    Firmware(String board, Code code) {
        this(board, code, CoreKind.JIT);
    }

    Firmware(String board, Code code, CoreKind core) {
        machine = TestBoard.machine(board, core, code, MachineOptions.DEFAULT.withConsole(console()));
    }

    Firmware(String board, Code code, SemihostingHost host) {
        FirmwareConsole console = new FirmwareConsole(host, (port, data) -> {});
        machine = TestBoard.machine(board, CoreKind.JIT, code, MachineOptions.DEFAULT.withConsole(console));
    }

    private FirmwareConsole console() {
        return new FirmwareConsole(
                (data, error) -> (error ? errors : output).append((char) data),
                (port, data) ->
                        serial.append(port).append(':').append((char) data).append(' '),
                "test.elf one two");
    }

    static Firmware on(String board) {
        return new Firmware(board, LOAD);
    }

    StopReason run() {
        return machine.run(-1, PLENTY);
    }

    /** Runs other code. */
    StopReason run(Code code, int r0, int r1) {
        machine.writeMemory(TestBoard.CODE, code.bytes());
        machine.setRegister(Register.PC, (int) TestBoard.CODE);
        machine.setRegister(Register.R0, r0);
        machine.setRegister(Register.R1, r1);
        return run();
    }

    /** Runs other code with the registers as they are. */
    StopReason run(Code code) {
        machine.writeMemory(TestBoard.CODE, code.bytes());
        machine.setRegister(Register.PC, (int) TestBoard.CODE);
        return run();
    }

    StopReason store(long address, int value) {
        return run(STORE, (int) address, value);
    }

    StopReason tryLoad(long address) {
        return run(LOAD, (int) address, 0);
    }

    int load(long address) {
        tryLoad(address);
        return machine.register(Register.R1);
    }

    /** Makes a semihosting call whose parameter is a block of words at {@link #BLOCK}, and gives back its result. */
    int call(int operation, int... block) {
        ByteBuffer words = ByteBuffer.allocate(4 * block.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : block) {
            words.putInt(word);
        }
        machine.writeMemory(BLOCK, words.array());
        callWith(operation, (int) BLOCK);
        return machine.register(Register.R0);
    }

    StopReason callWith(int operation, int parameter) {
        return run(CALL, operation, parameter);
    }

    /** Puts a text with a final zero somewhere in RAM. */
    int text(String text) {
        machine.writeMemory(BLOCK + 0x100, (text + "\0").getBytes(StandardCharsets.UTF_8));
        return (int) BLOCK + 0x100;
    }

    @Override
    public void close() {
        machine.close();
    }
}
