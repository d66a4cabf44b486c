package dev.mcusim.cpu.unicorn;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The native library inside the Maven artifact {@code com.github.zhkl0228:unidbg-unicorn2}. It is copied once to a directory of the user
 * that carries the hash of its content, and checked against that hash before every use.
 *
 * @param resource name on the class path
 */
record PackedLibrary(String resource) {

    /** System property with the directory for extracted files, instead of the operating system's place for caches. */
    static final String CACHE_PROPERTY = "mcusim.cache";

    static PackedLibrary ofThisPlatform() {
        String directory = (Platform.isMac() ? "osx" : Platform.isWindows() ? "windows" : "linux")
                + (Platform.isARM() ? "_arm64" : "_64");
        String file = Platform.isMac() ? "libunicorn.dylib" : Platform.isWindows() ? "unicorn.dll" : "libunicorn.so";
        return new PackedLibrary("natives/" + directory + "/" + file);
    }

    /** The library cannot be taken from the class path. */
    static final class NotUsableException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        NotUsableException(String message) {
            super(message);
        }
    }

    /**
     * Makes sure that the file exists and is intact.
     *
     * @return its absolute path
     */
    Path extract() throws NotUsableException {
        return extractTo(cache());
    }

    /** As {@link #extract()}, below a directory that is created if need be. */
    Path extractTo(Path cache) throws NotUsableException {
        try {
            byte[] content = content();
            String file = resource.substring(resource.lastIndexOf('/') + 1);
            Path directory = cache.resolve("unicorn-" + sha256(content).substring(0, 16));
            Path target = directory.resolve(file).toAbsolutePath();
            if (!isIntact(target, content)) {
                Files.createDirectories(directory);
                Path copy = Files.createTempFile(directory, file, ".part");
                Files.write(copy, content);
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return target;
        } catch (IOException e) {
            throw new NotUsableException("the packed " + resource + ": cannot be extracted: " + e.getMessage());
        }
    }

    private byte[] content() throws IOException, NotUsableException {
        try (InputStream in = PackedLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new NotUsableException("the packed " + resource + ": not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static boolean isIntact(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && sha256(Files.readAllBytes(file)).equals(sha256(content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Path cache() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (Platform.isWindows()) {
            String local = System.getenv("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve("mcusim");
        }
        if (Platform.isMac()) {
            return home.resolve("Library/Caches/mcusim");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return (xdg == null || xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg)).resolve("mcusim");
    }
}
