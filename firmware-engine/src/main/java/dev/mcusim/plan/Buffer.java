package dev.mcusim.plan;

import java.util.Objects;

/**
 * A run of bytes that must stay untouched during a range of steps.
 *
 * <p>Step {@code i} is the execution of operator {@code i}; step {@code -1} is the host writing the inputs and the step after
 * the last operator is the host reading the outputs.
 *
 * @param name what people call it: a tensor's name, or the scratch of a layer
 * @param bytes its size, at least 1
 * @param firstStep the step that writes it first
 * @param lastStep the last step that reads it, not before {@code firstStep}
 */
public record Buffer(String name, long bytes, int firstStep, int lastStep) {
    /** Every start address is a multiple of this, so every size is rounded up to it when bytes are added up. */
    public static final int ALIGNMENT = 8;

    public Buffer {
        Objects.requireNonNull(name, "name");
        if (bytes < 1 || firstStep > lastStep) {
            throw new IllegalArgumentException("buffer " + name + ": " + bytes + " bytes, steps " + firstStep + " to "
                    + lastStep + "; at least one byte and a last step not before the first are needed");
        }
    }

    /** The size rounded up to {@link #ALIGNMENT}: what the buffer costs in a plan. */
    public long alignedBytes() {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Whether the buffer holds something during a step. */
    public boolean isLiveAt(int step) {
        return firstStep <= step && step <= lastStep;
    }

    /** Whether both hold something during at least one common step. */
    public boolean isLiveWith(Buffer other) {
        return firstStep <= other.lastStep && other.firstStep <= lastStep;
    }

    /** The number of steps the buffer lives, at least 1. */
    public int duration() {
        return lastStep - firstStep + 1;
    }
}
