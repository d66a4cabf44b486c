package dev.mcusim.kernel;

/**
 * How a depthwise kernel lays an input channel out as a plane of halfwords in scratch, and how much of it at a time.
 * A plane holds the rows that a strip of output rows needs; image columns start at an even column, so that two
 * neighbours are one aligned word. Rows shared by two strips are moved to the top, so no input is read after outputs
 * of its rows were written.
 *
 * @param input the layer's input
 * @param output the layer's output
 * @param stripRows output rows per strip; divides the output's height
 * @param channels planes at a time
 */
record PlanarShape(FeatureMap input, FeatureMap output, Window window, int stripRows, int channels) {
    /** Bytes of planes that a kernel may use when one row's do not need more. */
    private static final int BUDGET = 4096;

    /** The largest strips within the budget; the whole image if it fits. */
    static PlanarShape of(FeatureMap input, FeatureMap output, Window window, int channels) {
        for (int rows = output.height(); rows > 1; rows--) {
            PlanarShape shape = new PlanarShape(input, output, window, rows, channels);
            if (output.height() % rows == 0 && shape.scratchBytes() <= BUDGET) {
                return shape;
            }
        }
        return new PlanarShape(input, output, window, 1, channels);
    }

    /** Column of the image's first pixel. */
    int imageColumn() {
        return (window.padLeft() + 1) & ~1;
    }

    /** Column of the first tap of the first output: 0 or 1. */
    int firstColumn() {
        return imageColumn() - window.padLeft();
    }

    /** Columns of a plane, even; the last windows end inside. */
    int columns() {
        int reach = firstColumn() + (output.width() - 1) * window.strideWidth() + window.reachWidth();
        return (Math.max(imageColumn() + input.width(), reach) + 1) & ~1;
    }

    /** Bytes of a row. */
    int pitch() {
        return 2 * columns();
    }

    /** Whether planes hold the whole image, so that their borders need filling only once. */
    boolean isWhole() {
        return stripRows == output.height();
    }

    int strips() {
        return output.height() / stripRows;
    }

    /** Rows that a strip's last window shares with the next strip. */
    int sharedRows() {
        return Math.max(window.reachHeight() - window.strideHeight(), 0);
    }

    /** New rows per strip. */
    int freshRows() {
        return stripRows * window.strideHeight();
    }

    int rows() {
        return sharedRows() + freshRows();
    }

    int planeBytes() {
        return rows() * pitch();
    }

    /** Bytes of scratch for the planes. */
    int scratchBytes() {
        return (channels * planeBytes() + 7) & ~7;
    }

    /** Whether outputs may overwrite inputs: no strip writes pixels whose rows it has not read. */
    boolean allowsInPlace() {
        if (input.channels() != output.channels() || output.elements() > input.elements()) {
            return false;
        }
        for (int strip = 1; strip < strips(); strip++) {
            long readRows = (long) strip * freshRows() + sharedRows() - window.padTop();
            if ((long) strip * stripRows * output.width() > readRows * input.width()) {
                return false;
            }
        }
        return true;
    }
}
