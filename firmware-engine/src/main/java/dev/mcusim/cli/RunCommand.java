package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.report.ReportJson;
import dev.mcusim.run.FirmwareFile;
import dev.mcusim.run.FirmwareReportText;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import dev.mcusim.run.SourceLines;
import dev.mcusim.run.script.ConversationPlan;
import dev.mcusim.run.spi.SpiConnections;
import dev.mcusim.run.uart.SerialConnections;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Runs firmware that somebody else built. */
final class RunCommand implements Command {
    private static final long MOST_HERTZ = 10_000_000_000L;
    private static final String MAX_RESETS = "max-resets";
    private static final int MOST_RESETS = 1_000_000;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "run firmware that you have built, print its output, report cycles";
    }

    @Override
    public String synopsis() {
        return "FIRMWARE --board ID [OPTION]...";
    }

    @Override
    public String description() {
        return "Loads an ELF, Intel HEX, S-record or raw binary file into the board's flash and RAM, powers up, and runs until the firmware ends by semihosting, faults, or can "
                + "do nothing more. What it sends to semihosting and serial ports appears on standard output as it comes, the report on standard "
                + "error. The exit code is the firmware's own where it ends with one.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim run firmware.elf --board nucleo-h743zi2",
                "mcusim run firmware.elf --board stm32f407g-disc1 --profile",
                "mcusim run sensor.elf --board nucleo-f446re --analog PA0=1.25V --analog PC1=800mV",
                "mcusim run blinky.elf --board nucleo-f446re --max-instructions 100000000",
                "mcusim run test.elf --board nucleo-l4r5zi --json run.json > output.txt",
                "mcusim run test.elf --board nucleo-f746zg --semihosting-dir data --args \"in.csv out.csv\"",
                "mcusim run firmware.elf --board nucleo-f746zg --gdb 3333",
                "mcusim run shell.elf --board nucleo-f446re --uart vcp=stdio",
                "mcusim run sensor.elf --board nucleo-f446re --i2c i2c1:0x68=registers:75=68 --i2c-log -",
                "mcusim run test.elf --board nucleo-f446re --expect PASS --timeout 10s",
                "mcusim run display.elf --board nucleo-f446re --spi spi1=file:frames.bin --spi spi2=spi3",
                "mcusim run shell.elf --board nucleo-f446re --script talk.txt",
                "mcusim run blinky.elf --board nucleo-f446re --timeout 2s --events - --vcd pins.vcd --vcd-pins LD2,PC13",
                "mcusim run firmware.elf --board nucleo-f446re --trace trace.txt --trace-only main --trace-limit 10000",
                "mcusim run firmware.elf --board nucleo-f446re --flame stacks.txt && flamegraph.pl stacks.txt > flame.svg",
                "mcusim run tests.elf --board nucleo-f446re --coverage tests.info && genhtml tests.info --output-directory html",
                "mcusim run watchdog.elf --board nucleo-f446re --max-resets 1 --itm swo.txt",
                "mcusim run app.bin --base 0x08010000 --symbols app.elf --board nucleo-h743zi2");
    }

    @Override
    public Options options() {
        Options options = new Options().addOption(BoardOption.board()).addOption(BoardOption.boardFile());
        ImageOptions.all().forEach(options::addOption);
        SemihostingOptions.all().forEach(options::addOption);
        options.addOption(SerialOptions.uart());
        I2cOptions.all().forEach(options::addOption);
        options.addOption(SpiOptions.spi());
        ConversationOptions.all().forEach(options::addOption);
        PinOptions.all().forEach(options::addOption);
        InstrumentOptions.all().forEach(options::addOption);
        return options.addOption(Option.builder()
                        .longOpt("profile")
                        .desc("list the functions with their cycles, waits and cache misses")
                        .get())
                .addOption(Option.builder()
                        .longOpt("until")
                        .hasArg()
                        .argName("FUNCTION")
                        .desc("end the run when this function is entered")
                        .get())
                .addOption(Option.builder()
                        .longOpt("max-instructions")
                        .hasArg()
                        .argName("N")
                        .desc("end the run after N instructions, with exit code 5")
                        .get())
                .addOption(Option.builder()
                        .longOpt(MAX_RESETS)
                        .hasArg()
                        .argName("N")
                        .desc(
                                "carry out N resets by firmware, watchdogs or standby mode; the next one ends the run, with exit code 7 (default: 10)")
                        .get())
                .addOption(ItmOption.itm())
                .addOption(Option.builder()
                        .longOpt("clock")
                        .hasArg()
                        .argName("HZ")
                        .desc("turn cycles into time by this clock, not by those the firmware sets up")
                        .get())
                .addOption(GdbOption.gdb())
                .addOption(FileOptions.file("json", "write the report as JSON, '-' for standard output"))
                .addOption(CoreOption.core(
                        "the core that executes the firmware: jit (default), or unicorn, which has no interrupts"));
    }

    @Override
    public Set<String> repeatable() {
        return Set.of(
                SerialOptions.NAME,
                I2cOptions.NAME,
                SpiOptions.NAME,
                ConversationOptions.EXPECT,
                ConversationOptions.ANALOG,
                InstrumentOptions.TRACE_ONLY);
    }

    @Override
    public List<String> choices(String option) {
        return option.equals(CoreOption.NAME) ? CoreOption.choices(false) : List.of();
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public Exit run(CommandLine line, Console console) {
        Board board = BoardOption.resolve(line);
        Path file = FileOptions.input(line.getArgList().get(0));
        Optional<String> json = Optional.ofNullable(line.getOptionValue("json"));
        json.ifPresent(name -> FileOptions.expectWritable("json", name));
        RunOptions options = runOptions(line);
        ProgramImage image = ImageOptions.read(file, board, line);
        OptionalLong port = GdbOption.port(line, options.core());
        ConversationPlan plan = ConversationOptions.resolve(line, board);
        String name = file.getFileName().toString();
        Optional<SerialConnections> connections = SerialOptions.open(line, board, console);
        FirmwareRun.Result result;
        try (ItmOption itm = ItmOption.open(line);
                I2cOptions i2c = I2cOptions.open(line, board, console);
                SpiConnections spi = SpiOptions.open(line, board, console);
                PinOptions pins = PinOptions.open(line, board, console);
                InstrumentOptions instruments = InstrumentOptions.of(line, file, image, options.core(), console)) {
            FirmwareConsole talk = talkingTo(console, file, line, itm);
            FirmwareRun run = new FirmwareRun(board, options, connections, plan, pins.traces())
                    .connectedTo(spi::attach)
                    .withSources(SourceLines.of(() -> FirmwareFile.read(ImageOptions.executable(line, file))
                            .lines()))
                    .withI2c(i2c.connections(), i2c::write)
                    .observedBy(instruments.instrument());
            result = port.isPresent()
                    ? GdbOption.debug(port.getAsLong(), console, server -> run.debug(name, image, talk, server))
                    : console.interruption().stoppable(() -> run.run(name, image, talk), run::requestStop);
            instruments.complete();
            pins.complete();
            i2c.complete();
        } finally {
            SerialOptions.close(connections);
        }
        console.out().flush();
        console.err().print(FirmwareReportText.render(result.report(), line.hasOption("profile")));
        console.err().flush();
        json.ifPresent(target -> FileOptions.write(target, ReportJson.render(result.report()), console));
        return exit(result);
    }

    private static RunOptions runOptions(CommandLine line) {
        OptionalLong most = FileOptions.number(line, "max-instructions", 1, Long.MAX_VALUE);
        return new RunOptions(
                CoreOption.resolve(line, RunOptions.DEFAULT.core()),
                most.orElse(RunOptions.DEFAULT.maxInstructions()),
                FileOptions.number(line, "clock", 1, MOST_HERTZ),
                Optional.ofNullable(line.getOptionValue("until")),
                (int) FileOptions.number(line, MAX_RESETS, 0, MOST_RESETS).orElse(RunOptions.DEFAULT.maxResets()));
    }

    /** Standard output gets what serial ports send and what semihosting writes, standard error what semihosting writes there. */
    private static FirmwareConsole talkingTo(Console console, Path file, CommandLine line, ItmOption itm) {
        return new FirmwareConsole(
                SemihostingOptions.resolve(
                        line, file, (data, error) -> (error ? console.err() : console.out()).write(data)),
                itm.before((port, data) -> console.out().write(data)));
    }

    private static Exit exit(FirmwareRun.Result result) {
        return switch (result.verdict().kind()) {
            case PASSED -> ExitCode.OK;
            case FAILED -> ExitCode.MISMATCH;
            case TIMED_OUT -> ExitCode.BUDGET_SPENT;
            case NONE -> exit(result, result.stop());
        };
    }

    private static Exit exit(FirmwareRun.Result result, StopReason stop) {
        if (stop instanceof StopReason.Exited exited) {
            return exited.code() == 0 ? ExitCode.OK : new Exit.OfFirmware(exited.code());
        } else if (stop instanceof StopReason.ReachedAddress) {
            return ExitCode.OK;
        } else if (result.fault().isPresent() || stop instanceof StopReason.Breakpoint) {
            return ExitCode.GUEST_FAULT;
        } else if (stop instanceof StopReason.BudgetSpent) {
            return ExitCode.BUDGET_SPENT;
        }
        return ExitCode.STOPPED;
    }
}
