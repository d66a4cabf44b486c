package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;

/** Every way to execute instructions. A core or a mode of one that is added here has to pass all tests of {@link EveryCore}. */
enum CoreDriver {
    INTERPRETER(CoreKind.INTERPRETER, Translating.NEVER),
    TRANSLATOR(CoreKind.JIT, Translating.AT_ONCE),
    UNICORN(CoreKind.UNICORN, Translating.NEVER);

    /** Instructions that no test needs. */
    static final long PLENTY = 1_000_000;

    private final CoreKind kind;

    private final MachineOptions options;

    CoreDriver(CoreKind kind, Translating translating) {
        this.kind = kind;
        options = MachineOptions.DEFAULT.withTranslating(translating);
    }

    /** A Cortex-M4 board with the code in flash, just reset. */
    Machine m4(Code code) {
        return machine("nucleo-f446re", code);
    }

    /** A Cortex-M7 board with single-precision FPU and the code in flash, just reset. */
    Machine m7(Code code) {
        return machine("nucleo-f746zg", code);
    }

    /** A board with the code in flash, just reset; the test is skipped where the core cannot run. */
    Machine machine(String board, Code code) {
        try {
            return TestBoard.machine(board, kind, code, options);
        } catch (CoreUnavailableException e) {
            return abort(e.getMessage());
        }
    }

    /** A board with an image and a choice what becomes of faults. */
    Machine machine(String board, ProgramImage image, FaultHandling faults) {
        return Machine.create(TestBoard.board(board), image, kind, options.withFaults(faults));
    }

    /** The report of a run that ended in a fault. */
    static FaultReport fault(StopReason reason) {
        assertThat(reason).isInstanceOf(GuestFault.class);
        return ((GuestFault) reason).report();
    }
}
