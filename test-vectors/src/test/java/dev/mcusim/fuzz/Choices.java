package dev.mcusim.fuzz;

import java.util.Random;

/** Random decisions out of a seed, biased towards the small, the odd and the extreme. */
final class Choices {
    private static final int[] CHANNELS = {1, 1, 2, 3, 4, 4, 5, 7, 8, 8, 9, 12, 15, 16, 16, 17, 24, 31, 32, 33, 64, 70};
    private static final int[] SIDES = {1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 9, 11, 13};
    private static final int[] ZERO_POINTS = {-128, -128, -127, -1, 0, 0, 1, 3, -5, 64, 126, 127};

    private final Random random;

    Choices(long seed) {
        random = new Random(seed);
    }

    /** A number from {@code least} to {@code most}, both inclusive. */
    int between(int least, int most) {
        return (int) (least + (long) (random.nextDouble() * ((long) most - least + 1)));
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** True with a probability of {@code percent} / 100. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }

    int channels() {
        return chance(Activations.SCALE > 1 ? 15 : 0) ? between(65, 260) : oneOf(CHANNELS);
    }

    int side() {
        return chance(Activations.SCALE > 1 ? 40 : 5) ? between(14, 70) : oneOf(SIDES);
    }

    int zeroPoint() {
        return chance(40) ? between(-128, 127) : oneOf(ZERO_POINTS);
    }

    /** A scale as trained networks have it; now and then a power of two or an extreme one. */
    float scale() {
        if (chance(4)) {
            return (float) Math.exp(between(-30, 20));
        }
        return chance(15) ? (float) Math.scalb(1, -between(0, 10)) : (float) Math.exp(between(-7, 1));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        if (chance(5)) {
            java.util.Arrays.fill(bytes, (byte) oneOf(-128, -1, 0, 1, 127));
        } else {
            random.nextBytes(bytes);
        }
        if (chance(10)) {
            for (int i = 0; i < count; i++) {
                bytes[i] = chance(60) ? 0 : bytes[i];
            }
        }
        return bytes;
    }

    /** Symmetric weights: -127 to 127, now and then also -128. */
    byte[] weights(int count) {
        byte[] bytes = bytes(count);
        if (!chance(10)) {
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) Math.max(-127, bytes[i]);
            }
        }
        return bytes;
    }
}
