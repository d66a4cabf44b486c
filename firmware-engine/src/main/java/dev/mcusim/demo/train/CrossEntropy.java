package dev.mcusim.demo.train;

/**
 * The mean over a batch of the cross-entropy between softmax probabilities and the true classes.
 *
 * @param loss in nats; ln(classes) for a network that knows nothing
 * @param gradient of the loss with respect to the logits
 * @param correct pictures whose largest logit is the true class's
 */
public record CrossEntropy(double loss, FeatureMaps gradient, int correct) {

    /**
     * Evaluates the logits of a batch.
     *
     * @param logits one channel for every class, maps of one pixel
     * @param labels the true class of every picture
     * @return loss, gradient and hits
     */
    public static CrossEntropy of(FeatureMaps logits, int[] labels) {
        FeatureMaps gradient = logits.zerosAlike(logits.depth());
        double loss = 0;
        int correct = 0;
        for (int n = 0; n < labels.length; n++) {
            int best = 0;
            for (int c = 1; c < logits.depth(); c++) {
                best = logits.channels()[c][n] > logits.channels()[best][n] ? c : best;
            }
            float largest = logits.channels()[best][n];
            double sum = 0;
            for (float[] channel : logits.channels()) {
                sum += StrictMath.exp(channel[n] - largest);
            }
            for (int c = 0; c < logits.depth(); c++) {
                double probability = StrictMath.exp(logits.channels()[c][n] - largest) / sum;
                gradient.channels()[c][n] = (float) ((probability - (c == labels[n] ? 1 : 0)) / labels.length);
            }
            loss += StrictMath.log(sum) - (logits.channels()[labels[n]][n] - largest);
            correct += best == labels[n] ? 1 : 0;
        }
        return new CrossEntropy(loss / labels.length, gradient, correct);
    }
}
