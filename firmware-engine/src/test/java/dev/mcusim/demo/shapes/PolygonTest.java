package dev.mcusim.demo.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolygonTest {

    private static final Polygon SQUARE = new Polygon(-1, -1, 1, -1, 1, 1, -1, 1);

    @Test
    void distanceIsNegativeInsideAndPositiveOutside() {
        assertThat(SQUARE.signedDistance(0, 0)).isEqualTo(-1);
        assertThat(SQUARE.signedDistance(0.75, 0)).isEqualTo(-0.25);
        assertThat(SQUARE.signedDistance(3, 0)).isEqualTo(2);
        assertThat(SQUARE.signedDistance(4, 5)).as("nearest is a corner").isEqualTo(5);
        assertThat(SQUARE.signedDistance(1, 0)).as("on the outline").isZero();
    }

    @Test
    void placingStretchesThenTurnsThenMoves() {
        Polygon placed = SQUARE.placed(3, 1, Math.PI / 2, 10, 20);

        assertThat(placed.signedDistance(10, 20)).isEqualTo(-1, within(1e-12));
        assertThat(placed.signedDistance(10, 23.5)).isEqualTo(0.5, within(1e-12));
        assertThat(placed.signedDistance(11.5, 20)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void notchesOfAStarAreOutside() {
        Polygon star = Shape.STAR.outline();

        assertThat(star.signedDistance(0, -0.9)).as("in the upper point").isNegative();
        assertThat(star.signedDistance(0, 0.9)).as("between the lower points").isPositive();
    }
}
