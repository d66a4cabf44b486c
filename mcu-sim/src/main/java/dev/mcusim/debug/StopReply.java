package dev.mcusim.debug;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import java.util.Optional;

/** What gdb is told when a program has stopped ("Debugging with gdb", E.3). */
final class StopReply {

    private static final int SP = 13;
    private static final int LR = 14;
    private static final int PC = 15;

    /** The signals by the numbers of gdb, which are not those of any system. */
    private static final int SIGINT = 2;

    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGFPE = 8;
    private static final int SIGBUS = 10;
    private static final int SIGSEGV = 11;
    private static final int SIGXCPU = 24;

    private StopReply() {}

    /**
     * The packet.
     *
     * @param stepped whether the program was to execute single instructions only
     */
    static String of(StopReason stop, DebugTarget target, boolean stepped) {
        if (stop instanceof StopReason.Exited exited) {
            return "W%02x".formatted(exited.code() & 0xff);
        } else if (stop instanceof StopReason.BudgetSpent && !stepped) {
            return "X%02x".formatted(SIGXCPU);
        }
        StringBuilder reply = new StringBuilder("T%02x".formatted(signal(stop)));
        if (stop instanceof StopReason.ReachedAddress reached) {
            reply.append(target.isHardwareBreakpoint(reached.pc()) ? "hwbreak:;" : "swbreak:;");
        } else if (stop instanceof StopReason.Watched watched) {
            reply.append("%s:%x;"
                    .formatted(name(watched.watchpoint()), watched.watchpoint().address()));
        }
        for (int number : new int[] {SP, LR, PC}) {
            reply.append("%02x:%s;".formatted(number, TargetRegister.at(number).read(target.machine())));
        }
        return reply.append("thread:1;").toString();
    }

    private static String name(Watchpoint watchpoint) {
        return switch (watchpoint.kind()) {
            case WRITE -> "watch";
            case READ -> "rwatch";
            case ACCESS -> "awatch";
        };
    }

    /** Whether the program has come to its end. */
    static boolean isEnd(StopReason stop, boolean stepped) {
        return stop instanceof StopReason.Exited || (stop instanceof StopReason.BudgetSpent && !stepped);
    }

    /** A sentence for people about a stop that gdb would not explain. */
    static Optional<String> remark(StopReason stop, DebugTarget target) {
        if (stop instanceof StopReason.GuestFault fault) {
            return Optional.of(fault.report().sentence());
        } else if (stop instanceof StopReason.FaultCaught caught) {
            return Optional.of(
                    "%s Going on takes %s.".formatted(caught.report().sentence(), exception(caught.exception())));
        } else if (stop instanceof StopReason.ResetRequested) {
            return Optional.of("the firmware resets the chip again and again");
        } else if (stop instanceof StopReason.LockUp lockUp) {
            return Optional.of("locked up: " + lockUp.report().sentence());
        } else if (stop instanceof StopReason.EndlessLoop loop) {
            return Optional.of("an endless loop at %s that no interrupt ends"
                    .formatted(target.machine().locate(loop.pc())));
        } else if (stop instanceof StopReason.Asleep asleep) {
            return Optional.of("asleep (WFI) before %s, and nothing is there to wake it"
                    .formatted(target.machine().locate(asleep.pc())));
        } else if (stop instanceof StopReason.Breakpoint breakpoint) {
            return Optional.of("bkpt %d at %s; going on will skip it"
                    .formatted(breakpoint.immediate(), target.machine().locate(breakpoint.pc())));
        }
        return Optional.empty();
    }

    private static String exception(int number) {
        return switch (number) {
            case ExceptionNumber.HARD_FAULT -> "HardFault";
            case ExceptionNumber.MEM_MANAGE -> "MemManage";
            case ExceptionNumber.BUS_FAULT -> "BusFault";
            case ExceptionNumber.USAGE_FAULT -> "UsageFault";
            default -> "exception " + number;
        };
    }

    private static int signal(StopReason stop) {
        if (stop instanceof StopReason.GuestFault fault) {
            return signal(fault.report().kind());
        } else if (stop instanceof StopReason.FaultCaught caught) {
            return signal(caught.report().kind());
        } else if (stop instanceof StopReason.LockUp lockUp) {
            return signal(lockUp.report().kind());
        }
        return stop instanceof StopReason.StopRequested ? SIGINT : SIGTRAP;
    }

    private static int signal(FaultKind kind) {
        return switch (kind) {
            case DIVIDE_BY_ZERO -> SIGFPE;
            case UNALIGNED -> SIGBUS;
            case UNDEFINED_INSTRUCTION,
                    UNPREDICTABLE_INSTRUCTION,
                    INSTRUCTION_NOT_MODELLED,
                    FPU_DISABLED,
                    NO_COPROCESSOR,
                    INVALID_STATE -> SIGILL;
            default -> SIGSEGV;
        };
    }
}
