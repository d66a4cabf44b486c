package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Register;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes programs out of seeds. A program is a main part, with loops in it, that may call up to two functions, and ends in {@code BKPT 0};
 * some end earlier, in a fault. All of its instructions are defined and predictable.
 */
final class ProgramGenerator {

    /** The immediate of the breakpoint at the end. */
    static final int END = 0;

    private static final int BRANCH_FAR = 0xf000_9000;
    private static final int CLREX = 0xf3bf_8f2f;
    private static final int[] FEW = {2, 2, 3, 4, 5, 8};

    private final long seed;
    private final SplittableRandom random;
    private final FuzzBoard board;
    private final int base;
    private final Draft draft;
    private final MemoryAccess memory;
    private final ControlFlow control;
    private final SystemAccess system;
    private final SelfModification modification;
    private final boolean hot;
    private final boolean special;
    private final boolean straight;

    private ProgramGenerator(long seed, int hotPercent) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        board = FuzzBoard.values()[random.nextInt(FuzzBoard.values().length)];
        List<Integer> addresses = board.codeAddresses();
        base = addresses.get(random.nextInt(addresses.size()));
        draft = new Draft(random, board, base);
        memory = new MemoryAccess(draft);
        control = new ControlFlow(draft, memory, this::construct);
        system = new SystemAccess(draft);
        modification = new SelfModification(draft);
        hot = draft.chance(hotPercent);
        special = draft.chance(3);
        straight = !hot && draft.chance(50);
    }

    /**
     * The program of a seed.
     *
     * @param hotPercent how many programs in a hundred have a loop of seventy to three thousand rounds
     */
    static Program of(long seed, int hotPercent) {
        return new ProgramGenerator(seed, hotPercent).generate();
    }

    private Program generate() {
        int entry = draft.code.position();
        draft.code.wide(CLREX);
        if (!straight) {
            draft.reserveCounters();
            int over = draft.code.position();
            draft.code.wide(0);
            for (int i = random.nextInt(3); i > 0; i--) {
                control.function();
            }
            draft.code.patchWide(over, CodeWriter.far(BRANCH_FAR, over, draft.code.position()));
        }
        if (entry != 0) {
            throw new IllegalStateException("a program starts at its first halfword");
        }
        for (int i = straight ? 25 + random.nextInt(60) : 2 + random.nextInt(10); i > 0; i--) {
            construct();
        }
        if (!straight) {
            int rounds =
                    hot ? 300 + random.nextInt(random.nextInt(4) == 0 ? 2700 : 700) : FEW[random.nextInt(FEW.length)];
            control.loop(rounds, hot ? 2 + random.nextInt(12) : 4 + random.nextInt(30));
        }
        draft.code.narrow(0xbe00 | END);
        return program();
    }

    private Program program() {
        int[] core = new int[15];
        for (int i = 0; i < 15; i++) {
            core[i] = DataMemory.word(random);
        }
        core[draft.anchor.number()] = MemoryAccess.ANCHOR;
        core[Register.SP.number()] = MemoryAccess.ANCHOR - 4 * random.nextInt(64);
        int[] single = new int[32];
        for (int i = 0; i < 32; i++) {
            single[i] = DataMemory.word(random);
        }
        if (random.nextBoolean()) {
            int pair = 2 * random.nextInt(16);
            long wide = DataMemory.wide(random);
            single[pair] = (int) wide;
            single[pair + 1] = (int) (wide >>> 32);
        }
        int ccr = Program.CCR_RESET
                | (draft.chance(2) ? Program.CCR_UNALIGN_TRP : 0)
                | (draft.chance(3) ? Program.CCR_DIV_0_TRP : 0);
        return new Program(
                seed,
                board,
                base,
                draft.code.halfwords(),
                draft.code.starts(),
                core,
                single,
                random.nextInt() & 0xf80f_0000,
                draft.chance(50) ? 0 : system.fpscr(),
                ccr,
                random.nextInt(DataMemory.KINDS),
                0);
    }

    private void construct() {
        int kind = random.nextInt(100);
        boolean nested = !straight && draft.counter() != null;
        if (kind < 52) {
            draft.code.emit(draft.computation(false));
        } else if (kind < 74) {
            memory.write();
        } else if (kind < 81) {
            control.ifThen();
        } else if (kind < 86) {
            control.skip();
        } else if (kind < 88) {
            control.table();
        } else if (kind < 91) {
            control.call();
        } else if (kind < 94) {
            system.flags();
        } else if (kind < 95) {
            memory.exclusive();
        } else if (kind < 97 && nested) {
            control.loop(FEW[random.nextInt(FEW.length)], 1 + random.nextInt(4));
        } else if (kind < 98 && base != FuzzBoard.FLASH + 0x2000) {
            modification.write();
        } else if (kind < 99 && special) {
            system.special();
        } else if (draft.chance(10)) {
            system.hint();
        } else {
            draft.code.emit(draft.computation(false));
        }
    }
}
