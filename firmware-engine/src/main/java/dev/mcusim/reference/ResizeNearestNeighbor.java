package dev.mcusim.reference;

import dev.mcusim.model.ResizeNearestNeighborOptions;

/** RESIZE_NEAREST_NEIGHBOR, see {@link ResizeNearestNeighborOptions}. */
final class ResizeNearestNeighbor implements ReferenceOperator<ResizeNearestNeighborOptions> {
    @Override
    public void run(ResizeNearestNeighborOptions options, Operands operands) {
        Image input = new Image(operands.input(0), operands.inputShape(0));
        Image output = new Image(operands.output(), operands.outputShape());
        output.forEachPixel((batch, y, x) -> {
            int sourceY = options.sourceRows().get(y);
            int sourceX = options.sourceColumns().get(x);
            for (int channel = 0; channel < output.depth(); channel++) {
                output.set(batch, y, x, channel, input.get(batch, sourceY, sourceX, channel));
            }
        });
    }
}
