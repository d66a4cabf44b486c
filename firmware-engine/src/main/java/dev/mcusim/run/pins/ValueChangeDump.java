package dev.mcusim.run.pins;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.Pins;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Writes levels of pins as a Value Change Dump (IEEE 1364, 18), with a time scale of one nanosecond. A pin is written by its level, a light
 * or button that is asked for by its own name as 1 while it is lit or pressed.
 */
public final class ValueChangeDump implements Closeable {

    /** Identifier codes are made of the printable characters from here on. */
    private static final char FIRST_CODE = '!';

    private static final int CODES = '~' - FIRST_CODE + 1;

    private record Variable(String name, String code, Pin pin, boolean inverted) {
        String value() {
            return (pin.level() != inverted ? "1" : "0") + code + "\n";
        }
    }

    private final Writer out;
    private final String board;
    private final List<String> names;
    private Optional<Surroundings> surroundings = Optional.empty();
    private boolean begun;
    private long origin;
    private long latest;

    /**
     * A dump into which nothing has been written.
     *
     * @param board the board's id
     * @param names pins, or lights and buttons by name; checked when {@link #attach} is called
     */
    public ValueChangeDump(Writer out, String board, List<String> names) {
        this.out = out;
        this.board = board;
        this.names = List.copyOf(names);
    }

    /**
     * Begins to write what the pins of a board do. One that is powered up later follows the one before, where that has ended.
     *
     * @throws IllegalArgumentException when the board has no pin of a name
     */
    public void attach(Surroundings next) {
        origin = now();
        surroundings = Optional.of(next);
        List<Variable> variables = names.stream()
                .map(name -> variable(names.indexOf(name), name, next.pins()))
                .toList();
        if (!begun) {
            write(header(variables));
            begun = true;
        } else {
            advance();
        }
        write("$dumpvars\n");
        variables.forEach(variable -> write(variable.value()));
        write("$end\n");
        for (Variable variable : variables) {
            variable.pin.whenChanged((pin, high, cycle) -> {
                advance();
                write(variable.value());
            });
        }
    }

    private static Variable variable(int index, String name, Pins pins) {
        Optional<BoardPin> device = pins.onBoard(name);
        Pin pin = pins.pin(name);
        String shown = device.map(BoardPin::name).orElse(pin.name());
        return new Variable(
                shown, code(index), pin, device.map(there -> !there.active()).orElse(false));
    }

    private static String code(int index) {
        String last = String.valueOf((char) (FIRST_CODE + index % CODES));
        return index < CODES ? last : code(index / CODES - 1) + last;
    }

    private String header(List<Variable> variables) {
        StringBuilder text = new StringBuilder("$version mcusim $end\n$timescale 1 ns $end\n");
        text.append("$scope module %s $end\n".formatted(board.replace('-', '_')));
        for (Variable variable : variables) {
            text.append("$var wire 1 %s %s $end\n".formatted(variable.code, variable.name));
        }
        return text.append("$upscope $end\n$enddefinitions $end\n#0\n").toString();
    }

    private long now() {
        return origin + surroundings.map(Surroundings::nanoseconds).orElse(0L);
    }

    /** Writes the time if it has gone on. */
    private void advance() {
        if (now() > latest) {
            latest = now();
            write("#" + latest + "\n");
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run has ended: writes the time at which it did. */
    public void finish() {
        advance();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
