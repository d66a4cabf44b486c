package dev.mcusim.testfirmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a program of the host printed, errors too.
 *
 * @param text     all of it
 * @param exitCode the program's, or -1 when it was stopped because it took too long
 */
record Output(String text, int exitCode) {

    /** Runs a program until it ends, or for a number of seconds. */
    static Output of(Path directory, List<String> command, int seconds) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            CompletableFuture<byte[]> bytes = CompletableFuture.supplyAsync(() -> readAll(process));
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = new String(bytes.join(), StandardCharsets.UTF_8);
            return new Output(text, ended ? process.exitValue() : -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] readAll(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
