package dev.mcusim.tflite;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code .tflite} file into a network that can be run, or says everything that is wrong with it. */
public final class TfliteImporter {
    private TfliteImporter() {}

    /**
     * Reads a file with the default limits; the network is named after the file.
     *
     * @throws ModelException when the file cannot be read or its network cannot be used
     */
    public static Network read(Path file) {
        return read(ModelFile.name(file), ModelFile.bytes(file, ImportLimits.DEFAULT), ImportLimits.DEFAULT);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name the network's name, also used in messages
     * @throws ModelException when the network cannot be used
     */
    public static Network read(String name, byte[] bytes, ImportLimits limits) {
        NetworkReading reading = NetworkReading.of(name, bytes, limits);
        if (!reading.problems().isEmpty()) {
            throw new ModelException(name, reading.problems());
        }
        TfliteFile file = reading.file().orElseThrow();
        List<Operator> operators = new ArrayList<>();
        for (FileOperator operator : file.operators()) {
            operators.add(new Operator(
                    operator.index(),
                    reading.options().get(operator.index()).orElseThrow(),
                    operator.inputs(),
                    operator.outputs()));
        }
        return new Network(name, file.tensors(), operators, file.inputs(), file.outputs());
    }
}
