package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Encoding;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.TimingClass;
import java.util.EnumSet;
import java.util.Set;

/** Loads and stores of all forms, with the instructions before them that make their addresses. */
final class MemoryAccess {

    private static final int ATTEMPTS = 400;
    private static final Set<TimingClass> LOADS_OF_LISTS = EnumSet.of(TimingClass.LOAD_MULTIPLE);
    private static final Family[] FAMILIES = {
        Family.LOAD, Family.LOAD, Family.STORE, Family.STORE, Family.MULTIPLE, Family.FP_TRANSFER
    };

    private final Draft draft;

    MemoryAccess(Draft draft) {
        this.draft = draft;
    }

    /** One access of any form. */
    void write() {
        RowSampler row = anyRow();
        String syntax = row.row().syntaxText();
        boolean stack = !row.row().hasField('n') && !syntax.contains("PC");
        if (stack) {
            onStack(row);
        } else if (syntax.contains("PC")) {
            literal(row);
        } else {
            Register base = pointer(row.row(), false);
            Register index = row.row().hasField('m') ? index(base) : null;
            if (draft.chance(30)) {
                draft.code.emit(wordNotWriting(base, index));
            }
            Instruction instruction = fill(row, base, index);
            if (instruction != null) {
                draft.code.emit(instruction);
            }
        }
    }

    private RowSampler anyRow() {
        return draft.row(FAMILIES[draft.random.nextInt(FAMILIES.length)]);
    }

    private Instruction wordNotWriting(Register base, Register index) {
        int mask = 1 << base.number() | (index == null ? 0 : 1 << index.number());
        while (true) {
            Instruction instruction = draft.computation(false);
            if ((instruction.writes().registers().mask() & mask) == 0) {
                return instruction;
            }
        }
    }

    /** An access for an IT block whose base has been prepared by {@link #pointer}; null when there is none. */
    Instruction conditional(Register base) {
        for (int i = 0; i < 20; i++) {
            RowSampler row = anyRow();
            Encoding encoding = row.row();
            boolean fits = encoding.hasField('n') && !encoding.hasField('m') && !encoding.outsideItOnly();
            if (fits && (encoding.field("n").width() == 4 || base.number() < 8)) {
                return fill(row, base, null);
            }
        }
        return null;
    }

    /** Puts an address into a register, or finds one there. */
    Register pointer(Encoding row, boolean aligned) {
        boolean low = row != null && row.field("n").width() == 3;
        if (row != null && (!low || draft.anchor.number() < 8) && draft.chance(20)) {
            return draft.anchor;
        }
        Register base = low ? draft.freeLow() : draft.free();
        boolean words = aligned || row == null || row.feature() != dev.mcusim.isa.Feature.BASE || isMultiple(row);
        int distance = draft.random.nextInt(-0x800, 0x800);
        distance = draft.random.nextInt(words ? 150 : 10) < (words ? 149 : 7) ? distance & ~3 : distance;
        int kind = draft.random.nextInt(100);
        if (kind < 3) {
            draft.code.constant(base, extreme(words));
        } else if (kind < 25) {
            draft.code.constant(base, ANCHOR + distance);
        } else if (distance < 0) {
            draft.code.emit("subw", base, draft.anchor, new Immediate(-distance));
        } else {
            draft.code.emit("addw", base, draft.anchor, new Immediate(distance));
        }
        return base;
    }

    /** What the anchor holds. */
    static final int ANCHOR = FuzzBoard.DATA + 0x2800;

    private static boolean isMultiple(Encoding row) {
        return Family.MULTIPLE.has(row);
    }

    /** An address around an end of a memory. */
    private int extreme(boolean words) {
        int end =
                switch (draft.random.nextInt(8)) {
                    case 0 -> FuzzBoard.DATA;
                    case 1 -> FuzzBoard.FLASH;
                    case 2 -> FuzzBoard.FLASH + 0x1_0000;
                    case 3, 4 -> draft.board == FuzzBoard.M4 ? FuzzBoard.DATA + 0x4000 : FuzzBoard.DATA + 0x2000;
                    default -> draft.board.dataEnd();
                };
        return end + draft.random.nextInt(-40, 16) & (words ? ~3 : -1);
    }

