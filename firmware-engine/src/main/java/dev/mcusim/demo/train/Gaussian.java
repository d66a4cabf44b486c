package dev.mcusim.demo.train;

/** A source of normally distributed numbers, from which weights start. */
@FunctionalInterface
public interface Gaussian {

    /**
     * The next number.
     *
     * @return mean 0, standard deviation 1
     */
    double next();
}
