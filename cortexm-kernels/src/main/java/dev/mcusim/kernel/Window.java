package dev.mcusim.kernel;

/**
 * How a filter or pooling window slides over an image. Tap (fy, fx) of output pixel (y, x) reads input row {@code y *
 * strideHeight - padTop + fy * dilationHeight} and the column likewise; taps outside the image contribute nothing.
 *
 * @param filterHeight rows of taps, at least 1
 * @param filterWidth columns of taps, at least 1
 * @param strideHeight rows from one output pixel to the next, at least 1
 * @param strideWidth columns from one output pixel to the next, at least 1
 * @param dilationHeight rows from one tap to the next, at least 1
 * @param dilationWidth columns from one tap to the next, at least 1
 * @param padTop rows above the image, at least 0
 * @param padLeft columns left of the image, at least 0
 */
public record Window(
        int filterHeight,
        int filterWidth,
        int strideHeight,
        int strideWidth,
        int dilationHeight,
        int dilationWidth,
        int padTop,
        int padLeft) {
    public Window {
        if (filterHeight < 1
                || filterWidth < 1
                || strideHeight < 1
                || strideWidth < 1
                || dilationHeight < 1
                || dilationWidth < 1) {
            throw new IllegalArgumentException("filter, stride and dilation must be at least 1");
        }
        if (padTop < 0 || padLeft < 0) {
            throw new IllegalArgumentException("padding must not be negative: top " + padTop + ", left " + padLeft);
        }
    }

    /** A window without dilation. */
    public static Window of(
            int filterHeight, int filterWidth, int strideHeight, int strideWidth, int padTop, int padLeft) {
        return new Window(filterHeight, filterWidth, strideHeight, strideWidth, 1, 1, padTop, padLeft);
    }

    /** Number of taps. */
    public int taps() {
        return filterHeight * filterWidth;
    }

    /** Rows from the first to the last tap, both included. */
    public int reachHeight() {
        return (filterHeight - 1) * dilationHeight + 1;
    }

    /** Columns from the first to the last tap, both included. */
    public int reachWidth() {
        return (filterWidth - 1) * dilationWidth + 1;
    }

    /** Rows and columns exchanged. */
    Window transposed() {
        return new Window(
                filterWidth, filterHeight, strideWidth, strideHeight, dilationWidth, dilationHeight, padLeft, padTop);
    }
}
