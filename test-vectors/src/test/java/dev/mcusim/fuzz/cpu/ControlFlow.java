package dev.mcusim.fuzz.cpu;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Register;

/** Branches of all kinds, IT blocks, tables, calls and loops. */
final class ControlFlow {

    private static final int IT = 0xbf00;
    private static final int BX = 0x4700;
    private static final int NE = 1;
    private static final int BRANCH_FAR = 0xf000_9000;
    private static final int BRANCH_LINK = 0xf000_d000;

    private final Draft draft;
    private final MemoryAccess memory;
    private final Runnable construct;

    /** @param construct writes one random construct */
    ControlFlow(Draft draft, MemoryAccess memory, Runnable construct) {
        this.draft = draft;
        this.memory = memory;
        this.construct = construct;
    }

    /** IT and its one to four instructions, the last of them perhaps a branch over what follows. */
    void ifThen() {
        Register base = draft.chance(40) ? memory.pointer(null, draft.chance(99)) : null;
        Register target = draft.free();
        int kind = draft.random.nextInt(10);
        boolean exchanges = kind == 0 && target != base;
        int constant = draft.code.position();
        if (exchanges) {
            draft.code.constant(target, 1);
        }
        int condition = draft.random.nextInt(15);
        int count = 1 + draft.random.nextInt(4);
        draft.code.narrow(IT | condition << 4 | mask(condition, count));
        reserve(base, target);
        for (int i = 1; i < count; i++) {
            emitConditional(base);
        }
        int branch = draft.code.position();
        if (exchanges) {
            draft.code.narrow(BX | target.number() << 3);
        } else if (kind == 1) {
            draft.code.narrow(0xe000);
        } else if (kind == 2) {
            draft.code.wide(BRANCH_FAR);
        } else {
            emitConditional(base);
        }
        release(base, target);
        if (exchanges || kind == 1 || kind == 2) {
            some();
            landed(kind, branch, constant, target);
        }
    }

    private void landed(int kind, int branch, int constant, Register target) {
        if (kind == 0) {
            draft.code.patchConstant(constant, target, draft.code.here() | 1);
        } else if (kind == 1) {
            draft.code.landNarrow(branch);
        } else {
            draft.code.patchWide(branch, CodeWriter.far(BRANCH_FAR, branch, draft.code.position()));
        }
    }

    private int mask(int condition, int count) {
        int mask = 1 << (4 - count);
        for (int i = 1; i < count; i++) {
            int low = condition == 14 ? 0 : draft.random.nextInt(2);
            mask |= low << (4 - i);
        }
        return mask;
    }

    private void emitConditional(Register base) {
        Instruction access = base != null && draft.chance(50) ? memory.conditional(base) : null;
        boolean keeps = access != null && draft.allows(access);
        draft.code.emit(keeps ? access : draft.computation(true));
    }

    private void reserve(Register base, Register target) {
        draft.reserve(target);
        if (base != null) {
            draft.reserve(base);
        }
    }

    private void release(Register base, Register target) {
        draft.release(target);
        if (base != null) {
            draft.release(base);
        }
    }

    /** A branch forward over something: B, conditional or not, narrow or wide, CBZ, CBNZ, or with a target from a register or memory. */
    void skip() {
        int at = draft.code.position();
        int condition = draft.random.nextInt(14);
        switch (draft.random.nextInt(8)) {
            case 0, 1 -> {
                draft.code.narrow(0xd000 | condition << 8);
                some();
                draft.code.landNarrow(at);
            }
            case 2 -> {
                draft.code.wide(0);
                some();
                draft.code.patchWide(at, CodeWriter.farConditional(condition, at, draft.code.position()));
            }
            case 3 -> {
                draft.code.narrow(0xe000);
                some();
                draft.code.landNarrow(at);
            }
            case 4 -> {
                draft.code.wide(0);
                some();
                draft.code.patchWide(at, CodeWriter.far(BRANCH_FAR, at, draft.code.position()));
            }
            case 5, 6 -> {
                draft.code.narrow((draft.random.nextBoolean() ? 0xb100 : 0xb900) | draft.random.nextInt(8));
                construct.run();
                draft.code.landCompare(at);
            }
            default -> computed();
        }
    }

    /** MOV PC, BX, ADD PC or LDR PC to a place further down. */
    private void computed() {
        Register target = draft.free();
        int constant = draft.code.position();
        switch (draft.random.nextInt(4)) {
            case 0 -> {
                draft.code.constant(target, 0);
                draft.code.narrow(0x4687 | target.number() << 3);
                some();
                draft.code.patchConstant(constant, target, draft.code.here() | draft.random.nextInt(2));
            }
            case 1 -> {
                draft.code.constant(target, 1);
                draft.code.narrow(BX | target.number() << 3);
                some();
                draft.code.patchConstant(constant, target, draft.code.here() | 1);
            }
            case 2 -> {
                draft.code.constant(target, 0);
                int from = draft.code.here() + 4;
                draft.code.narrow(0x4487 | target.number() << 3);
                some();
                draft.code.patchConstant(constant, target, draft.code.here() - from);
            }
            default -> {
                draft.code.align();
                draft.code.wide(0xf8df_f000);
                int literal = draft.code.position();
                draft.code.data(0);
                draft.code.data(0);
                some();
                draft.code.patchWord(literal, draft.code.here() | 1);
            }
        }
    }

