package dev.mcusim.tflite;

import dev.mcusim.model.Network;
import java.nio.file.Path;

/** Reads a {@code .tflite} file into a network that can be run, or says everything that is wrong with it. */
public final class TfliteImporter {
    private TfliteImporter() {}

    /**
     * Reads a file with the default limits; the network is named after the file.
     *
     * @throws ModelException when the file cannot be read or its network cannot be used
     */
    public static Network read(Path file) {
        return read(ModelFile.networkName(file), ModelFile.bytes(file, ImportLimits.DEFAULT), ImportLimits.DEFAULT);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name the network's name, also used in messages
     * @throws ModelException when the network cannot be used
     */
    public static Network read(String name, byte[] bytes, ImportLimits limits) {
        NetworkReading reading = NetworkReading.of(name, bytes, limits);
        return reading.network().orElseThrow(() -> new ModelException(name, reading.problems()));
    }
}
