package dev.mcusim.demo.shapes;

/**
 * Draws shapes at random places, sizes, angles and gray levels, filled or outlined, on a shaded background under noise.
 *
 * <p>A drawing depends on the generator's seed and its own index only, not on what was drawn before. Classes take turns, so any
 * run of indices whose length is a multiple of eight is balanced.
 */
public final class DrawingGenerator {

    private static final double SMALLEST_RADIUS = 7;
    private static final double LARGEST_RADIUS = 14;
    private static final double LEAST_CONTRAST = 0.25;
    private static final double STRONGEST_NOISE = 0.09;
    private static final double STEEPEST_SHADING = 0.15;

    private final long seed;

    /**
     * A generator of one endless series of drawings.
     *
     * @param seed names the series; different seeds give unrelated series
     */
    public DrawingGenerator(long seed) {
        this.seed = seed;
    }

    /**
     * Draws one picture.
     *
     * @param index its place in the series, from 0; the shape is the index modulo the number of shapes
     * @return a new drawing, the same for the same seed and index
     */
    public Drawing drawing(long index) {
        Shape[] shapes = Shape.values();
        Shape shape = shapes[(int) Math.floorMod(index, (long) shapes.length)];
        return draw(shape, SplitMix64.stream(seed, index));
    }

    private static Drawing draw(Shape shape, SplitMix64 random) {
        double radius = random.uniform(SMALLEST_RADIUS, LARGEST_RADIUS);
        double stretch = random.uniform(0.9, 1.1);
        double margin = Drawing.SIZE / 2.0 - radius;
        double centerX = Drawing.SIZE / 2.0 + random.uniform(-margin, margin);
        double centerY = Drawing.SIZE / 2.0 + random.uniform(-margin, margin);
        Polygon outline = shape.outline()
                .placed(radius * stretch, radius / stretch, random.uniform(-Math.PI, Math.PI), centerX, centerY);
        double halfStroke = random.chance(0.4) ? random.uniform(0.6, 1.3) : Double.POSITIVE_INFINITY;

        double ink = random.uniform(0, 1);
        double paper = random.uniform(0, 1 - 2 * LEAST_CONTRAST);
        if (paper > ink - LEAST_CONTRAST) {
            paper += 2 * LEAST_CONTRAST;
        }
        double shadingX = random.uniform(-STEEPEST_SHADING, STEEPEST_SHADING) / Drawing.SIZE;
        double shadingY = random.uniform(-STEEPEST_SHADING, STEEPEST_SHADING) / Drawing.SIZE;
        double noise = random.uniform(0, STRONGEST_NOISE);

        byte[] gray = new byte[Drawing.SIZE * Drawing.SIZE];
        for (int i = 0; i < gray.length; i++) {
            int row = i / Drawing.SIZE;
            double x = i % Drawing.SIZE + 0.5;
            double y = row + 0.5;
            double cover = coverage(outline, halfStroke, x, y);
            double shaded = paper + shadingX * (x - Drawing.SIZE / 2.0) + shadingY * (y - Drawing.SIZE / 2.0);
            double level = shaded + (ink - shaded) * cover + noise * random.gaussian();
            gray[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, level)));
        }
        return new Drawing(shape, gray);
    }

    /** How much of a pixel is ink, from 0 to 1: a band half the stroke wide on both sides of the outline, or all of its inside. */
    private static double coverage(Polygon outline, double halfStroke, double x, double y) {
        double distance = outline.signedDistance(x, y);
        double outside = Double.isInfinite(halfStroke) ? distance : Math.abs(distance) - halfStroke;
        return Math.max(0, Math.min(1, 0.5 - outside));
    }
}
