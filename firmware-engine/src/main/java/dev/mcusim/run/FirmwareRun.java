package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.debug.DebugTarget;
import dev.mcusim.debug.GdbServer;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.machine.Surroundings;
import dev.mcusim.machine.semihosting.SemihostingHost;
import dev.mcusim.run.i2c.I2cConnections;
import dev.mcusim.run.i2c.I2cRecorder;
import dev.mcusim.run.pins.PinRecorder;
import dev.mcusim.run.pins.PinTraces;
import dev.mcusim.run.script.Conversation;
import dev.mcusim.run.script.ConversationPlan;
import dev.mcusim.run.script.Verdict;
import dev.mcusim.run.uart.SerialConnections;
import dev.mcusim.trace.Instrument;
import dev.mcusim.trace.Instruments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Runs an image on a board, from power-up until it ends. */
public final class FirmwareRun {

    private static final long NO_ADDRESS = -1;

    private final Board board;
    private final RunOptions options;
    private final Optional<SerialConnections> connections;
    private final ConversationPlan plan;
    private final PinTraces traces;
    private PinRecorder recorder;
    private I2cConnections buses;
    private I2cRecorder.Listener busListener = transfer -> {};
    private I2cRecorder busRecorder;
    private Conversation conversation;
    private Consumer<Surroundings> outside = surroundings -> {};
    private SourceLines lines = SourceLines.NONE;
    private Instrument instrument = new Instruments(List.of());
    private volatile Machine running;
    private volatile boolean stopRequested;

    /** Runs on a board whose serial ports print to the console. */
    public FirmwareRun(Board board, RunOptions options) {
        this(board, options, Optional.empty(), ConversationPlan.NONE, PinTraces.NONE);
    }

    /**
     * Runs on a board.
     *
     * @param connections what is connected to serial ports; others print to the console
     * @param plan        what is to be said and expected
     * @param traces      what is to be written down of pins
     */
    public FirmwareRun(
            Board board,
            RunOptions options,
            Optional<SerialConnections> connections,
            ConversationPlan plan,
            PinTraces traces) {
        this.board = board;
        this.options = options;
        this.connections = connections;
        this.plan = plan;
        this.traces = traces;
        buses = new I2cConnections(board);
    }

    /**
     * Has something look at runs from now on.
     *
     * @param observer it wants to be told of instructions only when the core can be debugged
     */
    public FirmwareRun observedBy(Instrument observer) {
        instrument = observer;
        return this;
    }

    /**
     * Puts devices on I2C buses from now on, which are empty without.
     *
     * @param listener told of every transfer when it is through
     */
    public FirmwareRun withI2c(I2cConnections connected, I2cRecorder.Listener listener) {
        buses = connected;
        busListener = listener;
        return this;
    }

    /** Connects more to the board at every power-up from now on. */
    public FirmwareRun connectedTo(Consumer<Surroundings> more) {
        outside = outside.andThen(more);
        return this;
    }

    /** Tells where the lines of source are that reports name from now on. */
    public FirmwareRun withSources(SourceLines sources) {
        lines = sources;
        return this;
    }

    /**
     * Runs firmware.
     *
     * @param file    name for the report
     * @param image   what to load
     * @param console what the firmware talks to
     * @throws dev.mcusim.machine.MachineException when the image does not fit the board, or has no function to stop at of that name
     * @throws dev.mcusim.cpu.CoreUnavailableException when the core cannot run on this computer
     */
    public Result run(String file, ProgramImage image, FirmwareConsole console) {
        try (Machine machine = powerUp(image, console)) {
            long until = options.until().map(machine::requireFunction).orElse(NO_ADDRESS);
            instrument
                    .attach(machine)
                    .ifPresent(listener -> machine.debugUnit().orElseThrow().listen(listener));
            running = machine;
            if (stopRequested) {
                machine.requestStop();
            }
            StopReason stop = machine.run(until, options.maxInstructions());
            instrument.finish(machine);
            return result(file, machine, stop);
        } finally {
            running = null;
        }
    }

    /** Ends {@link #run} soon, with all that has been observed until then; may be called from any thread. */
    public void requestStop() {
        stopRequested = true;
        Machine machine = running;
        if (machine != null) {
            machine.requestStop();
        }
    }

    /**
     * Has a debugger decide what happens.
     *
     * @param file    name for the report
     * @param image   what to load
     * @param console what the firmware talks to
     * @param server  where the debugger comes to
     * @throws dev.mcusim.machine.MachineException when the image does not fit the board
     */
    public Result debug(String file, ProgramImage image, FirmwareConsole console, GdbServer server) {
        try (Machine machine = powerUp(image, console)) {
            StopReason stop = server.debug(new DebugTarget(machine), options.maxInstructions());
            return result(file, machine, stop);
        }
    }

    private Machine powerUp(ProgramImage image, FirmwareConsole console) {
        conversation = null;
        MachineOptions choices =
                MachineOptions.DEFAULT.withConsole(overheard(console)).withMostResets(options.maxResets());
        Machine machine = Machine.create(board, image, options.core(), choices);
        Surroundings surroundings = machine.surroundings().orElseThrow();
        connections.ifPresent(all -> all.attach(surroundings));
        outside.accept(surroundings);
        recorder = traces.attach(surroundings);
        busRecorder = buses.attach(surroundings, busListener);
        conversation = new Conversation(plan, surroundings);
        return machine;
    }

    /** A console whose semihosting output the conversation hears. */
    private FirmwareConsole overheard(FirmwareConsole console) {
        SemihostingHost host = console.semihosting();
        SemihostingHost.Output output = (data, error) -> {
            host.output().write(data, error);
            conversation.hears(Conversation.SEMIHOSTING, data);
        };
        return new FirmwareConsole(
                new SemihostingHost(output, host.input(), host.folder(), host.commandLine(), host.epoch()),
                console.serial());
    }

    private Result result(String file, Machine machine, StopReason stop) {
        machine.surroundings().orElseThrow().finishOutput();
        traces.finish();
        busRecorder.finish();
        Optional<TakenFault> handled = machine.inFaultHandler() ? machine.latestFault() : Optional.empty();
        Verdict verdict = conversation.verdict(stop, handled.isPresent());
        FirmwareReport report = new FirmwareReportBuilder(board, options, file, lines)
                .build(machine, stop, verdict, recorder, busRecorder);
        return new Result(stop, handled, verdict, report);
    }

    /**
     * What came out.
     *
     * @param stop    why the run ended
     * @param handled the fault in whose handler the firmware was then
     * @param verdict what came of what was to be said and expected
     * @param report  everything about it
     */
    public record Result(StopReason stop, Optional<TakenFault> handled, Verdict verdict, FirmwareReport report) {

        /** The fault that ended the run, or in whose handler the firmware stopped; empty when it went another way. */
        public Optional<FaultReport> fault() {
            if (stop instanceof StopReason.GuestFault fault) {
                return Optional.of(fault.report());
            }
            Optional<FaultReport> taken = handled.map(TakenFault::report);
            if (stop instanceof StopReason.LockUp lockUp) {
                return taken.or(() -> Optional.of(lockUp.report()));
            }
            boolean stuck = stop instanceof StopReason.EndlessLoop
                    || stop instanceof StopReason.Asleep
                    || stop instanceof StopReason.Breakpoint;
            return stuck ? taken : Optional.empty();
        }

        /** The code that the firmware itself ended with; empty when it did not. */
        public OptionalLong exitCode() {
            return stop instanceof StopReason.Exited exited ? OptionalLong.of(exited.code()) : OptionalLong.empty();
        }
    }
}
