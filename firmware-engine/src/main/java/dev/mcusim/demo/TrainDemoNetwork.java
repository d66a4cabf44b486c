package dev.mcusim.demo;

import dev.mcusim.demo.quantize.ActivationQuantization;
import dev.mcusim.demo.quantize.NetworkQuantizer;
import dev.mcusim.demo.shapes.Drawing;
import dev.mcusim.demo.shapes.DrawingGenerator;
import dev.mcusim.demo.shapes.Shape;
import dev.mcusim.demo.tflite.TfliteWriter;
import dev.mcusim.demo.train.Batch;
import dev.mcusim.demo.train.CrossEntropy;
import dev.mcusim.demo.train.Sequential;
import dev.mcusim.demo.train.Trainer;
import dev.mcusim.model.Network;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.TfliteImporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes the bundled network from nothing: draws, trains, quantizes, measures, and writes the resources of this package.
 *
 * <p>Everything follows from the seeds below, so a second run writes the same bytes. From the repository's root:
 *
 * <pre>
 * mvn -q -pl firmware-engine -am -DskipTests package
 * java -cp 'firmware-engine/target/lib/*' dev.mcusim.demo.TrainDemoNetwork firmware-engine/src/main/resources/dev/mcusim/demo
 * </pre>
 *
 * <p>It takes about two minutes on one core of a present-day server.
 */
public final class TrainDemoNetwork {

    static final long WEIGHTS_SEED = 1;
    static final long TRAINING_SEED = 1;
    static final long CALIBRATION_SEED = 2;
    static final long SAMPLES_SEED = 3;
    /** The series on which accuracy is measured; nothing was chosen by it. */
    static final long HELD_OUT_SEED = 4;

    private static final int BATCH = 32;
    private static final Trainer TRAINER = new Trainer(3000, 0.01, 0.01);
    private static final int CALIBRATION_DRAWINGS = 512;
    private static final int SAMPLES_PER_CLASS = 2;
    private static final int HELD_OUT_DRAWINGS = 2000;
    private static final int STEPS_PER_LINE = 100;

    private TrainDemoNetwork() {}

    /**
     * Trains the network and writes the model, the samples and their index.
     *
     * @param arguments the folder to write to
     * @throws IOException when the folder cannot be written
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: TrainDemoNetwork OUTPUT-FOLDER");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Sequential network = trained(TRAINER, BATCH, System.out).folded();
        byte[] model = quantized(network);
        Files.write(folder.resolve(DemoNetwork.MODEL_FILE), model);
        writeSamples(folder);
        measure(network, model);
    }

    /** A network that has been through a training run. */
    static Sequential trained(Trainer trainer, int batchSize, PrintStream log) {
        Sequential network = ShapesNetwork.untrained(WEIGHTS_SEED);
        DrawingGenerator drawings = new DrawingGenerator(TRAINING_SEED);
        Progress progress = new Progress(log, batchSize);
        trainer.train(network, step -> ShapesNetwork.batch(drawings, (long) step * batchSize, batchSize), progress);
        return network;
    }

    /** The {@code .tflite} file of a folded network. */
    static byte[] quantized(Sequential network) {
        TfliteWriter writer = new TfliteWriter(
                "shapes", "Classifier of drawn shapes: " + String.join(", ", Shape.labels()) + ". Made by mcu-sim.");
        Batch calibration = ShapesNetwork.batch(new DrawingGenerator(CALIBRATION_SEED), 0, CALIBRATION_DRAWINGS);
        return NetworkQuantizer.quantize(writer, network, calibration.pictures(), ActivationQuantization.GRAY_LEVELS);
    }

    private static void measure(Sequential network, byte[] model) {
        DrawingGenerator heldOut = new DrawingGenerator(HELD_OUT_SEED);
        Network imported = TfliteImporter.read("shapes", model, ImportLimits.DEFAULT);
        System.out.printf(
                Locale.ROOT,
                "accuracy on %,d held-out drawings: float32 %.2f %%, int8 %.2f %%%n%,d parameters, %,d MACs, %,d bytes%n",
                HELD_OUT_DRAWINGS,
                100 * Accuracy.ofFloat32(network, heldOut, HELD_OUT_DRAWINGS),
                100 * Accuracy.ofInt8(imported, heldOut, HELD_OUT_DRAWINGS),
                imported.parameters(),
                imported.macs(),
                model.length);
    }

    private static void writeSamples(Path folder) throws IOException {
        DrawingGenerator drawings = new DrawingGenerator(SAMPLES_SEED);
        StringBuilder index = new StringBuilder();
        int classes = Shape.values().length;
        for (int i = 0; i < SAMPLES_PER_CLASS * classes; i++) {
            Drawing drawing = drawings.drawing(i);
            String label = drawing.shape().label();
            String name = label + "-" + (i / classes + 1);
            Files.write(folder.resolve(name + ".bin"), drawing.int8());
            index.append(name).append(' ').append(label).append('\n');
        }
        Files.writeString(folder.resolve(DemoNetwork.INDEX_FILE), index, StandardCharsets.US_ASCII);
    }

    /** Prints the mean loss and accuracy of every hundred batches. */
    private static final class Progress implements Trainer.Listener {

        private final PrintStream log;
        private final int batchSize;
        private double loss;
        private int correct;

        Progress(PrintStream log, int batchSize) {
            this.log = log;
            this.batchSize = batchSize;
        }

        @Override
        public void stepped(int step, CrossEntropy result) {
            loss += result.loss();
            correct += result.correct();
            if ((step + 1) % STEPS_PER_LINE == 0) {
                double share = (double) correct / (STEPS_PER_LINE * batchSize);
                log.printf(
                        Locale.ROOT,
                        "step %5d  loss %.4f  accuracy %.2f %%%n",
                        step + 1,
                        loss / STEPS_PER_LINE,
                        100 * share);
                loss = 0;
                correct = 0;
            }
        }
    }
}
