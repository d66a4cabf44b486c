package dev.mcusim.machine;

import dev.mcusim.isa.Register;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * The host's side of Arm semihosting, {@code BKPT 0xAB}: the operation in r0, its parameter in r1, the result in r0 (Arm, Semihosting for
 * AArch32 and AArch64, 2.0). There is a console to write to, whose input is at its end, and time; there are no files. The time of day
 * is 0, so that every run is the same.
 */
final class Semihosting {

    /** The operand of the breakpoint. */
    static final int BREAKPOINT = 0xab;

    private static final int STANDARD_INPUT = 1;
    private static final int STANDARD_OUTPUT = 2;
    private static final int STANDARD_ERROR = 3;
    private static final int FEATURES = 4;
    /** The contents of {@code :semihosting-features}: exits with a code, separate standard output and error. */
    private static final byte[] FEATURE_BITS = {'S', 'H', 'F', 'B', 3};

    private static final int APPLICATION_EXIT = 0x20026;
    private static final int FAILED = -1;
    private static final int LONGEST_TEXT = 1 << 20;

    private final Machine machine;
    private final FirmwareConsole console;
    private final LongSupplier centiseconds;
    private int featuresRead;
    private OptionalInt exitCode = OptionalInt.empty();

    /**
     * @param centiseconds time since the start of the run
     */
    Semihosting(Machine machine, FirmwareConsole console, LongSupplier centiseconds) {
        this.machine = machine;
        this.console = console;
        this.centiseconds = centiseconds;
    }

    /**
     * Carries out the operation the firmware has asked for, and goes on behind the breakpoint.
     *
     * @return the exit code when that was the end of the program
     */
    OptionalInt call() {
        int operation = machine.register(Register.R0);
        int parameter = machine.register(Register.R1);
        int result;
        try {
            result = carryOut(operation, parameter);
        } catch (IndexOutOfBoundsException e) {
            result = FAILED;
        }
        machine.setRegister(Register.R0, result);
        machine.setRegister(Register.PC, machine.register(Register.PC) + 2);
        return exitCode;
    }

    private int carryOut(int operation, int parameter) {
        return switch (operation) {
            case 0x01 -> open(parameter);
            case 0x02 -> handle(parameter) >= STANDARD_INPUT && handle(parameter) <= FEATURES ? 0 : FAILED;
            case 0x03 -> put(byteAt(parameter));
            case 0x04 -> putText(parameter);
            case 0x05 -> write(handle(parameter), word(parameter, 1), word(parameter, 2));
            case 0x06 -> read(handle(parameter), word(parameter, 1), word(parameter, 2));
            case 0x09 -> handle(parameter) <= STANDARD_ERROR ? 1 : 0;
            case 0x0a -> seek(handle(parameter), word(parameter, 1));
            case 0x0c -> handle(parameter) == FEATURES ? FEATURE_BITS.length : 0;
            case 0x10 -> (int) centiseconds.getAsLong();
            case 0x11, 0x13 -> 0;
            case 0x15 -> commandLine(parameter);
            case 0x16 -> heapInfo(parameter);
            case 0x18 -> exit(parameter == APPLICATION_EXIT ? 0 : 1);
            case 0x20 -> exit(word(parameter, 0) == APPLICATION_EXIT ? word(parameter, 1) : 1);
            default -> FAILED;
        };
    }

    /** SYS_OPEN: the console, by its mode for reading, writing or appending, the latter being standard error; and the features. */
    private int open(int block) {
        String name = new String(
                machine.readMemory(Integer.toUnsignedLong(word(block, 0)), Math.min(64, word(block, 2))),
                StandardCharsets.ISO_8859_1);
        int mode = word(block, 1);
        if (name.equals(":semihosting-features")) {
            featuresRead = 0;
            return FEATURES;
        }
        if (!name.equals(":tt") || mode < 0) {
            return FAILED;
        }
        return mode < 4 ? STANDARD_INPUT : mode < 8 ? STANDARD_OUTPUT : STANDARD_ERROR;
    }

    /** SYS_WRITE: gives back how many bytes were not written. */
    private int write(int handle, int address, int length) {
        if (handle != STANDARD_OUTPUT && handle != STANDARD_ERROR) {
            return length;
        }
        for (byte data : machine.readMemory(Integer.toUnsignedLong(address), length)) {
            console.semihosting().write(data & 0xff, handle == STANDARD_ERROR);
        }
        return 0;
    }

    /** SYS_READ: gives back how many bytes were not read, which are all at the end of the console's input. */
    private int read(int handle, int address, int length) {
        if (handle != FEATURES) {
            return length;
        }
        int count = Math.min(length, FEATURE_BITS.length - featuresRead);
        byte[] bytes = new byte[count];
        System.arraycopy(FEATURE_BITS, featuresRead, bytes, 0, count);
        machine.writeMemory(Integer.toUnsignedLong(address), bytes);
        featuresRead += count;
        return length - count;
    }

    private int seek(int handle, int position) {
        if (handle != FEATURES || position < 0 || position > FEATURE_BITS.length) {
            return FAILED;
        }
        featuresRead = position;
        return 0;
    }

    private int put(int data) {
        console.semihosting().write(data, false);
        return 0;
    }

    private int putText(int address) {
        for (int i = 0; i < LONGEST_TEXT && byteAt(address + i) != 0; i++) {
            put(byteAt(address + i));
        }
        return 0;
    }

    /** SYS_GET_CMDLINE: the text into the guest's buffer, its length into the block. */
    private int commandLine(int block) {
        byte[] text = (console.commandLine() + "\0").getBytes(StandardCharsets.UTF_8);
        if (text.length > word(block, 1)) {
            return FAILED;
        }
        machine.writeMemory(Integer.toUnsignedLong(word(block, 0)), text);
        setWord(block, 1, text.length - 1);
        return 0;
    }

    /** SYS_HEAPINFO: zeros tell the program to find out by itself. */
    private int heapInfo(int pointer) {
        int block = word(pointer, 0);
        for (int i = 0; i < 4; i++) {
            setWord(block, i, 0);
        }
        return 0;
    }

    private int exit(int code) {
        exitCode = OptionalInt.of(code);
        return 0;
    }

    private int handle(int block) {
        return word(block, 0);
    }

    private int word(int block, int index) {
        return machine.readWord(Integer.toUnsignedLong(block + 4 * index));
    }

    private void setWord(int block, int index, int value) {
        byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
        machine.writeMemory(Integer.toUnsignedLong(block + 4 * index), bytes);
    }

    private int byteAt(int address) {
        return machine.readMemory(Integer.toUnsignedLong(address), 1)[0] & 0xff;
    }
}
