package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.Shift;
import dev.mcusim.isa.ShiftedRegister;
import java.util.List;

/** Bytecode for arithmetic, logic, moves and shifts by constants (manual A7.7, A2.2.1). */
final class Arithmetic {

    private static final int PC = 15;

    private final GuestCode code;
    private final Flags flags;

    Arithmetic(GuestCode code, Flags flags) {
        this.code = code;
        this.flags = flags;
    }

    /** Writes an instruction; false when it is none of these. */
    boolean write(Site site) {
        Instruction instruction = site.instruction().orElseThrow();
        List<Operand> operands = instruction.operands();
        if (operands.isEmpty() || !(operands.get(0) instanceof Register d) || d.number() == PC) {
            return false;
        }
        Operand last = operands.get(operands.size() - 1);
        Register first = operands.size() > 2 && operands.get(1) instanceof Register n ? n : d;
        if (last instanceof Register m && m.number() == PC) {
            return false;
        }
        boolean setsFlags = instruction.setsFlags();
        switch (instruction.mnemonic()) {
            case "MOVW" -> {
                code.constant(((Immediate) last).value());
                code.setRegister(d.number());
            }
            case "MOVT" -> {
                code.register(d.number());
                code.constant(0xffff);
                code.op(IAND);
                code.constant(((Immediate) last).value() << 16);
                code.op(IOR);
                code.setRegister(d.number());
            }
            case "ADD", "ADDW", "SUB", "SUBW", "RSB", "ADC", "SBC", "CMP", "CMN" -> {
                return first.number() == PC
                        ? writeAddress(site, d, last)
                        : writeSum(instruction.mnemonic(), d, first, last, setsFlags);
            }
            case "AND", "ORR", "EOR", "BIC", "ORN", "TST", "TEQ", "MOV", "MVN" -> {
                return first.number() != PC && writeLogic(instruction, d, first, last, setsFlags);
            }
            case "LSL", "LSR", "ASR", "ROR" -> {
                return operands.size() == 3
                        && last instanceof Immediate amount
                        && writeShift(instruction, d, first, amount.value(), setsFlags);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** ADR, whose operands are those of an addition to PC. */
    private boolean writeAddress(Site site, Register d, Operand last) {
        if (!(last instanceof Immediate offset)) {
            return false;
        }
        int base = site.address() + 4 & ~3;
        String mnemonic = site.instruction().orElseThrow().mnemonic();
        code.constant(mnemonic.startsWith("ADD") ? base + offset.value() : base - offset.value());
        code.setRegister(d.number());
        return true;
    }

    private boolean writeSum(String mnemonic, Register d, Register n, Operand op2, boolean setsFlags) {
        boolean compares = mnemonic.equals("CMP") || mnemonic.equals("CMN");
        boolean carries = mnemonic.equals("ADC") || mnemonic.equals("SBC");
        if (!push(op2)) {
            return false;
        }
        code.store(B);
        code.register(n.number());
        code.store(A);
        if (mnemonic.equals("RSB")) {
            code.load(A);
            code.load(B);
            code.store(A);
            code.store(B);
        }
        if (mnemonic.equals("SBC")) {
            code.load(B);
            code.op(ICONST_M1, IXOR);
            code.store(B);
        }
        code.load(A);
        code.load(B);
        boolean adds = mnemonic.startsWith("ADD") || mnemonic.equals("CMN") || carries;
        code.op(adds ? IADD : ISUB);
        if (carries) {
            code.load(C);
            code.op(IADD);
        }
        code.store(RESULT);
        if (setsFlags) {
            if (adds) {
                flags.ofSum();
            } else {
                flags.ofDifference();
            }
        }
        if (!compares) {
            code.load(RESULT);
            code.setRegister(d.number());
        }
        return true;
    }

    private boolean writeLogic(Instruction instruction, Register d, Register n, Operand op2, boolean setsFlags) {
        if (setsFlags && !pushCarry(instruction, op2)) {
            return false;
        }
        if (setsFlags) {
            code.store(OFFSET);
        }
        if (!push(op2)) {
            return false;
        }
        switch (instruction.mnemonic()) {
            case "MOV" -> {
                // The operand is the result.
            }
            case "MVN" -> code.op(ICONST_M1, IXOR);
            case "BIC" -> {
                code.op(ICONST_M1, IXOR);
                code.register(n.number());
                code.op(IAND);
            }
            case "ORN" -> {
                code.op(ICONST_M1, IXOR);
                code.register(n.number());
                code.op(IOR);
            }
            default -> {
                code.register(n.number());
                code.op(
                        switch (instruction.mnemonic()) {
                            case "ORR" -> IOR;
                            case "EOR", "TEQ" -> IXOR;
                            default -> IAND;
                        });
            }
        }
        boolean tests =
                instruction.mnemonic().equals("TST") || instruction.mnemonic().equals("TEQ");
        return finish(d, setsFlags, !tests);
    }

    private boolean finish(Register d, boolean setsFlags, boolean writes) {
        code.store(RESULT);
        if (setsFlags) {
            flags.ofLogic();
            code.load(OFFSET);
            code.store(C);
        }
        if (writes) {
            code.load(RESULT);
            code.setRegister(d.number());
        }
        return true;
    }

    private boolean writeShift(Instruction instruction, Register d, Register m, int amount, boolean setsFlags) {
        ShiftedRegister shifted = new ShiftedRegister(m, Shift.valueOf(instruction.mnemonic()), amount);
        if (setsFlags) {
            pushShiftCarry(shifted);
            code.store(OFFSET);
        }
        pushShifted(shifted);
        return finish(d, setsFlags, true);
    }

    /** Pushes a second operand; false when it is none. */
    private boolean push(Operand operand) {
        if (operand instanceof Immediate immediate) {
            code.constant(immediate.value());
        } else if (operand instanceof Register m) {
            code.register(m.number());
        } else if (operand instanceof ShiftedRegister shifted) {
            pushShifted(shifted);
        } else {
            return false;
        }
        return true;
    }

    private void pushShifted(ShiftedRegister shifted) {
        int amount = shifted.amount();
        code.register(shifted.register().number());
        switch (shifted.shift()) {
            case LSL -> {
                code.constant(amount);
                code.op(ISHL);
            }
            case LSR -> {
                if (amount == 32) {
                    code.op(POP, ICONST_0);
                } else {
                    code.constant(amount);
                    code.op(IUSHR);
                }
            }
            case ASR -> {
                code.constant(Math.min(amount, 31));
                code.op(ISHR);
            }
            case ROR -> {
                code.constant(amount);
                code.out.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "rotateRight", "(II)I", false);
            }
            case RRX -> {
                code.op(ICONST_1, IUSHR);
                code.load(C);
                code.constant(31);
                code.op(ISHL, IOR);
            }
        }
    }

    /** Pushes the carry that goes with a second operand of a logical instruction. */
    private boolean pushCarry(Instruction instruction, Operand operand) {
        if (operand instanceof Immediate immediate) {
            boolean rotated = instruction.sizeInBytes() == 4 && instruction.field("i") >>> 10 != 0;
            if (rotated) {
                code.constant(immediate.value() >>> 31);
            } else {
                code.load(C);
            }
        } else if (operand instanceof ShiftedRegister shifted) {
            pushShiftCarry(shifted);
        } else if (operand instanceof Register) {
            code.load(C);
        } else {
            return false;
        }
        return true;
    }

    private void pushShiftCarry(ShiftedRegister shifted) {
        int amount = shifted.amount();
        if (shifted.isPlain()) {
            code.load(C);
            return;
        }
        code.register(shifted.register().number());
        code.constant(
                switch (shifted.shift()) {
                    case LSL -> 32 - amount;
                    case LSR, ASR, ROR -> amount - 1;
                    case RRX -> 0;
                });
        code.op(IUSHR, ICONST_1, IAND);
    }
}
