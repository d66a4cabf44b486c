package dev.mcusim.timing;

import dev.mcusim.isa.Register;
import dev.mcusim.isa.Resources;
import dev.mcusim.isa.TimingClass;
import java.util.Arrays;

/**
 * The issue stage of a Cortex-M7, fed with one instruction after the other. It knows, for every register and flag, in which cycle
 * and by what it was made, and so when an instruction that needs it can issue.
 */
final class DualIssue {

    private static final int RESOURCES = 64;
    private static final long NEVER_WAITED_FOR = Resources.MEMORY
            .union(Resources.SYSTEM)
            .union(Resources.Q)
            .union(Resources.FP_EXCEPTIONS)
            .union(Resources.of(Register.PC))
            .mask();

    private final int[] madeAt = new int[RESOURCES];
    private final M7Fetch fetch = new M7Fetch();
    private final M7Result[] madeBy = new M7Result[RESOURCES];

    /** The cycle in which the last instruction issued, and that instruction if its cycle has room for another. */
    private int cycle = -1;

    private TimedInstruction older;
    private M7Operation olderOperation;
    private TimedInstruction previous;
    /** First cycle in which anything may issue, behind instructions that take several cycles alone. */
    private int free;
    /** First cycle in which the FPU can begin something. */
    private int fpuFree;

    DualIssue() {
        Arrays.fill(madeBy, M7Result.EARLY);
        Arrays.fill(madeAt, -RESOURCES);
    }

    /** Issues all instructions of a block. */
    void issue(CodeBlock block) {
        for (TimedInstruction instruction : block.timed()) {
            issue(instruction);
        }
    }

    /** Issues the next instruction as early as the rules allow. */
    void issue(TimedInstruction instruction) {
        M7Operation operation = M7Operation.of(instruction);
        int ready = Math.max(fetch.available(instruction), ready(instruction, operation));
        if (operation.isFpArithmetic()) {
            ready = Math.max(ready, fpuFree);
        }
        boolean second =
                older != null && ready <= cycle && M7Pairing.allows(older, olderOperation, instruction, operation);
        boolean early;
        if (second) {
            early = operation == M7Operation.SHIFT
                    && !olderOperation.shiftsEarly()
                    && readyEarly(instruction, operation) <= cycle;
            older = null;
        } else {
            cycle = Math.max(Math.max(cycle + 1, free), ready);
            early = (operation == M7Operation.SIMPLE || operation == M7Operation.SHIFT)
                    && readyEarly(instruction, operation) <= cycle;
            older = instruction;
            olderOperation = operation;
        }
        fetch.issued(cycle);
        occupy(instruction);
        publish(instruction, early ? M7Result.EARLY : M7Result.of(operation));
        previous = instruction;
    }

    /** Cycles from the first issue to behind the last. */
    int cycles() {
        return Math.max(cycle + 1, free);
    }

    private void occupy(TimedInstruction instruction) {
        int busy = M7Issue.cycles(instruction);
        if (busy > 1 || M7Operation.isAlone(instruction.kind())) {
            older = null;
            cycle += busy - 1;
            free = cycle + 1;
        }
        int iterates = M7Issue.fpuCycles(instruction);
        fpuFree = Math.max(fpuFree, cycle + iterates);
        if (instruction.kind() == TimingClass.FP_DIVIDE || instruction.kind() == TimingClass.FP_SQUARE_ROOT) {
            free = cycle + iterates;
        }
    }

    private int readyEarly(TimedInstruction instruction, M7Operation operation) {
        M7Port port = operation == M7Operation.SHIFT ? M7Port.SHIFTER : M7Port.EARLY;
        int ready = 0;
        for (long rest = instruction.reads().mask() & ~NEVER_WAITED_FOR; rest != 0; rest &= rest - 1) {
            ready = Math.max(ready, ready(Long.numberOfTrailingZeros(rest), port));
        }
        return ready;
    }

    private int ready(TimedInstruction instruction, M7Operation operation) {
        long accumulators = instruction.accumulator().mask();
        long addresses = instruction.address().mask();
        long shifted = instruction.shifted().mask();
        M7Port others = M7Issue.port(instruction, operation);
        boolean completesMove = completesMove(instruction);
        int ready = 0;
        for (long rest = instruction.reads().mask() & ~NEVER_WAITED_FOR; rest != 0; rest &= rest - 1) {
            long bit = rest & -rest;
            M7Port port = others;
            if ((accumulators & bit) != 0) {
                port = instruction.isFloatingPoint() ? M7Port.FP_ACCUMULATE : M7Port.ACCUMULATE;
            } else if ((addresses & bit) != 0) {
                port = M7Port.ADDRESS;
            } else if ((shifted & bit) != 0) {
                port = M7Port.SHIFTER;
            }
            if (!completesMove) {
                ready = Math.max(ready, ready(Long.numberOfTrailingZeros(rest), port));
            }
        }
        return ready;
    }

    /** MOVW and MOVT of one register issue together. */
    private boolean completesMove(TimedInstruction instruction) {
        return instruction.mnemonic().equals("MOVT")
                && previous != null
                && previous.mnemonic().equals("MOVW")
                && previous.writes().equals(instruction.writes());
    }

    private int ready(int resource, M7Port port) {
        return madeAt[resource] + madeBy[resource].delay(port);
    }

    private void publish(TimedInstruction instruction, M7Result result) {
        long base = instruction.movedBase().mask();
        long flags = Resources.NZCV.union(Resources.GE).mask();
        for (long rest = instruction.writes().mask(); rest != 0; rest &= rest - 1) {
            long bit = rest & -rest;
            int resource = Long.numberOfTrailingZeros(rest);
            boolean lateFlag = (flags & bit) != 0 && result == M7Result.EARLY;
            madeAt[resource] = cycle;
            madeBy[resource] = (base & bit) != 0 ? M7Result.BASE : lateFlag ? M7Result.LATE : result;
        }
        if (instruction.kind() == TimingClass.LOAD_MULTIPLE) {
            movedBaseOfMultiple(instruction);
        }
    }

    private void movedBaseOfMultiple(TimedInstruction instruction) {
        long base = instruction.address().mask() & instruction.writes().mask();
        if (base != 0) {
            madeBy[Long.numberOfTrailingZeros(base)] = M7Result.BASE;
        }
    }
}
