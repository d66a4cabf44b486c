package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.mcusim.isa.Instruction;
import org.objectweb.asm.Label;

/** Bytecode for extensions, bit fields, packing, counting, reversing and SSAT, USAT (manual A7.7). */
final class BitOperations {

    private final GuestCode code;

    BitOperations(GuestCode code) {
        this.code = code;
    }

    /** Writes an instruction; false when it is none of these. */
    boolean write(Site site) {
        Instruction instruction = site.instruction().orElseThrow();
        String name = instruction.mnemonic();
        switch (name) {
            case "SXTB", "SXTH", "UXTB", "UXTH", "SXTB16", "UXTB16" -> {
                pushExtended(instruction, name);
                code.setRegister(field(instruction, 'd'));
            }
            case "SXTAB", "SXTAH", "UXTAB", "UXTAH" -> {
                pushExtended(instruction, name.replace("A", ""));
                code.register(field(instruction, 'n'));
                code.op(IADD);
                code.setRegister(field(instruction, 'd'));
            }
            case "SBFX", "UBFX" -> {
                int right = 31 - field(instruction, 'w');
                code.register(field(instruction, 'n'));
                shift(ISHL, right - field(instruction, 'i'));
                shift(name.equals("SBFX") ? ISHR : IUSHR, right);
                code.setRegister(field(instruction, 'd'));
            }
            case "BFI", "BFC" -> insert(instruction, name.equals("BFI"));
            case "PKHBT", "PKHTB" -> pack(instruction, name.equals("PKHBT"));
            case "CLZ" -> unary(instruction, "java/lang/Integer", "numberOfLeadingZeros", "(I)I");
            case "REV" -> unary(instruction, "java/lang/Integer", "reverseBytes", "(I)I");
            case "RBIT" -> unary(instruction, "java/lang/Integer", "reverse", "(I)I");
            case "SSAT", "USAT" -> saturate(instruction, name.equals("SSAT"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int field(Instruction instruction, char letter) {
        return instruction.field(String.valueOf(letter));
    }

    private void shift(int opcode, int amount) {
        if (amount != 0) {
            code.constant(amount);
            code.op(opcode);
        }
    }

    private void pushExtended(Instruction instruction, String name) {
        code.register(field(instruction, 'm'));
        int rotation = instruction.sizeInBytes() == 4 ? field(instruction, 'i') * 8 : 0;
        if (rotation != 0) {
            code.constant(rotation);
            code.out.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "rotateRight", "(II)I", false);
        }
        switch (name) {
            case "SXTB" -> code.op(I2B);
            case "SXTH" -> code.op(I2S);
            case "UXTB" -> mask(0xff);
            case "UXTH" -> mask(0xffff);
            case "UXTB16" -> mask(0x00ff_00ff);
            default -> {
                code.op(DUP, I2B);
                mask(0xffff);
                code.op(SWAP);
                shift(ISHL, 8);
                shift(ISHR, 24);
                shift(ISHL, 16);
                code.op(IOR);
            }
        }
    }

    private void mask(int mask) {
        code.constant(mask);
        code.op(IAND);
    }

    private void insert(Instruction instruction, boolean inserts) {
        int mask = -1 << field(instruction, 'i') & -1 >>> 31 - field(instruction, 'b');
        code.register(field(instruction, 'd'));
        mask(~mask);
        if (inserts) {
            code.register(field(instruction, 'n'));
            shift(ISHL, field(instruction, 'i'));
            mask(mask);
            code.op(IOR);
        }
        code.setRegister(field(instruction, 'd'));
    }

    private void pack(Instruction instruction, boolean bottomTop) {
        int amount = field(instruction, 'i');
        code.register(field(instruction, 'n'));
        mask(bottomTop ? 0xffff : 0xffff_0000);
        code.register(field(instruction, 'm'));
        if (bottomTop) {
            shift(ISHL, amount);
        } else {
            shift(ISHR, amount == 0 ? 31 : amount);
        }
        mask(bottomTop ? 0xffff_0000 : 0xffff);
        code.op(IOR);
        code.setRegister(field(instruction, 'd'));
    }

    private void unary(Instruction instruction, String owner, String method, String descriptor) {
        code.register(field(instruction, 'm'));
        code.out.visitMethodInsn(INVOKESTATIC, owner, method, descriptor, false);
        code.setRegister(field(instruction, 'd'));
    }

    private void saturate(Instruction instruction, boolean signed) {
        int bits = field(instruction, 's') + (signed ? 1 : 0);
        int most = signed ? (int) ((1L << bits - 1) - 1) : (int) ((1L << bits) - 1);
        int least = signed ? -most - 1 : 0;
        int amount = field(instruction, 'i');
        code.register(field(instruction, 'n'));
        if (field(instruction, 'h') == 0) {
            shift(ISHL, amount);
        } else {
            shift(ISHR, amount == 0 ? 31 : amount);
        }
        code.store(A);
        code.load(A);
        code.constant(least);
        code.out.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "max", "(II)I", false);
        code.constant(most);
        code.out.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
        code.store(RESULT);
        Label fits = new Label();
        code.load(RESULT);
        code.load(A);
        code.jump(IF_ICMPEQ, fits);
        code.op(ICONST_1);
        code.store(Q);
        code.bind(fits);
        code.load(RESULT);
        code.setRegister(field(instruction, 'd'));
    }
}
