package dev.mcusim.demo.train;

import java.util.function.IntFunction;

/**
 * Trains a classifier for a fixed number of steps, with a learning rate that rises over the first steps and then falls to zero along a cosine.
 *
 * @param steps batches to learn from
 * @param peakRate the largest learning rate
 * @param weightDecay see {@link Adam}
 */
public record Trainer(int steps, double peakRate, double weightDecay) {

    private static final double WARM_UP = 0.03;

    /** Hears about the progress of a training run. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Called after every step.
         *
         * @param step from 0
         * @param result the loss and the hits of the step's batch, before the step
         */
        void stepped(int step, CrossEntropy result);
    }

    /**
     * Changes the network's parameters until the steps are done.
     *
     * @param network ends in one logit per class
     * @param batches gives the batch of every step
     * @param listener hears about every step
     */
    public void train(Sequential network, IntFunction<Batch> batches, Listener listener) {
        Adam adam = new Adam(network.parameters(), weightDecay);
        for (int step = 0; step < steps; step++) {
            Batch batch = batches.apply(step);
            CrossEntropy result = CrossEntropy.of(network.forward(batch.pictures(), true), batch.labels());
            network.backward(result.gradient());
            adam.step(rate(step));
            listener.stepped(step, result);
        }
    }

    /** The learning rate of a step. */
    double rate(int step) {
        double progress = (step + 1.0) / steps;
        double warm = Math.min(1, progress / WARM_UP);
        return peakRate
                * warm
                * 0.5
                * (1 + StrictMath.cos(Math.PI * Math.max(0, (progress - WARM_UP) / (1 - WARM_UP))));
    }
}
