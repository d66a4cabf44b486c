package dev.mcusim.trace;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.machine.Machine;
import dev.mcusim.timing.Edge;
import dev.mcusim.timing.TimedBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes every instruction that is executed: cycle, address, function, instruction, and the registers it has changed. What happens between
 * instructions, exceptions and semihosting, stands in lines that begin with {@code #}.
 */
public final class InstructionTrace implements Instrument, ExecutionListener {

    private static final String HEADER = "# mcusim trace 1: cycle, address, function, instruction, registers changed\n";
    private static final int CYCLE_WIDTH = 12;
    private static final int IPSR = 0x1ff;
    private static final int MOST_TEXTS = 100_000;

    private final Writer out;
    private final CodeNames names;
    private final List<AddressRange> only;
    private final Map<TimedBlock, CodeText> texts = new HashMap<>();
    private final StringBuilder line = new StringBuilder();
    private long left;
    private Machine machine;
    private RegisterChanges changes;
    private CodeText current;
    private int exception;
    private boolean open;
    /** Within a block, cycles are as if it began with an idle pipeline, which may be one too few; the trace never goes back. */
    private long latestCycle;

    /**
     * A trace.
     *
     * @param out   where to; it is not closed
     * @param only  which code to tell of; all when it is empty
     * @param limit lines of instructions after which nothing more is told
     */
    public InstructionTrace(Writer out, CodeNames names, List<AddressRange> only, long limit) {
        this.out = out;
        this.names = names;
        this.only = List.copyOf(only);
        left = limit;
    }

    @Override
    public Optional<ExecutionListener> attach(Machine poweredUp) {
        machine = poweredUp;
        changes = new RegisterChanges(machine);
        write(HEADER);
        return Optional.of(this);
    }

    @Override
    public void entered(Edge edge, long cycle) {
        int psr = machine.xpsr();
        if (texts.size() > MOST_TEXTS) {
            texts.clear();
        }
        current = texts.computeIfAbsent(
                edge.to, block -> new CodeText(block, ((psr >>> 25) & 3) | ((psr >>> 8) & 0xfc), names));
        if ((psr & IPSR) != exception) {
            exception = psr & IPSR;
            note(
                    exception == 0
                            ? "thread mode"
                            : "exception %d, %s".formatted(exception, ExceptionNumber.name(exception)));
        }
    }

    private void note(String text) {
        closeUncompleted();
        if (left > 0 && only.isEmpty()) {
            write("# " + text + "\n");
        }
    }

    @Override
    public void executing(TimedBlock block, int instruction, long cycle) {
        closeUncompleted();
        if (left == 0 || !isWanted(Integer.toUnsignedLong(block.code.addressOf(instruction)))) {
            return;
        }
        changes.remember();
        latestCycle = Math.max(latestCycle, cycle);
        String digits = Long.toString(latestCycle);
        line.append(" ".repeat(Math.max(0, CYCLE_WIDTH - digits.length())))
                .append(digits)
                .append("  ");
        line.append(current.line(instruction));
        open = true;
    }

    private boolean isWanted(long address) {
        if (only.isEmpty()) {
            return true;
        }
        for (AddressRange range : only) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void executed(TimedBlock block, int instruction) {
        if (open) {
            changes.append(line, current.isFloatingPoint(instruction));
            closeLine("");
        }
    }

    /** BKPT is never executed: semihosting goes on behind it. */
    private void closeUncompleted() {
        closeLine(line.indexOf("  bkpt ") >= 0 ? "  # breakpoint" : "  # not completed");
    }

    private void closeLine(String end) {
        if (open) {
            open = false;
            int length = line.append(end).length();
            while (line.charAt(length - 1) == ' ') {
                length--;
            }
            line.setLength(length);
            write(line.append('\n'));
            line.setLength(0);
            if (--left == 0) {
                write("# the limit of lines is reached\n");
            }
        }
    }

    @Override
    public void finish(Machine stopped) {
        closeUncompleted();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
