package dev.mcusim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.cpu.TestBoard;
import dev.mcusim.elf.ElfWriter;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.isa.Register;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final CoreKind KIND = CoreKind.UNICORN;
    private static final byte[] VECTORS = {0, 0x10, 0, 0x20, 1, 2, 0, 8};

    @Test
    void anImageOutsideTheBoardsMemoryIsRefused() {
        byte[] file = new ElfWriter()
                .constants(".vectors", 0x0800_0000L, VECTORS)
                .constants(".weights", 0x0807_fff0L, new byte[32])
                .write();
        expect(MachineException.Code.IMAGE_OUTSIDE_MEMORY, file, "right at the end of FLASH [0x08000000, 0x08080000)");
    }

    @Test
    void anImageWithoutVectorTableIsRefused() {
        byte[] file = new ElfWriter().code(".text", 0x0800_0200L, new byte[8]).write();
        expect(MachineException.Code.BAD_VECTOR_TABLE, file, "0xffffffff");
    }

    @Test
    void anEvenResetHandlerIsRefused() {
        byte[] even = VECTORS.clone();
        even[4] = 0;
        expect(
                MachineException.Code.BAD_VECTOR_TABLE,
                new ElfWriter().constants(".v", 0x0800_0000L, even).write(),
                "0x08000200");
    }

    private static void expect(MachineException.Code code, byte[] file, String text) {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> Machine.create(TestBoard.board("nucleo-f446re"), ProgramImage.read(file), KIND))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining(text);
    }

    @Test
    void initialisedDataWaitsInFlashAndRamIsNotZero() {
        byte[] file = new ElfWriter()
                .constants(".vectors", 0x0800_0000L, VECTORS)
                .code(".text", 0x0800_0200L, new byte[] {0, (byte) 0xbe})
                .data(".data", 0x2000_0000L, 0x0800_0300L, new byte[] {1, 2, 3, 4})
                .write();
        try (Machine machine = Machine.create(TestBoard.board("nucleo-h743zi2"), ProgramImage.read(file), KIND)) {
            assertThat(machine.readWord(0x0800_0300L)).isEqualTo(0x0403_0201);
            assertThat(machine.readMemory(0x2000_0000L, 2)).containsOnly(Machine.POWER_UP_BYTE);
            assertThat(machine.readMemory(0x0800_0400L, 2)).containsOnly(0xff);
        }
    }

    @Test
    void aFaultIsOneSentenceForPeople() {
        try (Machine machine =
                TestBoard.m7(KIND, new Code("nop; ldrd r2, r3, [r0, #8]; bkpt 0", 0xbf00, 0xe9d0, 0x2302, 0xbe00))) {
            machine.setRegister(Register.R0, 0x2005_0004);
            FaultReport report = ((GuestFault) machine.run(-1, 100)).report();
            assertThat(report.instruction()).isEqualTo("ldrd\tr2, r3, [r0, #8]".replace('\t', ' '));
            assertThat(report.sentence())
                    .isEqualTo(
                            "At 0x08000202 (main+0x2), the firmware reads an address where there is no memory: 0x2005000c, 12"
                                    + " bytes past the end of SRAM2 [0x2004c000, 0x20050000), by `ldrd r2, r3, [r0, #8]`.");
            assertThat(report.registers().toString()).contains("r0  20050004").contains("pc  08000202");
        }
    }

    @Test
    void aProfileAttributesCyclesToFunctions() {
        Code code = new Code(
                "bl f; bl f; bkpt 0; nop; f: movs r0, #10; 1: subs r0, #1; bne 1b; bx lr",
                0xf000,
                0xf804,
                0xf000,
                0xf802,
                0xbe00,
                0xbf00,
                0x200a,
                0x3801,
                0xd1fd,
                0x4770);
        byte[] file = new ElfWriter()
                .constants(".vectors", 0x0800_0000L, VECTORS)
                .code(".text", 0x0800_0200L, code.bytes())
                .function("main", 0x0800_0200L, 12)
                .function("f", 0x0800_020cL, 8)
                .write();
        try (Machine machine = Machine.create(TestBoard.board("nucleo-f446re"), ProgramImage.read(file), KIND)) {
            assertThat(machine.run(-1, 1000)).isInstanceOf(Breakpoint.class);
            Profile profile = machine.profile();
            FunctionProfile f = profile.function("f").orElseThrow();
            FunctionProfile main = profile.function("main").orElseThrow();
            assertThat(profile.functions()).containsExactly(f, main);
            assertThat(f.instructions()).isEqualTo(2 * (1 + 20 + 1));
            assertThat(main.instructions()).isEqualTo(2);
            assertThat(f.cycles() + main.cycles()).isEqualTo(machine.counters().cycles());
            assertThat(profile.elsewhere()).isEqualTo(new Counters(0, 0));
            assertThat(machine.functionAddress("f")).hasValue(0x0800_020cL);
        }
    }

    @Test
    void countersCanBeReset() {
        try (Machine machine = TestBoard.m4(KIND, new Code("1: adds r0, #1; b 1b", 0x3001, 0xe7fd))) {
            machine.run(-1, 10);
            Counters first = machine.counters();
            assertThat(first.cycles()).isPositive();
            machine.resetCounters();
            assertThat(machine.counters()).isEqualTo(new Counters(0, 0));
            assertThat(machine.profile().functions()).isEmpty();
            machine.run(-1, 4);
            assertThat(machine.counters().instructions()).isEqualTo(4);
            assertThat(machine.profile().function("main").orElseThrow().instructions())
                    .isEqualTo(4);
        }
    }

    @Test
    void memoryOutsideTheBoardCannotBeReadByTheHost() {
        try (Machine machine = TestBoard.m4(KIND, new Code("nop", 0xbf00))) {
            assertThatThrownBy(() -> machine.readMemory(0x2001_fffe, 4))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("SRAM2");
        }
    }

    @Test
    void aClosedMachineRefusesToRun() {
        Machine machine = TestBoard.m4(KIND, new Code("nop", 0xbf00));
        machine.close();
        machine.close();
        assertThatThrownBy(() -> machine.run(-1, 1)).isInstanceOf(IllegalStateException.class);
    }
}
