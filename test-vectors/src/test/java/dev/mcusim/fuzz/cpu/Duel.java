package dev.mcusim.fuzz.cpu;

import dev.mcusim.cpu.StopReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Two cores that run the same programs. Their machines serve many programs, and are replaced now and then. */
final class Duel implements AutoCloseable {

    /** Most instructions that a program executes. */
    static final int MOST = 150_000;

    private static final int PROGRAMS_PER_MACHINE = 1500;

    /** Finding out which instructions of a program were reached takes long, so that it is done for some programs only. */
    private static final int PROGRAMS_PER_SAMPLE = 20;

    private final Contender first;
    private final Contender second;
    private final boolean timed;
    private final Map<FuzzBoard, Pair> pairs = new EnumMap<>(FuzzBoard.class);
    private long instructions;
    private long programs;
    private long generated;
    private long sampled;
    private long reached;

    /** Two machines on one board. */
    private static final class Pair implements AutoCloseable {
        final Bench one;
        final Bench other;
        int programs;

        Pair(FuzzBoard board, Contender first, Contender second) {
            one = new Bench(board, first);
            other = new Bench(board, second);
        }

        @Override
        public void close() {
            one.close();
            other.close();
        }
    }

    /**
     * A duel.
     *
     * @param timed whether cycles must be equal, too. As they depend on what was executed before, every program then gets new machines
     */
    Duel(Contender first, Contender second, boolean timed) {
        this.first = first;
        this.second = second;
        this.timed = timed;
    }

    /** Runs a program on both; what differs, if anything does. */
    Optional<Mismatch> fight(Program program) {
        Pair pair = pair(program.board());
        if (pair.programs++ == PROGRAMS_PER_MACHINE) {
            discard(program.board());
            pair = pair(program.board());
        }
        pair.one.load(program);
        pair.other.load(program);
        boolean measured = programs++ % PROGRAMS_PER_SAMPLE == 0;
        if (measured) {
            pair.one.resetCounters();
        }
        SplittableRandom random = new SplittableRandom(program.seed());
        // Now and then in two pieces, the first of which ends anywhere.
        boolean pieces = random.nextInt(20) == 0;
        int piece = pieces ? random.nextInt(200) : 0;
        StopReason one = pieces ? pair.one.run(piece) : new StopReason.BudgetSpent(0);
        StopReason other = pieces ? pair.other.run(piece) : one;
        if (one instanceof StopReason.BudgetSpent && other instanceof StopReason.BudgetSpent) {
            one = pair.one.run(MOST - piece);
            other = pair.other.run(MOST - piece);
        }
        State left = pair.one.state(one, timed);
        State right = pair.other.state(other, timed);
        instructions += left.instructions();
        generated += program.starts().length;
        if (measured) {
            sampled += program.starts().length;
            reached += pair.one.executed(program);
        }
        if (left.equalTo(right)) {
            return Optional.empty();
        }
        Mismatch mismatch = locate(program, left, right);
        if (mismatch.one().differentBytes(mismatch.other()) > 0) {
            discard(program.board());
        }
        return Optional.of(mismatch);
    }

    /** Looks for the first instruction after which the states differ. */
    private Mismatch locate(Program program, State left, State right) {
        long equal = 0;
        long different = Math.max(left.instructions(), right.instructions()) + 1;
        while (different - equal > 1) {
            long middle = (equal + different) >>> 1;
            if (state(program, middle, true).equalTo(state(program, middle, false))) {
                equal = middle;
            } else {
                different = middle;
            }
        }
        return new Mismatch(
                program,
                equal,
                state(program, equal, true),
                state(program, different, true),
                state(program, different, false));
    }

    /** The state of one of the cores after some instructions of a program. */
    private State state(Program program, long budget, boolean ofFirst) {
        Pair pair = pair(program.board());
        Bench bench = ofFirst ? pair.one : pair.other;
        bench.load(program);
        return bench.state(bench.run(budget), timed);
    }

    /** The fault of Unicorn that explains a mismatch. */
    Optional<KnownFault> explanation(Mismatch mismatch) {
        return second == Contender.UNICORN ? KnownFault.explaining(mismatch) : Optional.empty();
    }

    private Pair pair(FuzzBoard board) {
        Pair pair = pairs.get(board);
        if (pair != null && timed) {
            discard(board);
            pair = null;
        }
        return pair != null ? pair : pairs.computeIfAbsent(board, key -> new Pair(key, first, second));
    }

    private void discard(FuzzBoard board) {
        Pair pair = pairs.remove(board);
        if (pair != null) {
            pair.close();
        }
    }

    /** Instructions executed on each core, again and again those of loops. */
    long instructions() {
        return instructions;
    }

    /** Different instructions executed on each core, those of loops once: how many were generated, less the share that is jumped over. */
    long distinct() {
        return sampled == 0 ? 0 : generated * reached / sampled;
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        pairs.clear();
    }
}
