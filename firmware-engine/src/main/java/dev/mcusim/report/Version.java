package dev.mcusim.report;

import java.util.Optional;

/** The version of this build, from the manifest of the jar it runs from. */
public final class Version {
    private Version() {}

    /** For example {@code 0.1.0-SNAPSHOT}; {@code development} when run from class files. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
