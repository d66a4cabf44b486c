package dev.mcusim.reference;

import dev.mcusim.model.Window;

/** Visits the taps of a pooling window that fall inside the image. */
final class Pooling {
    private Pooling() {}

    /** Fills the output; {@code reduction} turns the taps of one output element into its value. */
    static void run(Window window, Operands operands, Reduction reduction) {
        Image input = new Image(operands.input(0), operands.inputShape(0));
        Image output = new Image(operands.output(), operands.outputShape());
        output.forEachPixel((batch, outY, outX) -> {
            int top = outY * window.strideHeight() - window.padTop();
            int left = outX * window.strideWidth() - window.padLeft();
            int bottom = Math.min(top + window.filterHeight(), input.height());
            int right = Math.min(left + window.filterWidth(), input.width());
            for (int channel = 0; channel < output.depth(); channel++) {
                int sum = 0;
                int count = 0;
                int max = Byte.MIN_VALUE;
                for (int y = Math.max(top, 0); y < bottom; y++) {
                    for (int x = Math.max(left, 0); x < right; x++) {
                        int value = input.get(batch, y, x, channel);
                        sum += value;
                        count++;
                        max = Math.max(max, value);
                    }
                }
                output.set(batch, outY, outX, channel, reduction.reduce(sum, count, max));
            }
        });
    }

    interface Reduction {
        /**
         * The pooled value, -128 to 127.
         *
         * @param sum of the taps inside the image
         * @param count of the taps inside the image
         * @param max of the taps inside the image
         */
        int reduce(int sum, int count, int max);
    }
}
