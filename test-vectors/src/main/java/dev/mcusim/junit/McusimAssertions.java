package dev.mcusim.junit;

import dev.mcusim.deploy.Deployer;
import dev.mcusim.run.FirmwareOutcome;
import java.nio.file.Path;

/**
 * Where assertions about simulated boards begin. They stand beside those of any other library: {@code assertThat} of AssertJ can be
 * imported next to this one's.
 */
public final class McusimAssertions {

    private McusimAssertions() {}

    /** About a network on a board. */
    public static DeploymentAssert assertThat(Deployer.Outcome actual) {
        return new DeploymentAssert(actual);
    }

    /** About firmware on a board. */
    public static FirmwareAssert assertThat(FirmwareOutcome actual) {
        return new FirmwareAssert(actual);
    }

    /**
     * About what a network does now, compared with what {@code mcusim record} has written down.
     *
     * @param folder the folder with {@code vector.json}
     * @throws dev.mcusim.vector.VectorException when there is none, or its files have been changed
     */
    public static VectorAssert assertThatVector(Path folder) {
        return new VectorAssert(folder);
    }
}
