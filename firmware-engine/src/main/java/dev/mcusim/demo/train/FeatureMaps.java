package dev.mcusim.demo.train;

/**
 * Activations of a whole batch, one array for every channel.
 *
 * <p>Within a channel the order is row, column, picture. This layout turns every layer into copies of runs and loops over long rows with equal
 * indices, which is what HotSpot vectorises.
 *
 * @param channels {@code [channel][height * width * count]}
 * @param count pictures in the batch
 * @param height rows of one map
 * @param width columns of one map
 */
@SuppressWarnings("ArrayRecordComponent") // layers share and fill the arrays; maps are never compared
public record FeatureMaps(float[][] channels, int count, int height, int width) {

    /** Maps of zeros. */
    static FeatureMaps zeros(int channels, int count, int height, int width) {
        return new FeatureMaps(new float[channels][count * height * width], count, height, width);
    }

    /** Zeros with this batch's count, height and width. */
    FeatureMaps zerosAlike(int channels) {
        return zeros(channels, count, height, width);
    }

    /**
     * The number of channels.
     *
     * @return at least 1
     */
    public int depth() {
        return channels.length;
    }

    /** Values in one channel, over all pictures. */
    int positions() {
        return count * height * width;
    }
}
