package dev.mcusim.junit;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.Deployment;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.run.Firmware;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Parameters that have to do with a board. */
final class BoardParameters {

    private static final Set<Class<?>> TYPES = Set.of(Board.class, Deployment.class, Firmware.class);

    private BoardParameters() {}

    /** Whether a parameter is one of these. */
    static boolean supports(ParameterContext parameter) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    /** The board of a name, or of a file. */
    static Board board(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? BoardCatalog.read(Path.of(name))
                : BoardCatalog.shipped().board(name);
    }

    /** What the parameter gets. */
    static Object on(Board board, ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Board.class) {
            return board;
        }
        String name = parameter
                .findAnnotation(Load.class)
                .map(Load::value)
                .orElseThrow(() -> new ParameterResolutionException("a %s needs a file: @Load(\"%s\") %s"
                        .formatted(type.getSimpleName(), sample(type), parameter.getParameter())));
        LoadedFile file =
                LoadedFile.find(name, parameter.getDeclaringExecutable().getDeclaringClass());
        return type == Deployment.class
                ? Deployment.of(NetworkFile.of(file.name(), file.bytes())).on(board)
                : Firmware.of(file.name(), file.bytes()).on(board);
    }

    private static String sample(Class<?> type) {
        return type == Deployment.class ? "model.tflite" : "app.elf";
    }
}
