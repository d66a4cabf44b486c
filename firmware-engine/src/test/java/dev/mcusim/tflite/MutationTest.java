package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sound files with random bytes changed, inserted or cut off are refused, or describe a network that runs. */
class MutationTest {
    @Provide
    Arbitrary<byte[]> soundFiles() {
        return Arbitraries.of(TinyModels.all().values().stream()
                .map(model -> model.get().serializeToBinary())
                .toList());
    }

    @Property(tries = 4000)
    void mutatedTinyModels(@ForAll("soundFiles") byte[] file, @ForAll long seed) {
        ImporterFuzzTest.checkNetworkOrProblems(mutate(file, new Random(seed)));
    }

    @Property(tries = 300)
    void truncatedTinyModels(@ForAll("soundFiles") byte[] file, @ForAll long seed) {
        byte[] truncated = Arrays.copyOf(file, new Random(seed).nextInt(file.length));
        assertThat(NetworkReading.of("truncated", truncated, ImportLimits.DEFAULT)
                        .network())
                .isEmpty();
    }

    @Test
    void mutatedSharedModels() throws IOException {
        try (Stream<Path> models = Files.list(SharedFiles.folder("models"))) {
            for (Path model : models.sorted().toList()) {
                byte[] file = Files.readAllBytes(model);
                for (long seed = 0; seed < 40; seed++) {
                    check(model, mutateStructure(file, new Random(seed)), seed);
                }
            }
        }
    }

    private static void check(Path model, byte[] mutated, long seed) {
        try {
            ImporterFuzzTest.checkNetworkOrProblems(mutated);
        } catch (RuntimeException e) {
            throw new AssertionError(model + " mutated with seed " + seed, e);
        }
    }

    private static byte[] mutate(byte[] file, Random random) {
        byte[] mutated = file.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutated = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length));
                case 1 -> withZerosInserted(mutated, random.nextInt(mutated.length), 1 + random.nextInt(8));
                default -> withByte(mutated, random.nextInt(mutated.length), random);
            };
        }
        return mutated;
    }

    /** Changes bytes near the end, where the file's tables are; its weights come before or after them and are much larger. */
    private static byte[] mutateStructure(byte[] file, Random random) {
        byte[] mutated = file.clone();
        for (int i = 0; i < 20; i++) {
            boolean front = random.nextBoolean();
            int distance = random.nextInt(Math.min(8192, file.length));
            mutated = withByte(mutated, front ? distance : file.length - 1 - distance, random);
        }
        // The identifier must stay, or nothing else is looked at.
        System.arraycopy(file, 4, mutated, 4, 4);
        return mutated;
    }

    private static byte[] withByte(byte[] file, int position, Random random) {
        List<Integer> interesting = List.of(0, 1, 4, 0x7f, 0x80, 0xff, random.nextInt(256), file[position] + 1);
        file[position] = (byte) (int) interesting.get(random.nextInt(interesting.size()));
        return file;
    }

    private static byte[] withZerosInserted(byte[] file, int position, int count) {
        byte[] longer = new byte[file.length + count];
        System.arraycopy(file, 0, longer, 0, position);
        System.arraycopy(file, position, longer, position + count, file.length - position);
        return longer;
    }
}
