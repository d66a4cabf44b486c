package dev.mcusim.model;

/**
 * How a filter slides over an image: tap (fy, fx) of output pixel (y, x) reads input row {@code y * strideHeight - padTop + fy * dilationHeight} and
 * the column likewise. Taps outside the image contribute nothing, so padding at the bottom and on the right needs no number: it follows from
 * the output's shape.
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
        int padLeft) {}
