package dev.mcusim.testfirmware;

import dev.mcusim.RequiredTool;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.debug.GdbServer;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GNU gdb, debugging an image on a simulated board. */
final class Gdb {
    private static final int SECONDS = 120;

    private Gdb() {}

    /**
     * What came of a session.
     *
     * @param text   what gdb printed
     * @param result of the run
     */
    record Session(String text, FirmwareRun.Result result) {}

    /** Has gdb carry out commands, one after the other, from the moment when the board is halted at reset. */
    static Session debug(String board, Path image, String... commands) {
        return interrupt(board, image, "", commands);
    }

    /**
     * The same, and interrupts gdb, as Ctrl-C does.
     *
     * @param cue half a second after gdb has printed this; never when it is empty
     */
    static Session interrupt(String board, Path image, String cue, String... commands) {
        Path gdb = RequiredTool.find("gdb-multiarch", "gdb-multiarch");
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, (port, data) -> {}, "debuggee");
        try (GdbServer server = GdbServer.listen(0, text -> {})) {
            FirmwareRun run = new FirmwareRun(BoardCatalog.shipped().board(board), RunOptions.DEFAULT);
            ProgramImage firmware = ProgramImage.read(Files.readAllBytes(image));
            CompletableFuture<FirmwareRun.Result> result =
                    CompletableFuture.supplyAsync(() -> run.debug("debuggee.elf", firmware, console, server));
            String text = talk(command(gdb, image, server.port(), commands), cue);
            return new Session(text, result.get(SECONDS, TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> command(Path gdb, Path image, int port, String... commands) {
        List<String> words = new ArrayList<>(List.of(gdb.toString(), "-nx", "-q", "-batch", image.toString()));
        List<String> all = new ArrayList<>(List.of("set confirm off", "target remote localhost:" + port));
        all.addAll(List.of(commands));
        all.forEach(command -> words.addAll(List.of("-ex", command)));
        return words;
    }

    private static String talk(List<String> command, String cue) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        StringBuilder text = new StringBuilder();
        boolean waits = !cue.isEmpty();
        byte[] buffer = new byte[4096];
        for (int count = process.getInputStream().read(buffer); count >= 0; ) {
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            if (waits && text.indexOf(cue) >= 0) {
                waits = false;
                Thread.sleep(500);
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
            count = process.getInputStream().read(buffer);
        }
        process.waitFor();
        return text.toString();
    }
}
