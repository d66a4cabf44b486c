package dev.mcusim.demo;

import java.util.List;

/**
 * A bundled input whose right answer is known.
 *
 * @param name unique among the samples, such as {@code star-2}
 * @param label the true class, one of {@link DemoNetwork#labels()}
 * @param input the network's input tensor, int8 in NHWC order, 1x32x32x1
 */
@SuppressWarnings("ArrayRecordComponent") // cloned on the way in and out
public record Sample(String name, String label, byte[] input) {

    /** Copies the input. */
    public Sample {
        input = input.clone();
    }

    @Override
    public byte[] input() {
        return input.clone();
    }

    /**
     * The picture for a terminal.
     *
     * @return lines of {@link AsciiArt}, each of them 32 characters wide
     */
    public List<String> picture() {
        return AsciiArt.picture(input);
    }
}
