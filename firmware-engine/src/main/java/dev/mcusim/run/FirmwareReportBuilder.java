package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.FunctionProfile;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.Profile;
import dev.mcusim.machine.Surroundings;
import dev.mcusim.machine.crash.CrashAnalysis;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import dev.mcusim.report.Version;
import dev.mcusim.run.i2c.I2cRecorder;
import dev.mcusim.run.pins.PinRecorder;
import dev.mcusim.run.script.Verdict;
import dev.mcusim.timing.StallCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the report of a run that has ended. */
final class FirmwareReportBuilder {

    private final Board board;
    private final RunOptions options;
    private final String file;
    private final SourceLines lines;

    FirmwareReportBuilder(Board board, RunOptions options, String file, SourceLines lines) {
        this.board = board;
        this.options = options;
        this.file = file;
        this.lines = lines;
    }

    FirmwareReport build(Machine machine, StopReason stop, Verdict verdict, PinRecorder recorder, I2cRecorder buses) {
        Report.BoardInfo info = new Report.BoardInfo(
                board.id(),
                board.name(),
                board.chip().part(),
                board.chip().core().key(),
                options.clock().orElse(machine.hertz()));
        Report.Timing timing =
                new Report.Timing(machine.timing().name(), machine.timing().validation());
        return new FirmwareReport(
                new Report.Tool(Version.current()),
                file,
                info,
                options.core().key(),
                timing,
                totals(machine, stop, verdict),
                crash(machine, stop),
                MemorySettings.of(machine.memorySettings()),
                functions(machine.profile()),
                notModelled(machine),
                withoutClock(machine),
                coreRegisters(machine),
                machine.surroundings().map(Surroundings::remarks).orElse(List.of()),
                new FirmwareReport.Conversation(verdict.stillExpected(), verdict.lastLines()),
                pins(recorder),
                i2c(buses));
    }

    private FirmwareCrash crash(Machine machine, StopReason stop) {
        Optional<TakenFault> handled = machine.inFaultHandler() ? machine.latestFault() : Optional.empty();
        return new CrashAnalysis(machine.scene())
                .of(stop, handled, machine.registers())
                .map(crash -> FirmwareCrash.of(crash, lines))
                .orElse(null);
    }

    private FirmwareReport.Run totals(Machine machine, StopReason stop, Verdict verdict) {
        Counters counters = machine.counters();
        double seconds = options.clock().isPresent()
                ? (double) counters.cycles() / options.clock().getAsLong()
                : machine.seconds();
        Integer exitCode = stop instanceof StopReason.Exited exited ? exited.code() : null;
        return new FirmwareReport.Run(
                Ending.status(stop, machine.inFaultHandler(), verdict),
                exitCode,
                counters.instructions(),
                counters.cycles(),
                seconds * 1e3,
                machine.resets().stream().map(FirmwareReportBuilder::cause).toList(),
                verdict.sentence().isEmpty() ? sentence(machine, stop) : verdict.sentence());
    }

    private static String cause(ResetCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String sentence(Machine machine, StopReason stop) {
        long pc = Integer.toUnsignedLong(machine.register(Register.PC));
        String end = Ending.sentence(stop, pc, board.chip(), machine::locate);
        return machine.inFaultHandler()
                ? machine.latestFault()
                        .map(fault -> Ending.behindFault(fault, end, machine::locate))
                        .orElse(end)
                : end;
    }

    private static List<FirmwareReport.Function> functions(Profile profile) {
        List<FirmwareReport.Function> all = new ArrayList<>();
        profile.functions().forEach(function -> all.add(function(function)));
        Counters elsewhere = profile.elsewhere();
        if (elsewhere.instructions() > 0) {
            all.add(new FirmwareReport.Function(
                    "(elsewhere)", "", elsewhere.instructions(), elsewhere.cycles(), 0, 0, 0, 0, 0, 0, 0));
        }
        return all;
    }

    private static FirmwareReport.Function function(FunctionProfile function) {
        return new FirmwareReport.Function(
                function.name(),
                "0x%08x".formatted(function.address()),
                function.instructions(),
                function.cycles(),
                function.stalls().cycles(StallCause.FETCH),
                function.stalls().cycles(StallCause.LOAD),
                function.stalls().cycles(StallCause.STORE),
                function.stalls().cycles(StallCause.BRANCH),
                function.stalls().cycles(StallCause.DIVISION),
                function.stalls().instructionMisses(),
                function.stalls().dataMisses());
    }

    private static List<FirmwareReport.CoreRegister> coreRegisters(Machine machine) {
        return machine.systemRegisters().notModelled().entrySet().stream()
                .map(entry -> new FirmwareReport.CoreRegister("0x%08x".formatted(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static FirmwareReport.Pins pins(PinRecorder recorder) {
        List<FirmwareReport.Device> devices = recorder.devices().stream()
                .map(summary -> new FirmwareReport.Device(
                        summary.device().name(),
                        summary.device().pin().name(),
                        summary.device().isActive(),
                        summary.changes()))
                .toList();
        List<FirmwareReport.PinEvent> events = recorder.kept().stream()
                .map(change -> new FirmwareReport.PinEvent(
                        change.milliseconds(),
                        change.pin(),
                        change.high(),
                        change.connected().map(BoardPin::name).orElse(null),
                        change.active().orElse(null)))
                .toList();
        return new FirmwareReport.Pins(devices, recorder.changes(), events);
    }

    private static FirmwareReport.I2c i2c(I2cRecorder recorder) {
        List<FirmwareReport.I2cAddress> addresses = recorder.summaries().stream()
                .map(summary -> new FirmwareReport.I2cAddress(
                        summary.bus(),
                        summary.address(),
                        summary.transfers(),
                        summary.bytesWritten(),
                        summary.bytesRead(),
                        summary.notAcknowledged()))
                .toList();
        List<FirmwareReport.I2cTransfer> transfers = recorder.kept().stream()
                .map(transfer -> new FirmwareReport.I2cTransfer(
                        transfer.milliseconds(),
                        transfer.bus(),
                        transfer.addressText(),
                        transfer.read(),
                        transfer.acknowledged(),
                        transfer.bytes(),
                        transfer.dataText()))
                .toList();
        return new FirmwareReport.I2c(addresses, transfers);
    }

    private static List<FirmwareReport.WithoutClock> withoutClock(Machine machine) {
        return machine.clocksOff().stream()
                .map(off ->
                        new FirmwareReport.WithoutClock(off.peripheral(), off.accesses(), off.register(), off.bit()))
                .toList();
    }

    private static List<FirmwareReport.Peripheral> notModelled(Machine machine) {
        return machine.touched().stream()
                .map(touched -> new FirmwareReport.Peripheral(
                        touched.name(), "0x%08x".formatted(touched.base()), touched.reads(), touched.writes()))
                .toList();
    }
}
