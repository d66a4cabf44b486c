package dev.mcusim.tflite;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A model file was refused. Holds everything that is wrong with it, in the order of the file. */
public final class ModelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<ModelProblem> problems;

    /**
     * Refuses a file.
     *
     * @param model the file's name, for the message
     * @param problems at least one
     */
    public ModelException(String model, List<ModelProblem> problems) {
        super(message(model, problems));
        this.problems = List.copyOf(problems);
    }

    public List<ModelProblem> problems() {
        return problems;
    }

    private static String message(String model, List<ModelProblem> problems) {
        String lines = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
        boolean unsupported = problems.stream().anyMatch(p -> p.code() == ProblemCode.UNSUPPORTED_OPERATOR);
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return model + " cannot be used, " + count + ":" + lines
                + (unsupported ? "\nSupported operators: " + String.join(", ", SupportedOperators.names()) : "");
    }
}
