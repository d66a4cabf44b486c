package dev.mcusim.demo.shapes;

/**
 * A closed outline without self-intersections, given by its corners in order. Coordinates are those of a picture: x to the right,
 * y down.
 */
final class Polygon {

    private final double[] x;
    private final double[] y;

    /**
     * A polygon from its corners.
     *
     * @param coordinates x and y of every corner, alternating
     */
    Polygon(double... coordinates) {
        x = new double[coordinates.length / 2];
        y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = coordinates[2 * i];
            y[i] = coordinates[2 * i + 1];
        }
    }

    /** The same polygon stretched along its own axes, then turned about the origin by an angle in radians, then moved. */
    Polygon placed(double stretchX, double stretchY, double angle, double moveX, double moveY) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[] moved = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            double stretchedX = x[i] * stretchX;
            double stretchedY = y[i] * stretchY;
            moved[2 * i] = moveX + cos * stretchedX - sin * stretchedY;
            moved[2 * i + 1] = moveY + sin * stretchedX + cos * stretchedY;
        }
        return new Polygon(moved);
    }

    /**
     * The distance of a point from the outline: negative inside, positive outside.
     *
     * <p>The nearest point of every edge gives the distance; the parity of the edges that a ray to the right crosses gives the sign.
     */
    double signedDistance(double px, double py) {
        double nearest = Double.MAX_VALUE;
        boolean inside = false;
        for (int i = 0, previous = x.length - 1; i < x.length; previous = i++) {
            double edgeX = x[previous] - x[i];
            double edgeY = y[previous] - y[i];
            double toX = px - x[i];
            double toY = py - y[i];
            double along = (toX * edgeX + toY * edgeY) / (edgeX * edgeX + edgeY * edgeY);
            double clamped = Math.max(0, Math.min(1, along));
            double offX = toX - edgeX * clamped;
            double offY = toY - edgeY * clamped;
            nearest = Math.min(nearest, offX * offX + offY * offY);
            if ((y[i] > py) != (y[previous] > py) && toX < edgeX * toY / edgeY) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }
}
