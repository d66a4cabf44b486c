package dev.mcusim.demo.shapes;

/**
 * A small pseudo-random generator whose numbers depend on the seed alone, and never on the JDK.
 *
 * <p>The algorithm is SplitMix64 from Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014), with
 * the 64-bit finalizer known as variant 13. The classes of {@code java.util} are free to change how they derive bounded and
 * floating-point values; weights that must be reproduced byte for byte cannot live with that. Not thread safe.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT_OF_53_BITS = 0x1.0p-53;

    private long state;

    /**
     * A generator that starts at the given seed.
     *
     * @param seed any value
     */
    public SplitMix64(long seed) {
        state = seed;
    }

    /**
     * A generator for one element of a family: streams with neighbouring indices are unrelated.
     *
     * @param seed names the family
     * @param index names the member
     * @return a new generator
     */
    public static SplitMix64 stream(long seed, long index) {
        return new SplitMix64(mix(mix(seed) + index * GOLDEN_GAMMA));
    }

    /**
     * The next 64 random bits.
     *
     * @return any value
     */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * A number in the half-open range.
     *
     * @param low the smallest value
     * @param high the end of the range, not included
     * @return a uniformly distributed number
     */
    public double uniform(double low, double high) {
        return low + (high - low) * ((nextLong() >>> 11) * UNIT_OF_53_BITS);
    }

    /**
     * Whether an event of the given probability happens.
     *
     * @param probability from 0 to 1
     * @return true in that share of the calls
     */
    public boolean chance(double probability) {
        return uniform(0, 1) < probability;
    }

    /**
     * A number of the standard normal distribution (Box and Muller's transform; its second number is thrown away).
     *
     * @return mean 0, standard deviation 1
     */
    public double gaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(0, 1)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(0, 1));
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
