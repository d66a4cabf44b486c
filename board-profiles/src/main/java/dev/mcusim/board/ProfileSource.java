package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches the text of profile files: from the project's own resources or from the user's disk. */
final class ProfileSource {
    // UTF-8 needs at most three bytes for one of Java's characters.
    private static final int MAX_BYTES = 3 * YamlReader.MAX_CHARACTERS;

    private ProfileSource() {}

    /** The root of a shipped file, for example {@code chips/stm32f746zg.yaml}. */
    static Optional<YamlNode.Mapping> shipped(String name, Faults faults) {
        try (InputStream stream = ProfileSource.class.getResourceAsStream(name)) {
            if (stream == null) {
                faults.add(Code.FILE_NOT_FOUND, 0, "", "this file is not part of the installation");
                return Optional.empty();
            }
            return text(stream, faults).flatMap(text -> YamlReader.read(text, faults));
        } catch (IOException e) {
            faults.add(Code.FILE_UNREADABLE, 0, "", "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The root of a file on disk. */
    static Optional<YamlNode.Mapping> file(Path file, Faults faults) {
        if (Files.notExists(file)) {
            faults.add(Code.FILE_NOT_FOUND, 0, "", "there is no such file");
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            faults.add(Code.FILE_UNREADABLE, 0, "", "this is not a file");
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return text(stream, faults).flatMap(text -> YamlReader.read(text, faults));
        } catch (IOException e) {
            faults.add(Code.FILE_UNREADABLE, 0, "", "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> text(InputStream stream, Faults faults) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            faults.add(Code.FILE_TOO_LARGE, 0, "", "a profile has at most " + MAX_BYTES + " bytes");
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            faults.add(Code.FILE_UNREADABLE, 0, "", "this is not UTF-8 text");
            return Optional.empty();
        }
    }
}
