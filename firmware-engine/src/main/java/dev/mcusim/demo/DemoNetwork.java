package dev.mcusim.demo;

import dev.mcusim.demo.shapes.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bundled classifier of drawn shapes: an int8 {@code .tflite} file and labelled inputs for it, both made by {@link TrainDemoNetwork}.
 *
 * <p>Input: int8, 1x32x32x1, scale 1/255, zero point -128. Output: int8, 1x8, scale 1/256, zero point -128, one probability for every
 * entry of {@link #labels()}.
 */
public final class DemoNetwork {

    /** The name of the model's file among the resources of this package. */
    static final String MODEL_FILE = "shapes.tflite";

    /** The name of the index: one line for every sample, with its name and its label. */
    static final String INDEX_FILE = "samples.txt";

    private DemoNetwork() {}

    /**
     * The model.
     *
     * @return the bytes of a valid {@code .tflite} file
     */
    public static byte[] modelBytes() {
        return resource(MODEL_FILE);
    }

    /**
     * The classes.
     *
     * @return the label of every output, in order
     */
    public static List<String> labels() {
        return Shape.labels();
    }

    /**
     * The bundled inputs, none of which was used in training.
     *
     * @return two for every class
     */
    public static List<Sample> samples() {
        return new String(resource(INDEX_FILE), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split(" "))
                .map(fields -> new Sample(fields[0], fields[1], resource(fields[0] + ".bin")))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream stream = DemoNetwork.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the bundled resource " + name + " is missing from this build");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the bundled resource " + name, e);
        }
    }
}
