package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Instruction;
import org.objectweb.asm.Label;

/** Bytecode for multiplies of the base architecture and the DSP extension (manual A7.7). */
final class Products {

    private final GuestCode code;
    private final Flags flags;

    Products(GuestCode code, Flags flags) {
        this.code = code;
        this.flags = flags;
    }

    /** Writes an instruction; false when it is none of these. */
    boolean write(Site site) {
        Instruction instruction = site.instruction().orElseThrow();
        switch (instruction.mnemonic()) {
            case "MUL" -> multiply(instruction);
            case "MLA", "MLS" -> {
                code.register(field(instruction, 'a'));
                code.register(field(instruction, 'n'));
                code.register(field(instruction, 'm'));
                code.op(IMUL, instruction.mnemonic().equals("MLA") ? IADD : ISUB);
                code.setRegister(field(instruction, 'd'));
            }
            case "SMULL", "UMULL", "SMLAL", "UMLAL" -> multiplyLong(instruction);
            case "SMULBB", "SMULBT", "SMULTB", "SMULTT" -> {
                pushHalves(instruction);
                code.setRegister(field(instruction, 'd'));
            }
            case "SMLABB", "SMLABT", "SMLATB", "SMLATT" -> {
                pushHalves(instruction);
                code.op(I2L);
                accumulate(instruction);
            }
            case "SMLAD", "SMUAD", "SMLADX", "SMUADX" -> {
                pushDual(instruction);
                accumulate(instruction);
            }
            case "SMULWB", "SMULWT", "SMLAWB", "SMLAWT" -> wordByHalf(instruction);
            case "SMMUL", "SMMULR", "SMMLA", "SMMLAR" -> upperWord(instruction);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int field(Instruction instruction, char letter) {
        return instruction.field(String.valueOf(letter));
    }

    private void multiply(Instruction instruction) {
        boolean tied = !instruction.encoding().hasField('m');
        code.register(field(instruction, 'n'));
        code.register(field(instruction, tied ? 'd' : 'm'));
        code.op(IMUL);
        code.store(RESULT);
        if (instruction.setsFlags()) {
            flags.ofLogic();
        }
        code.load(RESULT);
        code.setRegister(field(instruction, 'd'));
    }

    private void multiplyLong(Instruction instruction) {
        boolean unsigned = instruction.mnemonic().startsWith("U");
        int low = field(instruction, 'l');
        int high = field(instruction, 'h');
        pushLong(field(instruction, 'n'), unsigned);
        pushLong(field(instruction, 'm'), unsigned);
        code.op(LMUL);
        if (instruction.mnemonic().endsWith("LAL")) {
            pushLong(low, true);
            code.register(high);
            code.op(I2L);
            code.constant(32);
            code.op(LSHL, LOR, LADD);
        }
        code.op(DUP2, L2I);
        code.setRegister(low);
        code.constant(32);
        code.op(LSHR, L2I);
        code.setRegister(high);
    }

    private void pushLong(int register, boolean unsigned) {
        code.register(register);
        code.op(I2L);
        if (unsigned) {
            code.out.visitLdcInsn(0xffff_ffffL);
            code.op(LAND);
        }
    }

    /** Pushes the product of the halves that the mnemonic's last two letters name. */
    private void pushHalves(Instruction instruction) {
        String name = instruction.mnemonic();
        pushHalf(field(instruction, 'n'), name.charAt(name.length() - 2) == 'T');
        pushHalf(field(instruction, 'm'), name.charAt(name.length() - 1) == 'T');
        code.op(IMUL);
    }

    private void pushHalf(int register, boolean top) {
        code.register(register);
        if (top) {
            code.constant(16);
            code.op(ISHR);
        } else {
            code.op(I2S);
        }
    }

    /** Pushes the sum of both products as a long. */
    private void pushDual(Instruction instruction) {
        boolean exchange = instruction.mnemonic().endsWith("X");
        for (int half = 0; half < 2; half++) {
            pushHalf(field(instruction, 'n'), half == 1);
            pushHalf(field(instruction, 'm'), (half == 1) != exchange);
            code.op(IMUL, I2L);
        }
        code.op(LADD);
    }

    /** Adds the accumulator, if there is one, to the long on the stack, and puts the lower word away; Q when it is not all. */
    private void accumulate(Instruction instruction) {
        if (instruction.encoding().hasField('a')) {
            code.register(field(instruction, 'a'));
            code.op(I2L, LADD);
        }
        Label fits = new Label();
        code.op(DUP2, L2I, DUP);
        code.setRegister(field(instruction, 'd'));
        code.op(I2L, LCMP);
        code.jump(IFEQ, fits);
        code.op(ICONST_1);
        code.store(Q);
        code.bind(fits);
    }

    private void wordByHalf(Instruction instruction) {
        code.register(field(instruction, 'n'));
        code.op(I2L);
        pushHalf(field(instruction, 'm'), instruction.mnemonic().endsWith("T"));
        code.op(I2L, LMUL);
        code.constant(16);
        code.op(LSHR);
        if (instruction.mnemonic().startsWith("SMLA")) {
            accumulate(instruction);
        } else {
            code.op(L2I);
            code.setRegister(field(instruction, 'd'));
        }
    }

    private void upperWord(Instruction instruction) {
        code.register(field(instruction, 'n'));
        code.op(I2L);
        code.register(field(instruction, 'm'));
        code.op(I2L, LMUL);
        if (instruction.mnemonic().startsWith("SMMLA")) {
            code.register(field(instruction, 'a'));
            code.op(I2L);
            code.constant(32);
            code.op(LSHL, LADD);
        }
        if (instruction.mnemonic().endsWith("R")) {
            code.out.visitLdcInsn(0x8000_0000L);
            code.op(LADD);
        }
        code.constant(32);
        code.op(LSHR, L2I);
        code.setRegister(field(instruction, 'd'));
    }
}
