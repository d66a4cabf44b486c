package dev.mcusim.machine.semihosting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Carries out the operations. */
public final class Semihosting implements AutoCloseable {

    /** The operand of the breakpoint. */
    public static final int BREAKPOINT = 0xab;

    private static final int APPLICATION_EXIT = 0x20026;
    private static final int FAILED = -1;
    private static final int LONGEST_TEXT = 1 << 20;

    /** Ticks of SYS_ELAPSED in a second of simulated time. */
    private static final int TICKS_PER_SECOND = 1_000_000_000;

    private final Guest guest;
    private final SemihostingHost host;
    private final OpenFiles files;
    private OptionalInt exitCode = OptionalInt.empty();
    private int errno;

    /** Semihosting for a machine that has just been powered up. */
    public Semihosting(Guest guest, SemihostingHost host) {
        this.guest = guest;
        this.host = host;
        files = new OpenFiles(host);
    }

    /**
     * Carries out the operation the firmware has asked for, and goes on behind the breakpoint.
     *
     * @return the exit code when that was the end of the program
     */
    public OptionalInt call() {
        Optional<Operation> operation = Operation.of(guest.operation());
        Parameters parameters = new Parameters(guest, guest.parameter());
        int result;
        exitCode = OptionalInt.empty();
        try {
            result = carryOut(operation.orElseThrow(() -> new OperationFailed(Errno.ENOSYS)), parameters);
        } catch (OperationFailed e) {
            result = failed(e.errno());
        } catch (IOException e) {
            result = failed(Errno.of(e));
        }
        guest.resume(result);
        return exitCode;
    }

    private int failed(Errno reason) {
        errno = reason.number();
        return FAILED;
    }

    private int carryOut(Operation operation, Parameters parameters) throws OperationFailed, IOException {
        return switch (operation) {
            case OPEN -> files.open(parameters.text(0, 2), OpenMode.of(parameters.word(1)));
            case CLOSE -> close(parameters.word(0));
            case WRITEC -> put(parameters.bytes(guest.parameter(), 1)[0]);
            case WRITE0 -> putText(parameters);
            case WRITE -> transfer(parameters, true);
            case READ -> transfer(parameters, false);
            case READC -> host.input().read();
            case ISERROR -> parameters.word(0) < 0 ? 1 : 0;
            case ISTTY -> files.get(parameters.word(0)).isConsole() ? 1 : 0;
            case SEEK -> seek(parameters);
            case FLEN -> (int)
                    Math.min(Integer.MAX_VALUE, files.get(parameters.word(0)).length());
            case TMPNAM -> temporaryName(parameters);
            case REMOVE -> remove(parameters);
            case RENAME -> rename(parameters);
            case CLOCK -> (int) (guest.seconds() * 100);
            case TIME -> (int) (host.epoch() + (long) guest.seconds());
            case SYSTEM -> failed(Errno.ENOSYS);
            case ERRNO -> errno;
            case GET_CMDLINE -> commandLine(parameters);
            case HEAPINFO -> heapInfo(parameters);
            case EXIT -> exit(guest.parameter() == APPLICATION_EXIT ? 0 : 1);
            case EXIT_EXTENDED -> exit(parameters.word(0) == APPLICATION_EXIT ? parameters.word(1) : 1);
            case ELAPSED -> elapsed(parameters);
            case TICKFREQ -> TICKS_PER_SECOND;
        };
    }

    private int close(int handle) throws OperationFailed, IOException {
        files.close(handle);
        return 0;
    }

    /** SYS_READ and SYS_WRITE: gives back how many bytes were not read or written. */
    private int transfer(Parameters parameters, boolean write) throws OperationFailed {
        Transfer transfer = new Transfer(parameters, parameters.word(1), parameters.word(2));
        try {
            OpenFile file = files.get(parameters.word(0));
            if (write) {
                transfer.write(file);
            } else {
                transfer.read(file);
            }
        } catch (OperationFailed e) {
            failed(e.errno());
        } catch (IOException e) {
            failed(Errno.of(e));
        }
        return transfer.left();
    }

    private int seek(Parameters parameters) throws OperationFailed, IOException {
        int position = parameters.word(1);
        if (position < 0) {
            throw new OperationFailed(Errno.EINVAL);
        }
        files.get(parameters.word(0)).seek(position);
        return 0;
    }

    private int put(int data) {
        host.output().write(data & 0xff, false);
        return 0;
    }

    private int putText(Parameters parameters) throws OperationFailed {
        for (int i = 0; i < LONGEST_TEXT; i++) {
            byte data = parameters.bytes(guest.parameter() + i, 1)[0];
            if (data == 0) {
                break;
            }
            put(data);
        }
        return 0;
    }

    /** SYS_TMPNAM: the same name for the same identifier, 0 to 255, in every run. */
    private int temporaryName(Parameters parameters) throws OperationFailed {
        int identifier = parameters.word(1);
        if (identifier < 0 || identifier > 255) {
            throw new OperationFailed(Errno.EINVAL);
        }
        putText(parameters, "tmp-%03d".formatted(identifier), parameters.word(2));
        return 0;
    }

    private int remove(Parameters parameters) throws OperationFailed, IOException {
        folder().remove(parameters.text(0, 1));
        return 0;
    }

    private int rename(Parameters parameters) throws OperationFailed, IOException {
        folder().rename(parameters.text(0, 1), parameters.text(2, 3));
        return 0;
    }

    private HostFolder folder() throws OperationFailed {
        return host.folder().orElseThrow(() -> new OperationFailed(Errno.EACCES));
    }

    /** SYS_GET_CMDLINE: the text into the guest's buffer, its length into the block. */
    private int commandLine(Parameters parameters) throws OperationFailed {
        parameters.setWord(1, putText(parameters, host.commandLine(), parameters.word(1)));
        return 0;
    }

    /** Puts a text with a final zero into the buffer that the block begins with, and gives back its length in bytes. */
    private static int putText(Parameters parameters, String text, int room) throws OperationFailed {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > room) {
            throw new OperationFailed(Errno.EINVAL);
        }
        parameters.put(parameters.word(0), bytes);
        return bytes.length - 1;
    }

    /** SYS_HEAPINFO: zeros tell the program to find out by itself. */
    private static int heapInfo(Parameters parameters) throws OperationFailed {
        parameters.put(parameters.word(0), new byte[16]);
        return 0;
    }

    private int elapsed(Parameters parameters) throws OperationFailed {
        long ticks = (long) (guest.seconds() * TICKS_PER_SECOND);
        parameters.setWord(0, (int) ticks);
        parameters.setWord(1, (int) (ticks >> 32));
        return 0;
    }

    private int exit(int code) {
        exitCode = OptionalInt.of(code);
        return 0;
    }

    /** Closes the files that the firmware has left open. */
    @Override
    public void close() {
        files.closeAll();
    }
}
