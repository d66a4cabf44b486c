package dev.mcusim;

import dev.mcusim.board.Board;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a board called {@code tiny}: NUCLEO-F401RE with 6 KiB of RAM, too few for the bundled network. */
public final class TinyBoard {

    private static final String PROFILES = "/dev/mcusim/board/";

    private TinyBoard() {}

    /** Writes the board's file, and that of its chip. */
    public static Path write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tiny.yaml"),
                resource("chips/stm32f401re.yaml")
                        .replaceFirst("id: STM32F401RE", "id: STM32TINY")
                        .replaceFirst("size: 96 KiB", "size: 6 KiB"));
        return Files.writeString(
                folder.resolve("board.yaml"),
                resource("boards/nucleo-f401re.yaml")
                        .replaceFirst("id: nucleo-f401re", "id: tiny")
                        .replaceFirst("chip: STM32F401RE", "chip: tiny.yaml"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Board.class.getResourceAsStream(PROFILES + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
