package dev.mcusim.demo.train;

/**
 * Pictures with their true classes.
 *
 * @param pictures one or more channels
 * @param labels the class of every picture
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and never compared
public record Batch(FeatureMaps pictures, int[] labels) {}
