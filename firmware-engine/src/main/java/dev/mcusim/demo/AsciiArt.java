package dev.mcusim.demo;

import dev.mcusim.demo.shapes.Drawing;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures made of characters, for terminals.
 *
 * <p>A character is about twice as high as wide, so one character shows two pixels above each other: a picture of 32x32 pixels takes 16 lines
 * of 32 characters. Levels are spread over the whole ramp from the picture's darkest to its brightest place, and the paper is always blank:
 * the level found on the border is the background, whether it is dark or bright.
 */
public final class AsciiArt {

    /** From no ink to full ink; two blanks, because a little of it is only noise. */
    private static final String RAMP = "  .:-=+*#%@";

    private AsciiArt() {}

    /**
     * Renders one picture.
     *
     * @param input the network's int8 input, {@value Drawing#SIZE} rows of {@value Drawing#SIZE} pixels
     * @return {@value Drawing#SIZE}/2 lines of {@value Drawing#SIZE} printable ASCII characters each
     * @throws IllegalArgumentException when the input has another size
     */
    public static List<String> picture(byte[] input) {
        if (input.length != Drawing.SIZE * Drawing.SIZE) {
            throw new IllegalArgumentException(
                    "a picture has " + Drawing.SIZE * Drawing.SIZE + " bytes, but this input has " + input.length);
        }
        double[] ink = inkOfCells(input);
        double most = 0;
        for (double amount : ink) {
            most = Math.max(most, amount);
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < Drawing.SIZE / 2; row++) {
            StringBuilder line = new StringBuilder(Drawing.SIZE);
            for (int column = 0; column < Drawing.SIZE; column++) {
                double share = most == 0 ? 0 : ink[row * Drawing.SIZE + column] / most;
                line.append(RAMP.charAt((int) Math.min(RAMP.length() - 1, share * RAMP.length())));
            }
            lines.add(line.toString());
        }
        return List.copyOf(lines);
    }

    /**
     * Puts pictures side by side.
     *
     * @param pictures lines of each picture, all with the same number of lines
     * @param gap spaces between neighbours
     * @return the joined lines
     */
    public static List<String> beside(List<List<String>> pictures, int gap) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < pictures.get(0).size(); row++) {
            int line = row;
            lines.add(String.join(
                    " ".repeat(gap),
                    pictures.stream().map(picture -> picture.get(line)).toList()));
        }
        return List.copyOf(lines);
    }

    /** How far every cell of two pixels is from the background. */
    private static double[] inkOfCells(byte[] input) {
        double paper = meanOfBorder(input);
        double[] ink = new double[input.length / 2];
        for (int row = 0; row < Drawing.SIZE / 2; row++) {
            for (int column = 0; column < Drawing.SIZE; column++) {
                int upper = 2 * row * Drawing.SIZE + column;
                double level = (input[upper] + input[upper + Drawing.SIZE]) / 2.0;
                ink[row * Drawing.SIZE + column] = Math.abs(level - paper);
            }
        }
        return ink;
    }

    private static double meanOfBorder(byte[] input) {
        int last = Drawing.SIZE - 1;
        double sum = 0;
        for (int i = 0; i < last; i++) {
            sum += input[i]
                    + input[i * Drawing.SIZE + last]
                    + input[last * Drawing.SIZE + last - i]
                    + input[(last - i) * Drawing.SIZE];
        }
        return sum / (4 * last);
    }
}
