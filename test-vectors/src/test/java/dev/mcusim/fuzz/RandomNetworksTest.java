package dev.mcusim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.conformance.CaseResult;
import dev.mcusim.cpu.CoreKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few hundred random networks and layer cases. Seeds start at the system property {@code mcusim.seed}, 1 by default; a failure names its seed, which
 * {@link Campaign} runs alone.
 */
class RandomNetworksTest {
    private static final long FIRST_SEED = Long.getLong("mcusim.seed", 1);
    private static final int NETWORKS = 180;
    private static final int MUTANTS = 100;
    private static final int CASES = 120;

    @TempDir
    private Path folder;

    @Test
    void networksEqualTheReferenceLayerByLayer() {
        int equal = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed++) {
            NetworkTrial trial = NetworkTrial.of(seed, core(seed));
            assertThat(trial.verdict()).as(trial.detail()).isNotEqualTo(NetworkTrial.Verdict.WRONG);
            equal += trial.verdict() == NetworkTrial.Verdict.EQUAL ? 1 : 0;
        }
        // Extreme scales are refused now and then; a generator that makes nothing else would test nothing.
        assertThat(equal).isGreaterThan(NETWORKS * 9 / 10);
    }

    @Test
    void changedFilesAreRefusedOrStillEqual() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + MUTANTS; seed++) {
            NetworkTrial trial = NetworkTrial.ofMutant(seed, core(seed));
            assertThat(trial.verdict()).as(trial.detail()).isNotEqualTo(NetworkTrial.Verdict.WRONG);
        }
    }

    @Test
    void layerCasesPassUnderAnyOfTheirNames() {
        List<Optional<CaseResult>> wrong = new ArrayList<>();
        int passed = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            CaseTrial trial = CaseTrial.of(seed, folder);
            if (!trial.sound()) {
                wrong.add(trial.whole());
            } else if (trial.whole().isPresent()) {
                passed++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(passed).isGreaterThan(CASES / 2);
    }

    /** One seed in two runs on the core in Java. */
    private static CoreKind core(long seed) {
        return seed % 2 == 0 ? CoreKind.JIT : CoreKind.UNICORN;
    }
}
