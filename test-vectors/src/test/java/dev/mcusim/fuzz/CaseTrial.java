package dev.mcusim.fuzz;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.conformance.CaseResult;
import dev.mcusim.conformance.CaseRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one generated case file.
 *
 * @param whole the verdict on the file; empty when the seed gives none
 * @param crippled the verdict on the file without one of its fields, which may be anything
 */
record CaseTrial(long seed, Optional<CaseResult> whole, Optional<CaseResult> crippled) {
    private static final CaseRunner RUNNER =
            new CaseRunner(BoardCatalog.shipped().board("nucleo-f746zg"));

    /** Runs the case of a seed; exceptions are those of the runner, which should have none. */
    static CaseTrial of(long seed, Path folder) {
        Optional<CaseFields> fields = CaseGenerator.generate(seed);
        return new CaseTrial(
                seed,
                fields.map(f -> run(folder, seed, f.json())),
                fields.map(f -> run(folder, seed, f.jsonWithoutOne())));
    }

    private static CaseResult run(Path folder, long seed, String json) {
        Path file = folder.resolve("case" + seed + ".json");
        try {
            Files.writeString(file, json);
            return RUNNER.run(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + json.substring(0, Math.min(json.length(), 2000)), e);
        }
    }

    /** Whether the whole file passed, or its network cannot be a case. */
    boolean sound() {
        return whole.isEmpty() || whole.get().verdict() == CaseResult.Verdict.PASSED;
    }
}
