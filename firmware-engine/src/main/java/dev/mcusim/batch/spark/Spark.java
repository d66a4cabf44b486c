package dev.mcusim.batch.spark;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.batch.ExecutorUnavailableException.Code;
import java.util.Optional;

/** The way to Spark for those who do not know whether it is there. */
public final class Spark {
    private static final String ENTRY = "org.apache.spark.api.java.JavaSparkContext";
    private static final String LOG_SETTINGS = "log4j2.configurationFile";

    /** Where the launcher and Maven put it. */
    private static final String FETCH = "mvn -q -Pspark -pl firmware-engine -am -Dmaven.test.skip=true package";

    private Spark() {}

    /** Whether Spark is on the class path. */
    public static boolean available() {
        return missing().isEmpty();
    }

    /**
     * Starts Spark in this process, or connects with a cluster.
     *
     * @param master as Spark takes it: {@code local[*]}, {@code spark://host:7077}
     * @param most tasks that are handed to Spark at a time, at least 1
     * @throws ExecutorUnavailableException when Spark is missing or does not start
     */
    public static BatchExecutor connect(String master, int most) {
        missing().ifPresent(cause -> {
            throw new ExecutorUnavailableException(
                    Code.SPARK_MISSING,
                    "--spark needs Apache Spark, which is not part of mcusim. Fetch it once, about 90 MB, in the "
                            + "folder of the sources: " + FETCH,
                    cause);
        });
        if (System.getProperty(LOG_SETTINGS) == null) {
            System.setProperty(LOG_SETTINGS, "classpath:dev/mcusim/batch/spark/log4j2.properties");
        }
        return SparkExecutor.connect(master, most);
    }

    private static Optional<Throwable> missing() {
        try {
            Class.forName(ENTRY, false, Spark.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(e);
        }
    }
}
