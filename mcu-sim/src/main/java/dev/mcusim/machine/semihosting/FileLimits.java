package dev.mcusim.machine.semihosting;

/**
 * How much of the host's disk firmware may use.
 *
 * @param openFiles  files open at a time, the console's streams among them
 * @param madeFiles  files made in a run
 * @param fileBytes  size of a file that firmware makes or extends
 * @param totalBytes written to files in a run
 */
public record FileLimits(int openFiles, int madeFiles, long fileBytes, long totalBytes) {

    /** 64 open files, 4096 new ones, 256 MiB in each, 1 GiB in all. */
    public static final FileLimits DEFAULT = new FileLimits(64, 4096, 256L << 20, 1L << 30);
}
