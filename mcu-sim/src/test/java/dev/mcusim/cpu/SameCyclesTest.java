package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.isa.Register;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.peripheral.SerialOutput;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every core counts the same cycles, however long memory takes. */
class SameCyclesTest {

    private static final int MOST = 3000;
    private static final long CCR = 0xe000_ed14L;
    private static final int CCR_CACHES = 3 << 16;
    private static final FirmwareConsole SILENT = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "test");

    /** How a chip is set up, and where a program finds its data. */
    private enum Setup {
        M4_WITHOUT_WAIT_STATES("nucleo-f446re", 0x4002_3c00, 0, 0, 0x2000_0100),
        M4_WITH_WAIT_STATES("nucleo-f446re", 0x4002_3c00, 0x005, 0, 0x2000_03c0),
        M4_WITH_ACCELERATOR("nucleo-f446re", 0x4002_3c00, 0x705, 0, 0x2000_0100),
        M4_READING_FLASH("nucleo-f446re", 0x4002_3c00, 0x705, 0, 0x0800_03c0),
        M7_WITHOUT_CACHES("nucleo-f746zg", 0x4002_3c00, 0x307, 0, 0x2001_0100),
        M7_WITH_CACHES("nucleo-f746zg", 0x4002_3c00, 0x307, CCR_CACHES, 0x2001_03c0),
        M7_WITH_DATA_IN_DTCM("nucleo-f746zg", 0x4002_3c00, 0x307, CCR_CACHES, 0x2000_0100),
        M7_READING_FLASH("nucleo-f746zg", 0x4002_3c00, 0x307, 0, 0x0020_0200),
        H7_WITH_CACHES("nucleo-h743zi2", 0x5200_2000, 0x024, CCR_CACHES, 0x2400_0100),
        H7_AT_THE_END_OF_RAM("nucleo-h743zi2", 0x5200_2000, 0x024, CCR_CACHES, 0x2407_ffa0);

        final String board;
        final int flashInterface;
        final int accessControl;
        final int caches;
        final int data;

        Setup(String board, int flashInterface, int accessControl, int caches, int data) {
            this.board = board;
            this.flashInterface = flashInterface;
            this.accessControl = accessControl;
            this.caches = caches;
            this.data = data;
        }

        /** A program behind code that writes FLASH_ACR. */
        Code behindPrologue(Code program) {
            int[] prologue = {
                0xf240 | move(flashInterface), // movw r0, #lower
                (flashInterface << 4 & 0x7000) | (flashInterface & 0xff),
                0xf2c0 | move(flashInterface >>> 16), // movt r0, #upper
                (flashInterface >>> 12 & 0x7000) | (flashInterface >>> 16 & 0xff),
                0xf240 | move(accessControl), // movw r1, #value
                (accessControl << 4 & 0x7000) | 0x100 | (accessControl & 0xff),
                0x6001 // str r1, [r0]
            };
            int[] all = IntStream.concat(IntStream.of(prologue), IntStream.of(program.halfwords()))
                    .toArray();
            return new Code(program.assembly(), all);
        }

        private static int move(int value) {
            return (value >>> 12 & 15) | (value >>> 1 & 0x400);
        }
    }

    /** What a program does, and when. */
    private record Outcome(StopReason pause, Counters atPause, StopReason end, Counters atEnd) {}

    @Property(tries = 150)
    void ofRandomPrograms(@ForAll long seed, @ForAll Setup setup) {
        Outcome expected = outcome(setup, seed, CoreKind.INTERPRETER, Translating.NEVER);
        assertThat(outcome(setup, seed, CoreKind.JIT, Translating.AT_ONCE)).isEqualTo(expected);
        assertThat(outcome(setup, seed, CoreKind.UNICORN, Translating.NEVER)).isEqualTo(expected);
    }

    @Property(tries = 40)
    void ofLongBlocksOfIfThen(@ForAll @IntRange(max = 7) int shift, @ForAll Setup setup) {
        // movs r0, #0 as often as shift says; then again and again: cmp r0, #1; ite eq; addeq r1, #1; ldrne r2, [r6]
        IntStream items = IntStream.range(0, 60).flatMap(i -> IntStream.of(0x2801, 0xbf0c, 0x3101, 0x6832));
        int[] code = IntStream.concat(
                        IntStream.concat(IntStream.generate(() -> 0x2000).limit(shift), items), IntStream.of(0xbe00))
                .toArray();
        Code program = new Code("IT blocks", code);
        Outcome expected = outcome(setup, program, 1, CoreKind.INTERPRETER, Translating.NEVER);
        assertThat(outcome(setup, program, 1, CoreKind.UNICORN, Translating.NEVER))
                .isEqualTo(expected);
    }

    @Example
    void whichDependOnHowTheChipIsSetUp() {
        assertThat(cycles(Setup.M4_WITH_WAIT_STATES))
                .isGreaterThan(cycles(Setup.M4_WITH_ACCELERATOR))
                .isGreaterThan(cycles(Setup.M4_WITHOUT_WAIT_STATES));
        assertThat(cycles(Setup.M7_WITHOUT_CACHES)).isGreaterThan(cycles(Setup.M7_WITH_CACHES));
        assertThat(cycles(Setup.H7_WITH_CACHES)).isNotEqualTo(cycles(Setup.M7_WITH_CACHES));
    }

    private static long cycles(Setup setup) {
        return outcome(setup, 1, CoreKind.UNICORN, Translating.NEVER).atEnd.cycles();
    }

    private static Outcome outcome(Setup setup, long seed, CoreKind kind, Translating translating) {
        return outcome(setup, RandomProgram.of(seed), seed, kind, translating);
    }

    private static Outcome outcome(Setup setup, Code code, long seed, CoreKind kind, Translating translating) {
        MachineOptions options = MachineOptions.DEFAULT
                .withConsole(SILENT)
                .withTranslating(translating)
                .withFaults(FaultHandling.END_RUN);
        try (Machine machine = TestBoard.machine(setup.board, kind, setup.behindPrologue(code), options)) {
            machine.systemRegisters().write(CCR, 4, setup.caches | 0x200);
            Random random = new Random(seed);
            for (int i = 0; i < 6; i++) {
                machine.setRegister(Register.of(i), random.nextInt());
            }
            int misalignment = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
            machine.setRegister(Register.R6, setup.data + misalignment);
            StopReason pause = machine.run(-1, random.nextInt(200));
            Counters atPause = machine.counters();
            StopReason end = machine.run(-1, MOST);
            return new Outcome(pause, atPause, end, machine.counters());
        } catch (CoreUnavailableException e) {
            return abort(e.getMessage());
        }
    }
}
