package dev.mcusim.cli;

import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.TensorFiles;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that say what a network is fed. */
final class InputOptions {
    static final String INPUT = "input";

    private static final String SEED = "seed";

    private InputOptions() {}

    static Option input() {
        return FileOptions.file(INPUT, "raw bytes of an input tensor, little-endian; once for each input");
    }

    static Option seed() {
        return Option.builder()
                .longOpt(SEED)
                .hasArg()
                .argName("N")
                .desc("without --input: seed of the pseudo-random input, 1 by default")
                .get();
    }

    /**
     * What the options ask for.
     *
     * @throws UsageException when they contradict each other
     */
    static List<byte[]> inputs(CommandLine line, NetworkFile model) {
        List<Path> files = FileOptions.paths(line, INPUT);
        if (files.isEmpty()) {
            return InputData.seeded(model.network(), (int)
                    FileOptions.number(line, SEED, 0, 0xFFFF_FFFFL).orElse(1L));
        }
        if (line.hasOption(SEED)) {
            throw new UsageException("--seed makes the input that --input reads from a file; give one of them");
        }
        return TensorFiles.inputs(model.network(), files);
    }
}
