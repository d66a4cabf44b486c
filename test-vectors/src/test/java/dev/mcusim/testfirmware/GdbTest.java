package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** GNU gdb debugs a program in C. */
@Timeout(300)
class GdbTest {

    private static final String PROGRAM = "debuggee";

    @BeforeAll
    static void build() {
        TestFirmware.build();
    }

    private static Gdb.Session debug(String... commands) {
        return Gdb.debug("nucleo-f446re", TestFirmware.image(Target.F4, PROGRAM), commands);
    }

    @ParameterizedTest
    @EnumSource(value = Target.class, mode = Mode.MATCH_ALL, names = "[A-Z]\\d")
    void breakpointsStepsAndFrames(Target target) {
        Gdb.Session session = Gdb.debug(
                target.boards().get(0),
                TestFirmware.image(target, PROGRAM),
                "break add if a == 6",
                "continue",
                "backtrace",
                "finish",
                "info registers sp xpsr msp control",
                "delete",
                "tbreak check",
                "continue",
                "info args",
                "continue");
        assertThat(session.text())
                .contains("Breakpoint 1, add (a=6, b=4)")
                .containsPattern("#1 .* in sum \\(count=count@entry=10\\)")
                .containsPattern("#2 .* in pendsv \\(\\)")
                .containsPattern("#3 +<signal handler called>")
                .containsPattern("#[45] .*main \\(\\)")
                .contains("Value returned is $1 = 10")
                .containsPattern("xpsr +0x[0-9a-f]?100000e ")
                .contains("observed = 10", "exited normally");
        assertThat(session.result().stop()).isEqualTo(new StopReason.Exited(0));
    }

    @Test
    void watchpointsTellWhoDidIt() {
        Gdb.Session session = debug(
                "break main",
                "continue",
                "watch total",
                "rwatch table[2]",
                "continue",
                "delete 3",
                "continue",
                "info symbol $pc",
                "kill");
        assertThat(session.text())
                .containsSubsequence("Hardware read watchpoint 3: table[2]", "Value = 3")
                .containsSubsequence("Hardware watchpoint 2: total", "Old value = 0", "New value = 23", "pendsv");
        assertThat(session.result().stop()).isInstanceOf(StopReason.StopRequested.class);
    }

    @Test
    void stepsByLineAndByInstruction() {
        Gdb.Session session = debug(
                "break sum",
                "continue",
                "next",
                "next",
                "step",
                "info registers pc",
                "stepi",
                "info registers pc",
                "kill");
        assertThat(session.text()).contains("add (a=3, b=3)", "<add+2>");
    }

    @Test
    void loadingResettingAndChangingVariables() {
        Gdb.Session session = debug(
                "set var *(unsigned *) 0x08000400 = 0",
                "load",
                "monitor reset halt",
                "maintenance flush register-cache",
                "tbreak main",
                "continue",
                "set var table[0] = 100",
                "tbreak check",
                "continue",
                "print total",
                "print sum(4)",
                "monitor cycles",
                "monitor nonsense",
                "kill");
        assertThat(session.text())
                .contains("Loading section .text", "Temporary breakpoint 1, main ()", "$1 = 320", "$2 = 109")
                .contains(" cycles, ", "there is no 'monitor nonsense'");
    }

    @Test
    void aFaultStopsAtTheInstruction() {
        Gdb.Session session = debug(
                "tbreak main",
                "continue",
                "set var wish = 1",
                "continue",
                "backtrace",
                "print *(unsigned *) 0xe000ed28",
                "tbreak unexpected_exception",
                "continue",
                "print /x *(unsigned *) 0xe000ed28",
                "backtrace",
                "monitor catch none",
                "monitor reset",
                "tbreak main",
                "continue",
                "set var wish = 1",
                "tbreak unexpected_exception",
                "continue",
                "kill");
        assertThat(session.text())
                .contains("mcusim: At 0x", "writes an address where there is no memory")
                .contains("Program received signal SIGSEGV")
                .containsPattern("#0 .* store_nowhere \\(\\)")
                .containsSubsequence("main ()", "$1 = 0", "unexpected_exception (", "$2 = 0x400", "main ()")
                .contains("stops at no fault")
                .containsOnlyOnce("SIGSEGV");
    }

    @Test
    void aRunningProgramIsInterrupted() {
        Gdb.Session session = Gdb.interrupt(
                "nucleo-f446re",
                TestFirmware.image(Target.F4, PROGRAM),
                "wish=2",
                "tbreak main",
                "continue",
                "set var wish = 2",
                "echo wish=2\\n",
                "continue",
                "backtrace",
                "kill");
        assertThat(session.text())
                .contains("Program received signal SIGINT")
                .containsPattern("#0 .*spin \\(\\)")
                .containsPattern("#1 .* main \\(\\)");
    }
}
