package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.InstructionSet;
import dev.mcusim.isa.Register;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A program while it is being written: its code so far, which registers may be written, and random choices. */
final class Draft {

    private static final int ATTEMPTS = 200;
    private static final int SP_AND_PC = 1 << 13 | 1 << 15;
    private static final Map<FuzzBoard, Map<Family, List<RowSampler>>> ROWS = new EnumMap<>(FuzzBoard.class);

    static {
        for (FuzzBoard board : FuzzBoard.values()) {
            Map<Family, List<RowSampler>> families = new EnumMap<>(Family.class);
            for (Family family : Family.values()) {
                families.put(family, rows(board, family));
            }
            ROWS.put(board, families);
        }
    }

    final SplittableRandom random;
    final FuzzBoard board;
    final CodeWriter code;
    /** Points into the middle of data memory and is never written. */
    final Register anchor;
    /** Registers that random words must not write, one bit each; SP and PC always. */
    private int reserved = SP_AND_PC;
    /** The registers that count the rounds of loops: two for the main part, then one for functions. */
    private final Register[] counters = new Register[3];
    /** Loops around the present place. */
    int depth;
    /** Whether the present place is in a function. */
    boolean inFunction;
    /** Positions of functions to call. */
    final List<Integer> functions = new ArrayList<>();

    Draft(SplittableRandom random, FuzzBoard board, int base) {
        this.random = random;
        this.board = board;
        code = new CodeWriter(base);
        anchor = Register.of(random.nextInt(13));
        reserve(anchor);
    }

    /** Sets registers aside for loops. */
    void reserveCounters() {
        for (int i = 0; i < counters.length; i++) {
            counters[i] = free();
            reserve(counters[i]);
        }
    }

    /** The register that counts the rounds of a loop at the present place, or null where there can be none. */
    Register counter() {
        int most = inFunction ? 1 : 2;
        return depth < most ? counters[inFunction ? 2 : depth] : null;
    }

    private static List<RowSampler> rows(FuzzBoard board, Family family) {
        return InstructionSet.encodings().stream()
                .filter(row -> family.has(row) && board.has(row.feature()))
                .map(RowSampler::new)
                .toList();
    }

    /** True with a probability of {@code percent} / 100. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void reserve(Register register) {
        reserved |= 1 << register.number();
    }

    void release(Register register) {
        reserved &= ~(1 << register.number());
    }

    boolean isFree(Register register) {
        return (reserved >>> register.number() & 1) == 0;
    }

    /** A register of r0 to r12 that may be written. */
    Register free() {
        while (true) {
            Register register = Register.of(random.nextInt(13));
            if (isFree(register)) {
                return register;
            }
        }
    }

    /** One of r0 to r7 that may be written. */
    Register freeLow() {
        while (true) {
            Register register = Register.of(random.nextInt(8));
            if (isFree(register)) {
                return register;
            }
        }
    }

    /** A free register other than this. */
    Register freeBut(Register other) {
        Register register = free();
        while (register == other) {
            register = free();
        }
        return register;
    }

    /** Any of r0 to r12. */
    Register any() {
        return Register.of(random.nextInt(13));
    }

    /** A row of a family, or null where this board has none. */
    RowSampler row(Family family) {
        List<RowSampler> rows = ROWS.get(board).get(family);
        return rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
    }

    /** Whether an instruction may stand here: it writes no reserved register. */
    boolean allows(Instruction instruction) {
        return (instruction.writes().registers().mask() & reserved) == 0;
    }

    /** A random instruction of a family that writes no reserved register. */
    Instruction word(Family family, boolean inItBlock) {
        Family drawn = ROWS.get(board).get(family).isEmpty() ? Family.DATA_PROCESSING : family;
        while (true) {
            RowSampler row = row(drawn);
            Encoding encoding = row.row();
            boolean barrier = encoding.mnemonic().equals("ISB");
            if (inItBlock && (encoding.outsideItOnly() || (barrier && !chance(5)))) {
                continue;
            }
            for (int i = 0; i < ATTEMPTS; i++) {
                Instruction instruction = row.legal(row.word(random));
                if (instruction != null && allows(instruction)) {
                    return instruction;
                }
            }
        }
    }

    /** A random instruction that computes. */
    Instruction computation(boolean inItBlock) {
        int kind = random.nextInt(20);
        Family family = kind < 9
                ? Family.DATA_PROCESSING
                : kind < 12 ? Family.DSP : kind < 16 ? Family.SINGLE : kind < 19 ? Family.DOUBLE : Family.HINT;
        return word(family, inItBlock);
    }
}
