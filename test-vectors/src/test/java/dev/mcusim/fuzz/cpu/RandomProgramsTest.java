package dev.mcusim.fuzz.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mcusim.cpu.CoreUnavailableException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Some random programs do the same on the core in Java and on Unicorn. Seeds start at the system property {@code mcusim.seed}, 1 by default;
 * {@link CpuCampaign} runs more of them.
 */
class RandomProgramsTest {

    private static final long FIRST_SEED = Long.getLong("mcusim.seed", 1);
    private static final int PROGRAMS = 1200;
    private static final int TRANSLATED_PROGRAMS = 50;
    private static final int INTERRUPTED_PROGRAMS = 10;
    private static final int HOT_PERCENT = 4;

    @Test
    void bothCoresDoTheSame() {
        try (Duel duel = new Duel(Contender.JIT, Contender.UNICORN, false)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
                Optional<Mismatch> mismatch = duel.fight(ProgramGenerator.of(seed, HOT_PERCENT))
                        .filter(m -> duel.explanation(m).isEmpty());
                assertThat(mismatch.map(
                                m -> Repro.of(Shrinker.ofUnexplained(duel).shrink(m))))
                        .isEmpty();
            }
            assertThat(duel.distinct()).isGreaterThan(40L * PROGRAMS);
        } catch (CoreUnavailableException e) {
            abort(e.getMessage());
        }
    }

    @Test
    void translatedCodeDoesWhatTheInterpreterDoes() {
        try (Duel duel = new Duel(Contender.INTERPRETER, Contender.TRANSLATOR, false)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + TRANSLATED_PROGRAMS; seed++) {
                Optional<Mismatch> mismatch = duel.fight(ProgramGenerator.of(seed, HOT_PERCENT));
                assertThat(mismatch.map(
                                m -> Repro.of(Shrinker.ofUnexplained(duel).shrink(m))))
                        .isEmpty();
            }
        }
    }

    @Test
    void interruptsComeAtTheSameInstructions() {
        try (Duel duel = new Duel(Contender.INTERPRETER, Contender.JIT, true)) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + INTERRUPTED_PROGRAMS; seed++) {
                Program program = ProgramGenerator.of(seed, 100).withTicks(100 + (int) (seed * 7919 % 1000));
                Optional<Mismatch> mismatch = duel.fight(program);
                assertThat(mismatch.map(
                                m -> Repro.of(Shrinker.ofUnexplained(duel).shrink(m))))
                        .isEmpty();
            }
        }
    }

    @Test
    void sysTickInterruptsPrograms() {
        Program program = ProgramGenerator.of(FIRST_SEED, 100).withTicks(100);
        try (Bench bench = new Bench(program.board(), Contender.JIT)) {
            bench.load(program);
            bench.run(5000);
            assertThat(bench.ticks()).isGreaterThan(10);
        }
    }

    @Test
    void aSeedAlwaysGivesTheSameProgram() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
            Program one = ProgramGenerator.of(seed, HOT_PERCENT);
            Program other = ProgramGenerator.of(seed, HOT_PERCENT);
            assertThat(one.bytes()).isEqualTo(other.bytes());
            assertThat(one.core()).isEqualTo(other.core());
        }
    }

    @Test
    void aDifferenceIsShrunkToTheInstructionThatMakesIt() {
        try (Duel duel = new Duel(Contender.JIT, Contender.UNICORN, false)) {
            Mismatch mismatch = LongStream.range(1, 500)
                    .mapToObj(seed -> duel.fight(ProgramGenerator.of(seed, HOT_PERCENT)))
                    .flatMap(Optional::stream)
                    .filter(RandomProgramsTest::isConversion)
                    .findFirst()
                    .orElseThrow();
            Mismatch small = new Shrinker(duel, RandomProgramsTest::isConversion).shrink(mismatch);
            assertThat(small.program().listing()).hasSizeLessThanOrEqualTo(4).anyMatch(line -> line.contains("vcvt"));
            assertThat(Repro.of(small)).contains("seed " + mismatch.program().seed(), "vcvt");
        } catch (CoreUnavailableException e) {
            abort(e.getMessage());
        }
    }

    private static boolean isConversion(Mismatch mismatch) {
        return KnownFault.explaining(mismatch)
                .filter(fault -> fault == KnownFault.FIXED_POINT_OBEYS_RMODE)
                .isPresent();
    }
}
