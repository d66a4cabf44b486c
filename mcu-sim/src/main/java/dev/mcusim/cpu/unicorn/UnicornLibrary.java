package dev.mcusim.cpu.unicorn;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.mcusim.cpu.CoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and loads the native library, once per process. In this order: the file named by the system property {@value #PROPERTY}, the
 * library packed into the Maven artifact, an installed {@code libunicorn} of major version 2 on the library path.
 */
final class UnicornLibrary {

    /** System property with the path of a library to use instead of the packed one. */
    static final String PROPERTY = "mcusim.unicorn";

    private static final int MAJOR = 2;

    private static String version;

    private UnicornLibrary() {}

    /**
     * Loads the library if that has not happened yet.
     *
     * @return its version, as in {@code 2.0.1}
     * @throws CoreUnavailableException when there is none for this computer
     */
    static synchronized String load() {
        if (version == null) {
            version = find(System.getProperty(PROPERTY));
        }
        return version;
    }

    /**
     * Looks for a library and binds to it.
     *
     * @param named the only file to try, null to try all places
     */
    static String find(String named) {
        List<String> attempts = new ArrayList<>();
        loadMathLibrary();
        if (named != null) {
            String found = bind(named, named, attempts);
            if (found != null) {
                return found;
            }
            throw unavailable(attempts);
        }
        PackedLibrary packed = PackedLibrary.ofThisPlatform();
        try {
            String path = packed.extract().toString();
            String found = bind(path, "the packed " + packed.resource(), attempts);
            if (found != null) {
                return found;
            }
        } catch (PackedLibrary.NotUsableException e) {
            attempts.add(e.getMessage());
        }
        for (String name : List.of("unicorn", "libunicorn.so.2", "libunicorn.2.dylib")) {
            String found = bind(name, "an installed " + name, attempts);
            if (found != null) {
                return found;
            }
        }
        throw unavailable(attempts);
    }

    /** The packed Linux library uses the C math library without saying so. */
    private static void loadMathLibrary() {
        if (Platform.isLinux()) {
            try {
                NativeLibrary.getInstance("libm.so.6");
            } catch (UnsatisfiedLinkError e) {
                // Not glibc: then the C library itself has these functions, or loading Unicorn fails and says why.
            }
        }
    }

    private static String bind(String nameOrPath, String what, List<String> attempts) {
        try {
            UnicornApi.bind(nameOrPath);
            int number = UnicornApi.uc_version(0, 0);
            String text = (number >>> 24) + "." + (number >>> 16 & 0xff) + "." + (number >>> 8 & 0xff);
            if (number >>> 24 == MAJOR) {
                return text;
            }
            attempts.add(what + ": version " + text + " instead of " + MAJOR);
        } catch (UnsatisfiedLinkError e) {
            attempts.add(what + ": " + firstLine(e.getMessage()));
        }
        return null;
    }

    private static String firstLine(String message) {
        return message == null
                ? "cannot be loaded"
                : message.lines().findFirst().orElse("");
    }

    private static CoreUnavailableException unavailable(List<String> attempts) {
        return new CoreUnavailableException(
                "The Unicorn core needs the native library Unicorn 2, and none could be loaded. Install libunicorn 2, or name its"
                        + " file with -D" + PROPERTY + "=/path/to/libunicorn.so.2, or choose another core.",
                Platform.RESOURCE_PREFIX,
                attempts);
    }
}
