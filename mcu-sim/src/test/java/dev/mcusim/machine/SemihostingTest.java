package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.isa.Register;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SemihostingTest {

    private static final int OPEN = 0x01;
    private static final int CLOSE = 0x02;
    private static final int WRITEC = 0x03;
    private static final int WRITE0 = 0x04;
    private static final int WRITE = 0x05;
    private static final int READ = 0x06;
    private static final int READC = 0x07;
    private static final int ISERROR = 0x08;
    private static final int ISTTY = 0x09;
    private static final int SEEK = 0x0a;
    private static final int FLEN = 0x0c;
    private static final int CLOCK = 0x10;
    private static final int TIME = 0x11;
    private static final int ERRNO = 0x13;
    private static final int GET_CMDLINE = 0x15;
    private static final int HEAPINFO = 0x16;
    private static final int ELAPSED = 0x30;
    private static final int TICKFREQ = 0x31;
    private static final int EXIT = 0x18;
    private static final int EXIT_EXTENDED = 0x20;
    private static final int APPLICATION_EXIT = 0x20026;
    private static final int BUFFER = (int) Firmware.BLOCK + 0x200;

    private final Firmware firmware = Firmware.on("nucleo-f446re");

    @AfterEach
    void close() {
        firmware.close();
    }

    private int open(String name, int mode) {
        return firmware.call(OPEN, firmware.text(name), mode, name.length());
    }

    @ParameterizedTest
    @EnumSource(CoreKind.class)
    void aProgramPrintsAndEnds(CoreKind core) {
        Code code = new Code(
                "movs r0, #4; adr r1, text; bkpt 0xab; movs r0, #0x18; ldr r1, =0x20026; bkpt 0xab; text: \"Hi!\"",
                0x2004,
                0xa102,
                0xbeab,
                0x2018,
                0x4902,
                0xbeab,
                0x6948,
                0x0a21,
                0x0000,
                0x0000,
                0x0026,
                0x0002);
        try (Firmware program = new Firmware("nucleo-f446re", code, core)) {
            assertThat(program.run()).isEqualTo(new StopReason.Exited(0));
            assertThat(program.output).hasToString("Hi!\n");
            assertThat(program.machine.counters().instructions())
                    .as("breakpoints do not count")
                    .isEqualTo(4);
        }
    }

    @Test
    void aProgramEndsWithACode() {
        firmware.machine.writeMemory(Firmware.BLOCK, new byte[] {0x26, 0, 2, 0, 7, 0, 0, 0});
        assertThat(firmware.callWith(EXIT_EXTENDED, (int) Firmware.BLOCK)).isEqualTo(new StopReason.Exited(7));
        assertThat(firmware.callWith(EXIT, APPLICATION_EXIT)).isEqualTo(new StopReason.Exited(0));
        assertThat(firmware.callWith(EXIT, 0x20023)).as("run-time error").isEqualTo(new StopReason.Exited(1));
        assertThat(firmware.call(ERRNO)).as("whoever goes on has not ended").isZero();
        assertThat(firmware.run()).isInstanceOf(StopReason.Breakpoint.class);
    }

    @Test
    void theConsoleIsOpenedByItsMode() {
        assertThat(open(":tt", 0)).isEqualTo(1);
        assertThat(open(":tt", 4)).isEqualTo(2);
        assertThat(open(":tt", 8)).isEqualTo(3);
        assertThat(open(":tt", 12)).isEqualTo(-1);
        assertThat(firmware.call(ISTTY, 2)).isEqualTo(1);
        assertThat(firmware.call(FLEN, 2)).isZero();
        assertThat(firmware.call(SEEK, 2, 0)).isEqualTo(-1);
        assertThat(firmware.call(CLOSE, 2)).isZero();
        assertThat(firmware.call(CLOSE, 2)).isEqualTo(-1);
        assertThat(open(":tt", 5)).as("the lowest free handle").isEqualTo(2);
        assertThat(firmware.call(WRITE, 2, firmware.text("!"), 1)).isZero();
        assertThat(firmware.output).hasToString("!");
    }

    @Test
    void textGoesToOutputAndErrors() {
        open(":tt", 0);
        open(":tt", 4);
        open(":tt", 8);
        assertThat(firmware.call(WRITE, 2, firmware.text("result"), 6)).isZero();
        assertThat(firmware.call(WRITE, 3, firmware.text("warning"), 4)).isZero();
        assertThat(firmware.call(WRITE, 9, firmware.text("nowhere"), 7))
                .as("bytes not written")
                .isEqualTo(7);
        firmware.callWith(WRITE0, firmware.text(": 1\n"));
        firmware.callWith(WRITEC, firmware.text("#"));
        assertThat(firmware.output).hasToString("result: 1\n#");
        assertThat(firmware.errors).hasToString("warn");
    }

    @Test
    void withoutInputTheConsoleIsAtItsEnd() {
        open(":tt", 0);
        assertThat(firmware.call(READ, 1, BUFFER, 10)).as("bytes not read").isEqualTo(10);
        firmware.callWith(READC, 0);
        assertThat(firmware.machine.register(Register.R0)).isEqualTo(-1);
    }

    @Test
    void theExtensionsAreTold() {
        int handle = open(":semihosting-features", 0);
        assertThat(firmware.call(FLEN, handle)).isEqualTo(5);
        assertThat(firmware.call(READ, handle, BUFFER, 4)).isZero();
        assertThat(new String(firmware.machine.readMemory(BUFFER, 4), StandardCharsets.US_ASCII))
                .isEqualTo("SHFB");
        assertThat(firmware.call(SEEK, handle, 4)).isZero();
        assertThat(firmware.call(READ, handle, BUFFER, 2)).isEqualTo(1);
        assertThat(firmware.machine.readMemory(BUFFER, 1)).containsExactly(3);
    }

    @Test
    void theCommandLineIsThatOfTheConsole() {
        assertThat(firmware.call(GET_CMDLINE, BUFFER, 80)).isZero();
        assertThat(firmware.machine.readWord(Firmware.BLOCK + 4)).isEqualTo(16);
        assertThat(new String(firmware.machine.readMemory(BUFFER, 17), StandardCharsets.US_ASCII))
                .isEqualTo("test.elf one two\0");
        assertThat(firmware.call(GET_CMDLINE, BUFFER, 16)).isEqualTo(-1);
    }

    @Test
    void theHeapIsLeftToTheProgram() {
        firmware.machine.writeMemory(BUFFER, new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(firmware.call(HEAPINFO, BUFFER)).isZero();
        assertThat(firmware.machine.readMemory(BUFFER, 16)).containsOnly(0);
    }

    @Test
    void timeIsThatOfTheSimulatedClock() {
        assertThat(firmware.call(CLOCK)).isZero();
        assertThat(firmware.call(TIME)).isZero();
        assertThat(firmware.call(ERRNO)).isZero();
        Code loop = new Code(
                "ldr r2, =400000; 1: subs r2, #1; bne 1b; bkpt 0", 0x4a01, 0x3a01, 0xd1fd, 0xbe00, 0x1a80, 0x0006);
        firmware.machine.writeMemory(TestBoard.CODE, loop.bytes());
        firmware.machine.setRegister(Register.PC, (int) TestBoard.CODE);
        firmware.run();
        long expected = (long) (firmware.machine.counters().cycles() / 16e6 * 100);
        assertThat(expected).isPositive();
        assertThat(firmware.call(CLOCK)).isEqualTo((int) expected);
        assertThat(firmware.call(ELAPSED, 1, 1)).isZero();
        assertThat(firmware.machine.readWord(Firmware.BLOCK))
                .as("nanoseconds of cycles at 16 MHz")
                .isEqualTo((int) (firmware.machine.counters().cycles() * 62.5));
        assertThat(firmware.machine.readWord(Firmware.BLOCK + 4)).isZero();
        assertThat(firmware.call(TICKFREQ)).isEqualTo(1_000_000_000);
    }

    @Test
    void theBudgetOfARunGoesOnBehindACall() {
        Code loop = new Code("movs r0, #0x13; 1: bkpt 0xab; b 1b", 0x2013, 0xbeab, 0xe7fd);
        firmware.machine.writeMemory(TestBoard.CODE, loop.bytes());
        firmware.machine.setRegister(Register.PC, (int) TestBoard.CODE);
        assertThat(firmware.machine.run(-1, 1001)).isEqualTo(new StopReason.BudgetSpent(1001));
        assertThat(firmware.machine.counters().instructions()).isEqualTo(1001);
    }

    @Test
    void whatIsNotThereFails() {
        for (int operation : new int[] {0, 0x0b, 0x12, 0x17, 0x32, 0x100, -1}) {
            assertThat(firmware.call(operation)).as("operation %x", operation).isEqualTo(-1);
            assertThat(firmware.call(ERRNO)).as("ENOSYS").isEqualTo(88);
        }
        assertThat(firmware.call(ISERROR, -1)).isEqualTo(1);
        assertThat(firmware.call(ISERROR, 3)).isZero();
        firmware.callWith(WRITE0, 0x6000_0000);
        assertThat(firmware.machine.register(Register.R0))
                .as("a text outside memory")
                .isEqualTo(-1);
    }

    @Test
    void withoutConsoleABreakpointIsABreakpoint() {
        try (Machine machine = TestBoard.m4(CoreKind.JIT, new Code("bkpt 0xab", 0xbeab))) {
            assertThat(machine.run(-1, 100)).isEqualTo(new StopReason.Breakpoint(TestBoard.CODE, 0xab));
        }
    }
}
