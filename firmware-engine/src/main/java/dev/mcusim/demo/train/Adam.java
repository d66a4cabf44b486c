package dev.mcusim.demo.train;

import java.util.List;

/** The Adam optimizer (Kingma and Ba, 2015) with decoupled weight decay. */
public final class Adam {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-7;

    private final List<Parameter> parameters;
    private final double weightDecay;
    private final float[][] firstMoments;
    private final float[][] secondMoments;
    private int steps;

    /**
     * An optimizer that has not seen a gradient yet.
     *
     * @param parameters what it changes
     * @param weightDecay the share by which values shrink per step, in units of the learning rate
     */
    public Adam(List<Parameter> parameters, double weightDecay) {
        this.parameters = List.copyOf(parameters);
        this.weightDecay = weightDecay;
        firstMoments = zeros(parameters);
        secondMoments = zeros(parameters);
    }

    /**
     * Moves the parameters against their gradients and clears the gradients.
     *
     * @param learningRate the largest change of a value, roughly
     */
    public void step(double learningRate) {
        steps++;
        double rate = learningRate * Math.sqrt(1 - StrictMath.pow(BETA_2, steps)) / (1 - StrictMath.pow(BETA_1, steps));
        double keep = 1 - learningRate * weightDecay;
        for (int p = 0; p < firstMoments.length; p++) {
            float[] values = parameters.get(p).values();
            float[] gradient = parameters.get(p).gradient();
            float[] first = firstMoments[p];
            float[] second = secondMoments[p];
            for (int i = 0; i < values.length; i++) {
                double g = gradient[i];
                first[i] = (float) (BETA_1 * first[i] + (1 - BETA_1) * g);
                second[i] = (float) (BETA_2 * second[i] + (1 - BETA_2) * g * g);
                values[i] = (float) (keep * values[i] - rate * first[i] / (Math.sqrt(second[i]) + EPSILON));
                gradient[i] = 0;
            }
        }
    }

    private static float[][] zeros(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> new float[parameter.values().length])
                .toArray(float[][]::new);
    }
}
