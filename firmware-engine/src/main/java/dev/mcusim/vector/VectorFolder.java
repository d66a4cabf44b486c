package dev.mcusim.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.files.FileSet;
import dev.mcusim.report.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A test vector in a folder: {@code vector.json}, the model, and the raw bytes of inputs and outputs. */
public final class VectorFolder {

    /** The file that makes a folder a test vector. */
    public static final String INDEX = "vector.json";

    static final String MODEL = "model.tflite";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    /** A folder that holds a vector, or will hold one. */
    public VectorFolder(Path folder) {
        this.folder = folder;
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    static List<TestVector.Data> describe(String name, List<byte[]> tensors) {
        return IntStream.range(0, tensors.size())
                .mapToObj(i -> new TestVector.Data(name + i + ".bin", crc32(tensors.get(i))))
                .toList();
    }

    private static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** The vectors of a folder: it may be one, or hold some. A folder without any is taken for one, which tells so when it is read. */
    public static List<VectorFolder> of(Path folder) {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(INDEX))) {
            return List.of(new VectorFolder(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<VectorFolder> below = files.filter(file -> Files.exists(file.resolve(INDEX)))
                    .sorted()
                    .map(VectorFolder::new)
                    .toList();
            return below.isEmpty() ? List.of(new VectorFolder(folder)) : below;
        } catch (IOException e) {
            throw new VectorException("%s: cannot be listed: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /**
     * Writes a recording, in place of one that is there. All files appear together; {@code vector.json} comes last.
     *
     * @param model the network's file
     */
    public void write(Recorder.Recording recording, Path model) throws IOException {
        Files.createDirectories(folder);
        TestVector vector = recording.vector();
        try (FileSet files = new FileSet()) {
            files.write(folder.resolve(MODEL), Files.readAllBytes(model));
            write(files, vector.inputs(), recording.inputs());
            write(files, vector.outputs(), recording.outputs());
            files.write(folder.resolve(INDEX), ReportJson.render(vector).getBytes(StandardCharsets.UTF_8));
            files.complete();
        }
    }

    private void write(FileSet files, List<TestVector.Data> data, List<byte[]> tensors) throws IOException {
        for (int i = 0; i < tensors.size(); i++) {
            files.write(folder.resolve(data.get(i).file()), tensors.get(i));
        }
    }

    /**
     * Reads the vector.
     *
     * @throws VectorException when there is none, or it is of another version
     */
    public TestVector read() {
        Path index = folder.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            throw new VectorException(
                    "%s holds no test vector: there is no %s; mcusim record makes one".formatted(folder, INDEX));
        }
        try {
            JsonNode tree = MAPPER.readTree(Files.readString(index));
            String schema = tree.path("schema").asText("");
            if (!schema.equals(TestVector.SCHEMA)) {
                throw new VectorException("%s has the schema '%s'; this version of mcusim reads '%s'"
                        .formatted(index, schema, TestVector.SCHEMA));
            }
            return MAPPER.treeToValue(tree, TestVector.class);
        } catch (JsonProcessingException e) {
            throw new VectorException("%s cannot be read: %s".formatted(index, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new VectorException("%s cannot be read: %s".formatted(index, e.getMessage()), e);
        }
    }

    /**
     * The network.
     *
     * @throws VectorException when its file is not the one that was recorded
     */
    NetworkFile model(TestVector vector) {
        NetworkFile model = NetworkFile.read(file(vector.model().file()));
        if (!model.sha256().equals(vector.model().sha256())) {
            throw new VectorException("%s is not the model that was recorded: its SHA-256 is %s, not %s"
                    .formatted(
                            folder.resolve(vector.model().file()),
                            model.sha256(),
                            vector.model().sha256()));
        }
        return model;
    }

    /**
     * The raw bytes of tensors.
     *
     * @throws VectorException when a file is missing or is not the one that was recorded
     */
    List<byte[]> tensors(List<TestVector.Data> data) {
        List<byte[]> tensors = new ArrayList<>();
        for (TestVector.Data one : data) {
            try {
                byte[] bytes = Files.readAllBytes(file(one.file()));
                if (!crc32(bytes).equals(one.crc32())) {
                    throw new VectorException("%s has been changed: its CRC-32 is %s, not %s"
                            .formatted(folder.resolve(one.file()), crc32(bytes), one.crc32()));
                }
                tensors.add(bytes);
            } catch (IOException e) {
                throw new VectorException("%s cannot be read".formatted(folder.resolve(one.file())), e);
            }
        }
        return tensors;
    }

    /** A file of the vector, which has to lie in its folder. */
    private Path file(String name) {
        Path file = folder.resolve(name).normalize();
        if (!folder.normalize().equals(file.getParent())) {
            throw new VectorException("%s names a file outside its folder: %s".formatted(folder.resolve(INDEX), name));
        }
        return file;
    }
}
