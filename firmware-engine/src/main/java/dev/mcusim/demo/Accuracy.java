package dev.mcusim.demo;

import dev.mcusim.demo.shapes.Drawing;
import dev.mcusim.demo.shapes.DrawingGenerator;
import dev.mcusim.demo.train.Batch;
import dev.mcusim.demo.train.CrossEntropy;
import dev.mcusim.demo.train.Sequential;
import dev.mcusim.model.Network;
import dev.mcusim.reference.ReferenceEngine;
import java.util.List;

/** The share of drawings, from 0 to 1, whose class a network gives the largest output. */
final class Accuracy {

    private static final int BATCH = 50;

    private Accuracy() {}

    /** Of a float32 network on the first drawings of a series. */
    static double ofFloat32(Sequential network, DrawingGenerator drawings, int count) {
        int correct = 0;
        for (int first = 0; first < count; first += BATCH) {
            Batch batch = ShapesNetwork.batch(drawings, first, Math.min(BATCH, count - first));
            correct += CrossEntropy.of(network.forward(batch.pictures(), false), batch.labels())
                    .correct();
        }
        return (double) correct / count;
    }

    /** Of an int8 network, as the reference engine runs it, on the first drawings of a series. */
    static double ofInt8(Network network, DrawingGenerator drawings, int count) {
        int correct = 0;
        for (int i = 0; i < count; i++) {
            Drawing drawing = drawings.drawing(i);
            if (predicted(network, drawing.int8()).equals(drawing.shape().label())) {
                correct++;
            }
        }
        return (double) correct / count;
    }

    /** The label of the largest output; the first of several. */
    static String predicted(Network network, byte[] input) {
        byte[] probabilities =
                ReferenceEngine.run(network, List.of(input)).outputs().get(0);
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return DemoNetwork.labels().get(best);
    }
}
