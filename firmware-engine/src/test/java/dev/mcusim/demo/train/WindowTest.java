package dev.mcusim.demo.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void anOddAmountOfSamePaddingIsAtTheEnd() {
        Window window = new Window(3, 2, 1, 1, 4);

        assertThat(window.outputWidth()).isEqualTo(2);
        float[] row = {1, 2, 3, 4};
        assertThat(window.gather(row, 3)).as("left tap of the middle row").containsExactly(1, 3);
        assertThat(window.gather(row, 5)).as("right tap of the middle row").containsExactly(3, 0);
        assertThat(window.gather(row, 1)).as("upper row").containsExactly(0, 0);
    }

    @Test
    void withStride1PaddingIsOnBothSides() {
        Window window = new Window(3, 1, 2, 1, 3);
        float[] twoPictures = {1, 10, 2, 20, 3, 30};

        assertThat(window.gather(twoPictures, 3)).containsExactly(0, 0, 1, 10, 2, 20);
        assertThat(window.gather(twoPictures, 4)).containsExactly(twoPictures);
        assertThat(window.gather(twoPictures, 5)).containsExactly(2, 20, 3, 30, 0, 0);
    }

    @Test
    void scatterPutsBackWhatGatherSaw() {
        Window window = new Window(3, 2, 1, 1, 4);

        assertThat(window.scatter(new float[] {5, 6}, 4)).containsExactly(0, 5, 0, 6);
        assertThat(window.scatter(new float[] {5, 6}, 5)).containsExactly(0, 0, 5, 0);
    }
}
