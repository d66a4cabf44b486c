package dev.mcusim.cpu.jit;

import static dev.mcusim.cpu.jit.GuestCode.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;

/**
 * Bytecode for the condition flags. They are computed without branches, so that the JVM's compiler can move what nobody needs out of the
 * way. A condition right behind the subtraction it is about compares the operands instead of looking at flags.
 */
final class Flags {

    private final GuestCode code;
    /** Whether the flags are those of subtracting {@link GuestCode#RIGHT_OPERAND} from {@link GuestCode#LEFT_OPERAND}. */
    private boolean compared;

    Flags(GuestCode code) {
        this.code = code;
    }

    /** Nothing is known about where the flags come from. */
    void forget() {
        compared = false;
    }

    /** All flags of the sum {@code A + B}, perhaps with carry, which is {@code RESULT}. */
    void ofSum() {
        compared = false;
        signAndZero();
        code.load(A);
        code.load(B);
        code.op(IAND);
        code.load(A);
        code.load(B);
        code.op(IOR);
        code.load(RESULT);
        code.op(ICONST_M1, IXOR, IAND, IOR);
        code.constant(31);
        code.op(IUSHR);
        code.store(C);
        code.load(A);
        code.load(RESULT);
        code.op(IXOR);
        code.load(B);
        code.load(RESULT);
        code.op(IXOR, IAND);
        code.store(V);
    }

    /** All flags of the difference {@code A - B}, which is {@code RESULT}. */
    void ofDifference() {
        compared = true;
        signAndZero();
        code.load(A);
        code.store(LEFT_OPERAND);
        code.load(B);
        code.store(RIGHT_OPERAND);
        code.load(A);
        code.op(ICONST_M1, IXOR);
        code.load(B);
        code.op(IAND);
        code.load(A);
        code.load(B);
        code.op(IXOR, ICONST_M1, IXOR);
        code.load(RESULT);
        code.op(IAND, IOR, ICONST_M1, IXOR);
        code.constant(31);
        code.op(IUSHR);
        code.store(C);
        code.load(A);
        code.load(B);
        code.op(IXOR);
        code.load(A);
        code.load(RESULT);
        code.op(IXOR, IAND);
        code.store(V);
    }

    /** N and Z of {@code RESULT}. */
    void ofLogic() {
        compared = false;
        signAndZero();
    }

    private void signAndZero() {
        code.load(RESULT);
        code.store(N);
        code.load(RESULT);
        code.store(Z);
    }

    /** Jumps where a condition, 0 to 13, does not hold. */
    void jumpUnless(int condition, Label target) {
        if (compared && condition != 4 && condition != 5 && condition != 6 && condition != 7) {
            compareAndJump(condition ^ 1, target);
            return;
        }
        switch (condition) {
            case 0 -> test(Z, IFNE, target);
            case 1 -> test(Z, IFEQ, target);
            case 2 -> test(C, IFEQ, target);
            case 3 -> test(C, IFNE, target);
            case 4 -> test(N, IFGE, target);
            case 5 -> test(N, IFLT, target);
            case 6 -> test(V, IFGE, target);
            case 7 -> test(V, IFLT, target);
            case 8 -> {
                test(C, IFEQ, target);
                test(Z, IFEQ, target);
            }
            case 9 -> {
                Label holds = new Label();
                test(C, IFEQ, holds);
                test(Z, IFNE, target);
                code.bind(holds);
            }
            case 10 -> signsDiffer(IFLT, target);
            case 11 -> signsDiffer(IFGE, target);
            case 12 -> {
                test(Z, IFEQ, target);
                signsDiffer(IFLT, target);
            }
            case 13 -> {
                Label holds = new Label();
                test(Z, IFEQ, holds);
                signsDiffer(IFGE, target);
                code.bind(holds);
            }
            default -> throw new IllegalArgumentException("condition " + condition);
        }
    }

    private void test(int flag, int opcode, Label target) {
        code.load(flag);
        code.jump(opcode, target);
    }

    private void signsDiffer(int opcode, Label target) {
        code.load(N);
        code.load(V);
        code.op(IXOR);
        code.jump(opcode, target);
    }

    /** Jumps where a condition about the compared operands holds. */
    private void compareAndJump(int condition, Label target) {
        boolean unsigned = condition == 2 || condition == 3 || condition == 8 || condition == 9;
        code.load(LEFT_OPERAND);
        flipSign(unsigned);
        code.load(RIGHT_OPERAND);
        flipSign(unsigned);
        code.jump(
                switch (condition) {
                    case 0 -> IF_ICMPEQ;
                    case 1 -> IF_ICMPNE;
                    case 2, 10 -> IF_ICMPGE;
                    case 3, 11 -> IF_ICMPLT;
                    case 8, 12 -> IF_ICMPGT;
                    default -> IF_ICMPLE;
                },
                target);
    }

    /** Moves unsigned numbers to where signed comparison orders them. */
    private void flipSign(boolean unsigned) {
        if (unsigned) {
            code.constant(Integer.MIN_VALUE);
            code.op(IADD);
        }
    }
}