    /** TBB or TBH over four cases, with the table behind it, perhaps at an address in a register. */
    void table() {
        Register index = draft.free();
        Register base = draft.chance(50) ? draft.freeBut(index) : Register.PC;
        int constant = draft.code.position();
        if (base != Register.PC) {
            draft.code.constant(base, 0);
        }
        draft.code.emit("and", index, draft.any(), new Immediate(3));
        boolean halfwords = draft.random.nextBoolean();
        draft.code.wide((halfwords ? 0xe8d0_f010 : 0xe8d0_f000) | base.number() << 16 | index.number());
        int table = draft.code.position();
        if (base != Register.PC) {
            draft.code.patchConstant(constant, base, draft.code.here());
        }
        for (int i = 0; i < (halfwords ? 4 : 2); i++) {
            draft.code.data(0);
        }
        int[] ends = new int[4];
        for (int i = 0; i < 4; i++) {
            int distance = draft.code.position() - table;
            if (halfwords) {
                draft.code.patch(table + i, distance);
            } else {
                draft.code.patch(table + i / 2, draft.code.at(table + i / 2) | distance << 8 * (i & 1));
            }
            draft.code.emit(draft.computation(false));
            ends[i] = draft.code.position();
            draft.code.narrow(0xe000);
        }
        for (int end : ends) {
            draft.code.landNarrow(end);
        }
    }

    /** BL or BLX to a function. */
    void call() {
        if (draft.functions.isEmpty() || draft.inFunction) {
            draft.code.emit(draft.computation(false));
            return;
        }
        int function = draft.functions.get(draft.random.nextInt(draft.functions.size()));
        if (draft.chance(70)) {
            draft.code.wide(CodeWriter.far(BRANCH_LINK, draft.code.position(), function));
        } else {
            Register target = draft.free();
            draft.code.constant(target, draft.code.here() + 2 * (function - draft.code.position()) | 1);
            draft.code.narrow(0x4780 | target.number() << 3);
        }
    }

    /** A function: with LR on the stack or not, returning in one of the ways there are, perhaps early. */
    void function() {
        draft.functions.add(draft.code.position());
        draft.inFunction = true;
        boolean pushes = draft.random.nextBoolean();
        int list = draft.random.nextInt(256) & freeLow();
        int leave = pushes ? 0xbd00 | list : BX | 14 << 3;
        if (pushes) {
            draft.code.narrow(0xb500 | list);
        } else {
            draft.reserve(Register.LR);
        }
        some();
        if (draft.chance(40)) {
            draft.code.narrow(IT | draft.random.nextInt(14) << 4 | 8);
            draft.code.narrow(leave);
        }
        some();
        draft.code.narrow(leave);
        draft.release(Register.LR);
        draft.inFunction = false;
    }

    private int freeLow() {
        int mask = 0;
        for (int i = 0; i < 8; i++) {
            mask |= draft.isFree(Register.of(i)) ? 1 << i : 0;
        }
        return mask;
    }

    /** A loop of some rounds. */
    void loop(int rounds, int constructs) {
        Register counter = draft.counter();
        draft.code.constant(counter, rounds);
        draft.depth++;
        int top = draft.code.position();
        for (int i = 0; i < constructs; i++) {
            construct.run();
        }
        close(counter, top);
        draft.depth--;
    }

    private void close(Register counter, int top) {
        boolean low = counter.number() < 8;
        switch (draft.random.nextInt(4)) {
            case 0 -> {
                draft.code.emit("sub.w", counter, counter, new Immediate(1));
                int exit = draft.code.position();
                if (low) {
                    draft.code.narrow(0xb100 | counter.number());
                } else {
                    draft.code.emit("cmp", counter, new Immediate(0));
                    exit = draft.code.position();
                    draft.code.narrow(0xd000);
                }
                draft.code.wide(CodeWriter.far(BRANCH_FAR, draft.code.position(), top));
                if (low) {
                    draft.code.landCompare(exit);
                } else {
                    draft.code.landNarrow(exit);
                }
            }
            case 1 -> {
                draft.code.emit("subs", counter, counter, new Immediate(1));
                draft.code.narrow(IT | NE << 4 | 8);
                draft.code.wide(CodeWriter.far(BRANCH_FAR, draft.code.position(), top));
            }
            default -> {
                draft.code.emit("subs", counter, counter, new Immediate(1));
                draft.code.backTo(top, NE);
            }
        }
    }

    private void some() {
        for (int i = draft.random.nextInt(3); i >= 0; i--) {
            construct.run();
        }
    }
}
