package dev.mcusim.demo.shapes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The eight classes of the task, in the order of the network's outputs. Every outline fits a circle of radius 1 about the origin. */
public enum Shape {
    /** A disc. */
    CIRCLE(arc(0, 0, 1, -Math.PI, Math.PI, 40)),
    /** Four equal sides; up to a mild stretch. */
    SQUARE(star(4, 1)),
    /** Three equal sides; up to a mild stretch. */
    TRIANGLE(star(3, 1)),
    /** Two bars that cross at right angles. */
    CROSS(
            -0.3, -0.95, 0.3, -0.95, 0.3, -0.3, 0.95, -0.3, 0.95, 0.3, 0.3, 0.3, //
            0.3, 0.95, -0.3, 0.95, -0.3, 0.3, -0.95, 0.3, -0.95, -0.3, -0.3, -0.3),
    /** Five points. */
    STAR(star(5, 0.42)),
    /** Two lobes and a tip. */
    HEART(heart(36)),
    /** A head on a shaft. */
    ARROW(-0.95, -0.2, 0.05, -0.2, 0.05, -0.65, 0.95, 0, 0.05, 0.65, 0.05, 0.2, -0.95, 0.2),
    /** A disc without the part that a second, shifted disc covers. */
    CRESCENT(crescent(0.45, 0.8));

    @SuppressWarnings("Immutable") // a polygon keeps its corners to itself and never changes them
    private final Polygon outline;

    Shape(double... corners) {
        outline = new Polygon(corners);
    }

    /**
     * The name as people write it.
     *
     * @return in lower case, such as {@code circle}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All labels; the place in the list is the place in the network's output.
     *
     * @return an unmodifiable list of eight names
     */
    public static List<String> labels() {
        return Stream.of(values()).map(Shape::label).toList();
    }

    Polygon outline() {
        return outline;
    }

    /** Corners on the unit circle that alternate with inner corners; a {@code waist} of 1 leaves the inner corners out. */
    private static double[] star(int points, double waist) {
        int step = waist < 1 ? 1 : 2;
        double[] corners = new double[4 * points / step];
        for (int i = 0; i < 2 * points; i += step) {
            double radius = i % 2 == 0 ? 1 : waist;
            double angle = Math.PI * i / points - Math.PI / 2;
            corners[2 * (i / step)] = radius * StrictMath.cos(angle);
            corners[2 * (i / step) + 1] = radius * StrictMath.sin(angle);
        }
        return corners;
    }

    /** Corners on a circle, from one angle up to but not including another. */
    private static double[] arc(double centerX, double centerY, double radius, double from, double to, int corners) {
        double[] coordinates = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = from + (to - from) * i / corners;
            coordinates[2 * i] = centerX + radius * StrictMath.cos(angle);
            coordinates[2 * i + 1] = centerY + radius * StrictMath.sin(angle);
        }
        return coordinates;
    }

    /** The unit circle's long arc, then back along the arc of the circle that bites into it from the right. */
    private static double[] crescent(double shift, double biteRadius) {
        double meetX = (1 + shift * shift - biteRadius * biteRadius) / (2 * shift);
        double meetY = Math.sqrt(1 - meetX * meetX);
        double outer = StrictMath.atan2(meetY, meetX);
        double inner = StrictMath.atan2(meetY, meetX - shift);
        double[] outerArc = arc(0, 0, 1, outer, 2 * Math.PI - outer, 30);
        double[] innerArc = arc(shift, 0, biteRadius, 2 * Math.PI - inner, inner, 20);
        double[] both = Arrays.copyOf(outerArc, outerArc.length + innerArc.length);
        System.arraycopy(innerArc, 0, both, outerArc.length, innerArc.length);
        return both;
    }

    /** The curve x = 16 sin³t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t, scaled down and centred. */
    private static double[] heart(int corners) {
        double[] coordinates = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double t = 2 * Math.PI * i / corners;
            double sin = StrictMath.sin(t);
            double height = 13 * StrictMath.cos(t)
                    - 5 * StrictMath.cos(2 * t)
                    - 2 * StrictMath.cos(3 * t)
                    - StrictMath.cos(4 * t);
            coordinates[2 * i] = 16 * sin * sin * sin / 17;
            coordinates[2 * i + 1] = -(height + 2) / 17;
        }
        return coordinates;
    }
}
