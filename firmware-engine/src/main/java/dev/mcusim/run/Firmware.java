package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.run.pins.PinTraces;
import dev.mcusim.run.uart.PortNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Firmware to be run on a board; where programs that use mcusim as a library begin when they have firmware.
 *
 * <pre>{@code
 * FirmwareOutcome outcome = Firmware.of(Path.of("shell.elf"))
 *         .on("nucleo-f446re")
 *         .send("hello\n")
 *         .expect("ready", "HELLO")
 *         .run();
 * System.out.println(outcome.text());
 * }</pre>
 *
 * <p>Like a deployment, this does not change: every method gives another one. The same firmware on the same board does the same on every
 * machine. What it prints on serial ports and by semihosting is kept; files of the host are out of its reach.
 */
public final class Firmware {

    /** Most instructions of a run unless another budget is given: seconds of the host. */
    public static final long DEFAULT_BUDGET = 1_000_000_000;

    private final FirmwareFile file;
    private final Optional<FirmwareFile> symbols;
    private final OptionalLong base;
    private final Optional<Board> board;
    private final RunOptions options;
    private final Talk talk;

    private Firmware(
            FirmwareFile file,
            Optional<FirmwareFile> symbols,
            OptionalLong base,
            Optional<Board> board,
            RunOptions options,
            Talk talk) {
        this.file = file;
        this.symbols = symbols;
        this.base = base;
        this.board = board;
        this.options = options;
        this.talk = talk;
    }

    /**
     * The firmware in a file: ELF, Intel HEX, S-records, or a raw binary whose name ends with {@code .bin}.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static Firmware of(Path file) {
        return of(FirmwareFile.read(file));
    }

    /** Firmware in memory, in one of these formats. The name is for reports and tells a raw binary. */
    public static Firmware of(String name, byte[] bytes) {
        return of(new FirmwareFile(name, bytes.clone()));
    }

    private static Firmware of(FirmwareFile file) {
        RunOptions all = RunOptions.DEFAULT;
        return new Firmware(
                file,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new RunOptions(all.core(), DEFAULT_BUDGET, all.clock(), all.until(), all.maxResets()),
                Talk.NONE);
    }

    /** The same on a board. */
    public Firmware on(Board other) {
        return new Firmware(file, symbols, base, Optional.of(other), options, talk);
    }

    /**
     * The same on a board that mcusim knows.
     *
     * @throws dev.mcusim.board.ProfileException when it knows none of that name; the message has names like it
     */
    public Firmware on(String boardId) {
        return on(BoardCatalog.shipped().board(boardId));
    }

    /** The same raw binary, loaded at an address and not at the board's flash; other formats have addresses of their own, which stay. */
    public Firmware at(long address) {
        return new Firmware(file, symbols, OptionalLong.of(address), board, options, talk);
    }

    /** The same with names of functions and lines of source from the ELF file that a HEX file or raw binary was made from. */
    public Firmware withSymbols(Path elf) {
        return new Firmware(file, Optional.of(FirmwareFile.read(elf)), base, board, options, talk);
    }

    /** The same with other options. */
    public Firmware with(RunOptions other) {
        return new Firmware(file, symbols, base, board, other, talk);
    }

    /** The same, executing so many instructions at most; {@link #DEFAULT_BUDGET} otherwise. */
    public Firmware budget(long instructions) {
        return with(
                new RunOptions(options.core(), instructions, options.clock(), options.until(), options.maxResets()));
    }

    /** The same, ending when this function is entered. */
    public Firmware until(String function) {
        return with(new RunOptions(
                options.core(),
                options.maxInstructions(),
                options.clock(),
                Optional.of(function),
                options.maxResets()));
    }

    /** The same, ending after this simulated time at the latest. */
    public Firmware timeout(Duration simulated) {
        return saying(talk.withTimeout(simulated.toNanos()));
    }

    /** The same, ending well when it has printed these texts, in this order and behind those that are expected already. */
    public Firmware expect(String... texts) {
        return saying(talk.expecting(Arrays.asList(texts)));
    }

    /** The same, with characters coming in at the board's virtual COM port from power-up on, as fast as they are taken. */
    public Firmware send(String text) {
        return send(PortNames.VIRTUAL_COM_PORT, text);
    }

    /** The same, with characters coming in at a serial port, such as {@code USART2}, from power-up on, as fast as they are taken. */
    public Firmware send(String port, String text) {
        return saying(talk.sending(port, text));
    }

    /**
     * The same, with statements carried out in simulated time, one on a line: {@code send}, {@code expect}, {@code wait}, {@code gpio},
     * {@code press}, {@code stop}. docs/serial-ports.md describes them. The run ends well with {@code stop}.
     */
    public Firmware script(String statements) {
        return saying(talk.following("script", statements));
    }

    /** As {@link #script(String)}, from a file in UTF-8. */
    public Firmware script(Path statements) {
        try {
            return saying(talk.following(statements.toString(), Files.readString(statements)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Firmware saying(Talk other) {
        return new Firmware(file, symbols, base, board, options, Objects.requireNonNull(other));
    }

    /**
     * Powers up the board and runs until the firmware ends by semihosting, faults, can do nothing more, or has done what is expected.
     *
     * @return what it printed and did; a fault, too, is an outcome
     * @throws IllegalStateException when no board has been named
     * @throws dev.mcusim.image.ImageException when the file is no firmware
     * @throws dev.mcusim.elf.ElfException when it is a broken ELF file
     * @throws dev.mcusim.machine.MachineException when it does not fit the board, or has not the function to stop at
     * @throws dev.mcusim.run.script.ScriptException when a script cannot be understood
     * @throws IllegalArgumentException when the board has no serial port of a name that was given
     */
    public FirmwareOutcome run() {
        Board on = board.orElseThrow(() -> new IllegalStateException("on which board? name one with on(...)"));
        ProgramImage image = file.image(on, base);
        FirmwareFile executable = symbols.orElse(file);
        if (symbols.isPresent()) {
            image = image.withSymbols(executable.elf());
        }
        Printed printed = new Printed();
        String name = String.valueOf(Path.of(file.name()).getFileName());
        FirmwareRun.Result result = new FirmwareRun(on, options, Optional.empty(), talk.plan(on), PinTraces.NONE)
                .withSources(SourceLines.of(executable::lines))
                .run(name, image, printed.console(name));
        return new FirmwareOutcome(on, result, printed.text(), printed.bySource());
    }
}