    /** Makes a register a small number. */
    private Register index(Register base) {
        Register index = draft.freeBut(base);
        Register from = draft.any();
        switch (draft.random.nextInt(3)) {
            case 0 -> draft.code.emit("and", index, from, new Immediate(0xfc));
            case 1 -> draft.code.emit("ubfx", index, from, new Immediate(draft.random.nextInt(20)), new Immediate(8));
            default -> draft.code.emit("sbfx", index, from, new Immediate(draft.random.nextInt(20)), new Immediate(8));
        }
        return index;
    }

    /** A legal word of a row with these registers, or null when none was found. */
    private Instruction fill(RowSampler row, Register base, Register index) {
        Encoding encoding = row.row();
        boolean loadsList = LOADS_OF_LISTS.contains(encoding.instruction(0).timingClass());
        if (index != null && index.number() > encoding.field("m").largest()) {
            return null;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            int bits = row.word(draft.random);
            if (base != null) {
                bits = RowSampler.insert(bits, encoding.field("n"), base.number());
            }
            if (index != null) {
                bits = RowSampler.insert(bits, encoding.field("m"), index.number());
            }
            if (loadsList) {
                bits = withoutReserved(encoding, bits);
            }
            Instruction instruction = row.legal(bits);
            if (instruction != null && draft.allows(instruction)) {
                return instruction;
            }
        }
        return null;
    }

    private int withoutReserved(Encoding encoding, int bits) {
        int list = encoding.field("r").extract(bits);
        for (int i = 0; i < 8; i++) {
            list &= draft.isFree(Register.of(i)) ? -1 : ~(1 << i);
        }
        boolean narrow = encoding.sizeInBytes() == 2;
        for (int i = 8; i < 16; i++) {
            list &= !narrow && draft.isFree(Register.of(i)) ? -1 : ~(1 << i);
        }
        return RowSampler.insert(bits, encoding.field("r"), list);
    }

    /** An access relative to PC, to the code around. */
    private void literal(RowSampler row) {
        Instruction instruction = fill(row, null, null);
        if (instruction != null) {
            draft.code.emit(instruction);
        }
    }

    /** PUSH, POP, VPUSH, VPOP or an access relative to SP, and SP as it was. */
    private void onStack(RowSampler row) {
        draft.release(Register.SP);
        Instruction instruction = fill(row, null, null);
        draft.reserve(Register.SP);
        if (instruction == null) {
            return;
        }
        boolean moves = instruction.writes().contains(Register.SP);
        Register saved = null;
        if (moves) {
            saved = draft.free();
            draft.code.emit("mov", saved, Register.SP);
            draft.reserve(saved);
            // A list that holds the register in which SP is kept is of no use here.
            if (instruction.writes().contains(saved)) {
                draft.release(saved);
                return;
            }
        }
        draft.code.emit(instruction);
        if (moves) {
            draft.code.emit(draft.computation(false));
            draft.code.emit("mov", Register.SP, saved);
            draft.release(saved);
        }
    }

    /** LDREX, perhaps something in between, STREX to the same address; perhaps CLREX before. */
    void exclusive() {
        Register base = pointer(null, true);
        draft.reserve(base);
        Register loaded = draft.free();
        draft.reserve(loaded);
        Register status = draft.free();
        int offset = draft.random.nextInt(8);
        int width = draft.random.nextInt(3);
        int load = width == 0 ? 0xe850_0f00 | offset : width == 1 ? 0xe8d0_0f4f : 0xe8d0_0f5f;
        draft.code.wide(load | base.number() << 16 | loaded.number() << 12);
        for (int i = draft.random.nextInt(3); i > 0; i--) {
            draft.code.emit(draft.word(Family.DATA_PROCESSING, false));
        }
        if (draft.chance(15)) {
            draft.code.wide(0xf3bf_8f2f);
        }
        int store = width == 0
                ? 0xe840_0000 | offset | status.number() << 8
                : (width == 1 ? 0xe8c0_0f40 : 0xe8c0_0f50) | status.number();
        draft.code.wide(store | base.number() << 16 | loaded.number() << 12);
        draft.release(base);
        draft.release(loaded);
    }
}
