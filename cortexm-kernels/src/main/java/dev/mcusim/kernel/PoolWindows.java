package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The windows of a pool, clipped to the image: rows for every output row, columns for every output column.
 *
 * @param rows one for each output row
 * @param columns one for each output column
 */
record PoolWindows(FeatureMap input, FeatureMap output, Window window, List<Span> rows, List<Span> columns) {
    /** Neighbouring rows or columns of the input: the first and how many. */
    record Span(int first, int count) {}

    static PoolWindows of(PoolParameters p) {
        Window w = p.window();
        List<Span> rows = spans(
                p.output().height(),
                w.strideHeight(),
                w.padTop(),
                w.filterHeight(),
                p.input().height());
        List<Span> columns = spans(
                p.output().width(),
                w.strideWidth(),
                w.padLeft(),
                w.filterWidth(),
                p.input().width());
        return new PoolWindows(p.input(), p.output(), w, rows, columns);
    }

    private static List<Span> spans(int outputs, int stride, int pad, int filter, int extent) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            int begin = i * stride - pad;
            int first = Math.max(begin, 0);
            int end = Math.min(begin + filter, extent);
            Require.that(end > first, "the window of output " + i + " holds no pixel of the image");
            spans.add(new Span(first, end - first));
        }
        return spans;
    }

    /** Whether all windows have one size and are evenly spaced from the image's first pixel on. */
    boolean isUniform() {
        return isUniform(rows, window.strideHeight()) && isUniform(columns, window.strideWidth());
    }

    private static boolean isUniform(List<Span> spans, int stride) {
        int count = spans.get(0).count();
        for (int i = 0; i < spans.size(); i++) {
            if (!spans.get(i).equals(new Span(i * stride, count))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no window begins above or left of its place without padding. */
    boolean startsInside() {
        return startsInside(rows, window.strideHeight()) && startsInside(columns, window.strideWidth());
    }

    private static boolean startsInside(List<Span> spans, int stride) {
        return spans.get(spans.size() - 1).first() == (spans.size() - 1) * stride;
    }

    /** Fewest taps of any window. */
    int leastTaps() {
        return counts(rows).min(Comparator.naturalOrder()).orElseThrow()
                * counts(columns).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** Most taps of any window. */
    int mostTaps() {
        return counts(rows).max(Comparator.naturalOrder()).orElseThrow()
                * counts(columns).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Stream<Integer> counts(List<Span> spans) {
        return spans.stream().map(Span::count);
    }
}
