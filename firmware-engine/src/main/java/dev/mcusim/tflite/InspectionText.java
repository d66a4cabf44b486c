package dev.mcusim.tflite;

import dev.mcusim.tflite.NetworkInspection.OperatorEntry;
import dev.mcusim.tflite.NetworkInspection.TensorEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders a {@link NetworkInspection} for a terminal of 80 columns. */
public final class InspectionText {
    private static final int COLUMNS = 80;
    private static final String ROW = "%4s  %-19s %-13s %-14s %-9s %4s %9s";

    private final StringBuilder text = new StringBuilder();

    private InspectionText() {}

    /** Several lines, each ending in a line break; none longer than 80 characters as long as names are not. */
    public static String render(NetworkInspection inspection) {
        InspectionText rendering = new InspectionText();
        rendering.header(inspection);
        rendering.tensors("Inputs", inspection.inputs());
        rendering.tensors("Outputs", inspection.outputs());
        rendering.operators(inspection.operators());
        rendering.problems(inspection);
        return rendering.text.toString();
    }

    private void header(NetworkInspection inspection) {
        line("%s: %s", inspection.name(), inspection.usable() ? "can be used" : "cannot be used");
        if (inspection.fileBytes() == 0) {
            return;
        }
        line(
                "%,d operators, %,d MACs, %,d parameters, %,d bytes of file",
                inspection.operators().size(), inspection.macs(), inspection.parameters(), inspection.fileBytes());
    }

    private void tensors(String title, List<TensorEntry> tensors) {
        if (tensors.isEmpty()) {
            return;
        }
        line("");
        line("%s", title);
        for (TensorEntry tensor : tensors) {
            line(
                    "%4d  %-33s %-22s %s",
                    tensor.index(),
                    cut(tensor.name(), 33),
                    tensor.type() + " " + shape(tensor),
                    tensor.scales().isEmpty() ? "" : scale(tensor) + " " + zeroPoint(tensor));
        }
    }

    private void operators(List<OperatorEntry> operators) {
        if (operators.isEmpty()) {
            return;
        }
        line("");
        line(ROW, "#", "operator", "output", "weights", "scale", "zero", "MACs");
        for (OperatorEntry operator : operators) {
            TensorEntry output =
                    operator.outputs().isEmpty() ? null : operator.outputs().get(0);
            line(
                    ROW,
                    (operator.supported() ? "" : "!") + operator.index(),
                    cut(operator.operator(), 19),
                    output == null ? "" : shape(output),
                    weights(operator),
                    output == null ? "" : scale(output),
                    output == null ? "" : zeroPoint(output),
                    operator.macs() == 0 ? "" : String.format(Locale.ROOT, "%,d", operator.macs()));
        }
        line("scale and zero: of the output; *: one weight scale for each channel.");
    }

    private void problems(NetworkInspection inspection) {
        if (inspection.problems().isEmpty()) {
            return;
        }
        line("");
        line("Problems");
        for (ModelProblem problem : inspection.problems()) {
            wrap("  ", "    ", problem.toString());
        }
        boolean unsupported =
                inspection.problems().stream().anyMatch(p -> p.code() == ProblemCode.UNSUPPORTED_OPERATOR);
        if (unsupported) {
            line("");
            line("Supported operators");
            wrap("  ", "  ", String.join(", ", inspection.supportedOperators()));
        }
    }

    /** The shape of the constant that an operator multiplies with, where there is one. */
    private static String weights(OperatorEntry operator) {
        boolean weighted = operator.inputs().size() > 1
                && operator.inputs().get(1).constant()
                && operator.inputs().get(1).type().equals("INT8");
        if (!weighted) {
            return "";
        }
        TensorEntry weights = operator.inputs().get(1);
        return shape(weights) + (weights.scales().size() > 1 ? "*" : "");
    }

    private static String shape(TensorEntry tensor) {
        return tensor.shape().isEmpty()
                ? "scalar"
                : tensor.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    private static String scale(TensorEntry tensor) {
        return tensor.scales().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.3g", tensor.scales().get(0));
    }

    private static String zeroPoint(TensorEntry tensor) {
        return tensor.zeroPoints().isEmpty()
                ? ""
                : String.valueOf(tensor.zeroPoints().get(0));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private void wrap(String firstIndent, String indent, String words) {
        StringBuilder line = new StringBuilder(firstIndent);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > COLUMNS) {
                line("%s", line);
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line("%s", line);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
